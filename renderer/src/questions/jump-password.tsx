import { useId, useState } from 'react'
import type { Question } from '../../../main/contract/questions'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { TextField } from '../components/field'
import type { Answer } from './answer'

interface JumpPasswordProps {
  readonly question: Extract<Question, { kind: 'password' }>
  readonly answer: Answer
}

/** The password of a jump host that was left out of the form. */
export function JumpPassword({ question: { host, user }, answer }: JumpPasswordProps) {
  const [password, setPassword] = useState('')
  const form = useId()
  return (
    <Dialog
      title={`Password for the jump host ${host}`}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)}>Cancel the login</Button>
          <Button kind="primary" form={form} disabled={password === ''}>
            Go on
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (password === '') return
          setPassword('')
          answer([password])
        }}
      >
        <TextField
          label={`Password of ${user}`}
          type="password"
          value={password}
          onChange={setPassword}
          focusFirst
          hint="Sent to the jump host once its host key is trusted; kept only in memory for this session."
        />
      </form>
    </Dialog>
  )
}
