import type { RunView } from '../../../main/contract/run-view'
import { Callout } from '../components/callout'
import { Screen } from '../components/screen'

/** What the FortiGate says where its prompt is waited for. Nothing is typed there, so the person has to know. */
export function SaidBeforePrompt({ run }: { readonly run: RunView }) {
  const { said } = run.connection
  if (said === null) return null
  return (
    <Callout tone="warn" title="What the FortiGate says before its prompt" alert>
      <div className="stack">
        <Screen label="Words of the FortiGate" text={said} />
        <p>
          Tokenferry waits for the prompt and types nothing here. If these words ask for something, such as a
          new password, press Stop, log in with another SSH client, answer it there, then connect again.
        </p>
      </div>
    </Callout>
  )
}
