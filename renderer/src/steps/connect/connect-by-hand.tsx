import { useId, useState } from 'react'
import type { ByHandView } from '../../../../main/contract/by-hand'
import type { RunView } from '../../../../main/contract/run-view'
import { TerminalLogin } from '../../by-hand/terminal-login'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { NumberedList } from '../../components/numbered-list'
import { useCall } from '../../state/calls'
import { Connecting } from './connecting'
import { useWords } from '../../language/words'

interface ConnectByHandProps {
  readonly run: RunView
  readonly byHand: ByHandView
}

/** The person logs in: as whom, and for a rehearsal, how. */
export function ConnectByHand({ run, byHand }: ConnectByHandProps) {
  const formId = useId()
  const { say, draw } = useWords('steps')
  const fields = <ByHandFields run={run} formId={formId} />
  return (
    <Connecting
      run={run}
      formId={formId}
      words={{
        purpose: say('connect-by-hand.purpose'),
        connected: say('connect-by-hand.connected'),
        other: say('connect-by-hand.other'),
        again: say('connect-by-hand.again'),
        go: say('connect-by-hand.go'),
        toExpected: say('connect-by-hand.expected'),
        note: say('connect-by-hand.note'),
      }}
      fields={fields}
    >
      {byHand.hasTerminal && (
        <Card title={say('connect-by-hand.twin')}>
          <p>{say('connect-by-hand.twin.hint')}</p>
          <TerminalLogin />
        </Card>
      )}
      <div className="connect">
        <Card title={say('connect-by-hand.who')}>{fields}</Card>
        <Card title={say('connect-by-hand.then')}>
          <NumberedList
            steps={[
              say('connect-by-hand.then.log-in'),
              draw('connect-by-hand.then.commands', {
                line: 'get system status',
                command: (words) => <code className="mono">{words}</code>,
              }),
              say('connect-by-hand.then.paste'),
            ]}
          />
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
  const { say } = useWords('steps')
  return (
    <form
      id={formId}
      className="login"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const name = user.trim()
        setProblem(name === '' ? say('connect-by-hand.user.missing') : undefined)
        if (run.busy !== null) return
        if (name === '') event.currentTarget.querySelector('input')?.focus()
        else void begin({ user: name })
      }}
    >
      <TextField
        label={say('connect-by-hand.user')}
        value={user}
        onChange={(typed) => {
          setUser(typed)
          setProblem(undefined)
        }}
        problem={problem}
        disabled={run.busy !== null}
        hint={say('connect-by-hand.user.hint')}
      />
    </form>
  )
}
