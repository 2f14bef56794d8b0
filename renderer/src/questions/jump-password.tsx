import { useId, useState } from 'react'
import type { Question } from '../../../main/contract/questions'
import { useWords } from '../language/words'
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
  const { say } = useWords('steps')
  return (
    <Dialog
      title={say('jump-password.title', { host })}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)}>{say('login.cancel')}</Button>
          <Button kind="primary" form={form} disabled={password === ''}>
            {say('jump-password.go')}
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
          label={say('jump-password.field', { user })}
          type="password"
          value={password}
          onChange={setPassword}
          focusFirst
          hint={say('jump-password.hint')}
        />
      </form>
    </Dialog>
  )
}
