import { useId, useState } from 'react'
import type { ByHandView } from '../../../../main/contract/by-hand'
import type { RunView } from '../../../../main/contract/run-view'
import { TerminalLogin } from '../../by-hand/terminal-login'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { NumberedList } from '../../components/numbered-list'
import { useCall } from '../../state/calls'
import { Connecting } from './connecting'

const whatHappens = [
  'You log in to the FortiGate as you always do: by SSH, on its console, or over a jump server.',
  <>
    Tokenferry gives you commands to copy, beginning with <code className="mono">get system status</code>.
    They only read.
  </>,
  'You paste back all that the terminal shows. Tokenferry says what it has recognized, and what is missing.',
]

interface ConnectByHandProps {
  readonly run: RunView
  readonly byHand: ByHandView
}

/** The person logs in: as whom, and for a rehearsal, how. */
export function ConnectByHand({ run, byHand }: ConnectByHandProps) {
  const formId = useId()
  const fields = <ByHandFields run={run} formId={formId} />
  return (
    <Connecting
      run={run}
      formId={formId}
      words={{
        purpose:
          'You log in to the FortiGate in a terminal of your own. Tokenferry gives you the commands that read which device this is, and reads what you paste back. It never connects to the device.',
        connected: 'Read by hand',
        other: 'Begin again, or as someone else',
        anew: 'Begin again',
        go: 'Begin',
        toExpected: 'Log in to that one in your terminal.',
        note: 'The commands come next. Nothing changes on the device.',
      }}
      fields={fields}
    >
      {byHand.hasTerminal && (
        <Card title="Log in to the simulated FortiGate">
          <p>
            It runs on this laptop. Log in to it in a terminal of your own, and compare the host key when you
            are asked about it.
          </p>
          <TerminalLogin />
        </Card>
      )}
      <div className="connect">
        <Card title="Who types">{fields}</Card>
        <Card title="What happens when you begin">
          <NumberedList steps={whatHappens} />
        </Card>
      </div>
    </Connecting>
  )
}

interface ByHandFieldsProps {
  readonly run: RunView
  readonly formId: string
}

/** The form for the name of the administrator. */
function ByHandFields({ run, formId }: ByHandFieldsProps) {
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
