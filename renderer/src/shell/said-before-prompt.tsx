import type { RunView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { Callout } from '../components/callout'
import { Screen } from '../components/screen'

/** What the FortiGate says where its prompt is waited for. Nothing is typed there, so the person has to know. */
export function SaidBeforePrompt({ run }: { readonly run: RunView }) {
  const { say } = useWords('steps')
  const { said } = run.connection
  if (said === null) return null
  return (
    <Callout tone="warn" title={say('before-prompt.title')} alert>
      <div className="stack">
        <Screen label={say('before-prompt.words')} text={said} />
        <p>{say('before-prompt.about')}</p>
      </div>
    </Callout>
  )
}
