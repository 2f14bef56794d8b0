import type { Question } from '../contract/questions'
import type { Snapshot } from '../contract/snapshot'
import { stepTitles } from '../contract/steps'

/*
 * What the desktop shows beside the window, for someone who has turned away from it. It names no device, no user and
 * no secret: a desktop may show it on a locked screen.
 */

/** What the desktop tells. */
export interface Told {
  readonly title: string
  readonly body: string
}

/** What is looked at to see whether something is to be told. */
export type Standing = Pick<Snapshot, 'run' | 'question'>

const asks: Readonly<Record<Question['kind'], string>> = {
  'host-key': 'The host key is waiting for your decision.',
  'device-prompts': 'The login is waiting for your answer.',
  password: 'The login is waiting for a password.',
  'post-login-banner': 'The login is waiting for your answer.',
}

/** How far it is, from 0 to 1; `unknown` if that can't be told; `null` if nothing is being done. */
export function progressOf({ run }: Pick<Standing, 'run'>): number | 'unknown' | null {
  if (!run?.busy) return null
  // While a person types nothing goes on here.
  if (run.byHand?.request && !run.byHand.isReading) return null
  return run.busy.fraction ?? 'unknown'
}

/** What is to be told about the step from one snapshot to the next: work that has ended, or a question that waits. */
export function toTell(before: Standing, now: Standing): Told | null {
  const { run, question } = now
  if (!run || before.run?.id !== run.id) return null
  const body =
    question !== null && question.id !== before.question?.id
      ? asks[question.kind]
      : run.mayBeAsking !== null && before.run.mayBeAsking === null
        ? 'The FortiGate may be asking something. Nothing is typed there.'
        : before.run.busy !== null && run.busy === null
          ? run.result
          : ''
  if (body === '') return null
  return { title: `${run.mode === 'rehearsal' ? 'Rehearsal: ' : ''}${stepTitles[run.step]}`, body }
}
