import { useEffect, useId, useRef, useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { NumberedList } from '../../components/numbered-list'
import { LoginFields } from '../../login/login-fields'
import { startForm } from '../../login/login-form'
import { Connecting } from './connecting'
import { useWords, type WordsOf } from '../../language/words'

/** What is said of a login to a real device, and to a simulated one. */
function loginWords(mode: RunView['mode'], { say, draw }: WordsOf<'steps'>) {
  const reads = draw('connect.then.reads', {
    status: 'get system status',
    cluster: 'get system ha status',
    command: (words) => <code className="mono">{words}</code>,
  })
  return mode === 'live'
    ? {
        purpose: undefined,
        title: say('connect.live'),
        whatHappens: [say('connect.live.host-key'), say('connect.live.log-in'), reads],
        note: say('connect.live.note'),
      }
    : {
        purpose: say('connect.rehearsal.purpose'),
        title: say('connect.rehearsal'),
        whatHappens: [say('connect.rehearsal.twin'), say('connect.rehearsal.log-in'), reads],
        note: say('connect.rehearsal.note'),
      }
}

/** Tokenferry logs in. */
export function ConnectOverSession({ run }: { readonly run: RunView }) {
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  const rejected = run.problem?.code === 'login-rejected' && run.busy === null
  const isTyped = run.mode === 'live'
  const words = useWords('steps')
  const { say } = words
  const { purpose, title, whatHappens, note } = loginWords(run.mode, words)

  useEffect(() => {
    // After a refused login only the secret has to be typed again.
    // What was refused is said above, and stays in sight; the first letter scrolls to the field.
    if (rejected)
      element.current?.querySelector<HTMLElement>('input[type="password"]')?.focus({ preventScroll: true })
  }, [rejected])

  useEffect(() => {
    // Nothing on this step is done before the address is there.
    if (isTyped) element.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus()
  }, [isTyped])

  const allowOldEncryption = () => {
    setForm((now) => ({ ...now, oldEncryption: true }))
    // The password has left the form: it is what is still missing.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('input[type="password"], [role="switch"]')?.focus(),
    )
  }

  const fields = <LoginFields run={run} id={formId} element={element} form={form} onChange={setForm} />
  return (
    <Connecting
      run={run}
      formId={formId}
      words={{
        purpose,
        connected: say('connect.connected'),
        other: say('connect.other'),
        again: say('connect.again'),
        go: say('connect.go'),
        toExpected: say('connect.expected'),
        note,
      }}
      wayOut={
        run.problem?.code === 'no-common-algorithm' &&
        form.oldEncryption !== true && (
          <Button size="small" onClick={allowOldEncryption}>
            {say('connect.old-encryption')}
          </Button>
        )
      }
      fields={fields}
    >
      <div className="connect">
        <Card title={title}>{fields}</Card>
        <Card title={say('connect.then')}>
          <NumberedList steps={whatHappens} />
        </Card>
      </div>
    </Connecting>
  )
}
