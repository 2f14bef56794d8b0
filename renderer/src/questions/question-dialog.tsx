import type { Question } from '../../../main/contract/questions'
import { useCall } from '../state/calls'
import type { Answer } from './answer'
import { Banner } from './banner'
import { ChangedHostKey, UnknownHostKey } from './host-key'
import { DevicePromptsDialog } from './device-prompts'
import { JumpPassword } from './jump-password'

interface QuestionDialogProps {
  readonly question: Question
}

/** What main must know before it can go on. Esc refuses. */
export function QuestionDialog({ question }: QuestionDialogProps) {
  const [reply] = useCall('answerQuestion')
  const answer: Answer = (answers) =>
    void reply({ id: question.id, answers: answers === null ? null : [...answers] })
  switch (question.kind) {
    case 'host-key':
      return question.known === null ? (
        <UnknownHostKey question={question} answer={answer} />
      ) : (
        <ChangedHostKey question={question} known={question.known} answer={answer} />
      )
    case 'device-prompts':
      return <DevicePromptsDialog question={question} answer={answer} />
    case 'password':
      return <JumpPassword question={question} answer={answer} />
    case 'post-login-banner':
      return <Banner text={question.text} answer={answer} />
  }
}
