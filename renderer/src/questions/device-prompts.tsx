import { useId, useState } from 'react'
import type { Question } from '../../../main/contract/view'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { TextField } from '../components/field'
import type { Answer } from './answer'

interface DevicePromptsProps {
  readonly question: Extract<Question, { kind: 'device-prompts' }>
  readonly answer: Answer
}

/** What the device asks at login, in its own words: a token code, another password. */
export function DevicePrompts({ question, answer }: DevicePromptsProps) {
  const [texts, setTexts] = useState<readonly string[]>(() => question.prompts.map(() => ''))
  const form = useId()
  return (
    <Dialog
      title="The FortiGate asks"
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)}>Cancel the login</Button>
          <Button kind="primary" form={form}>
            Send
          </Button>
        </>
      }
    >
      {question.name !== '' && <p>{question.name}</p>}
      {question.instructions !== '' && <p>{question.instructions}</p>}
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setTexts(texts.map(() => ''))
          answer(texts)
        }}
      >
        {question.prompts.map((prompt, index) => (
          <TextField
            key={index}
            label={prompt.text.trim() === '' ? `Answer ${String(index + 1)}` : prompt.text.trim()}
            type={prompt.echo ? 'text' : 'password'}
            autoComplete="one-time-code"
            value={texts[index] ?? ''}
            onChange={(value) => setTexts(texts.map((text, at) => (at === index ? value : text)))}
            focusFirst={index === 0}
          />
        ))}
      </form>
      <p className="quiet small">
        These are the device’s own words. A code from an app is good for less than a minute; send an empty
        answer where you approve a push instead.
      </p>
    </Dialog>
  )
}
