import { useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import { TerminalLogin } from '../../by-hand/terminal-login'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { NumberedList } from '../../components/numbered-list'
import { useCall } from '../../state/calls'

/** What step 1 is for where a person types. */
export const byHandPurpose =
  'You log in to the FortiGate in a terminal of your own. Tokenferry gives you the commands that read which device this is, and reads what you paste back. It never connects to the device.'

const whatHappens = [
  'You log in to the FortiGate as you always do: by SSH, on its console, or over a jump server.',
  <>
    Tokenferry gives you commands to copy, beginning with <code className="mono">get system status</code>.
    They only read.
  </>,
  'You paste back all that the terminal shows. Tokenferry says what it has recognized, and what is missing.',
]

interface ByHandProps {
  readonly run: RunView
  /** Of the form, for the button outside it that submits. */
  readonly formId: string
}

/** As whom the person is logged in; for a rehearsal, how to log in. */
export function ConnectByHand({ run, formId }: ByHandProps) {
  return (
    <>
      {run.byHand?.hasTerminal === true && (
        <Card title="Log in to the simulated FortiGate">
          <p>
            It runs on this laptop. Log in to it in a terminal of your own, and compare the host key when you
            are asked about it.
          </p>
          <TerminalLogin />
        </Card>
      )}
      <div className="connect">
        <Card title="Who types">
          <ByHandFields run={run} formId={formId} />
        </Card>
        <Card title="What happens when you begin">
          <NumberedList steps={whatHappens} />
        </Card>
      </div>
    </>
  )
}

/** The form for the name of the administrator. */
export function ByHandFields({ run, formId }: ByHandProps) {
  const [user, setUser] = useState(run.connect.form.user)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [begin] = useCall('connectByHand')
  return (
    <form
      id={formId}
      className="login"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const name = user.trim()
        setProblem(name === '' ? 'The account that you are logged in with.' : undefined)
        if (run.busy !== null) return
        if (name === '') event.currentTarget.querySelector('input')?.focus()
        else void begin({ user: name })
      }}
    >
      <TextField
        label="Administrator"
        value={user}
        onChange={(typed) => {
          setUser(typed)
          setProblem(undefined)
        }}
        problem={problem}
        disabled={run.busy !== null}
        hint="The account that you are logged in with. It needs the profile super_admin: it must see every VDOM and may migrate."
      />
    </form>
  )
}
