import { useId, useState } from 'react'
import type { Question } from '../../../main/contract/questions'
import { useWords } from '../language/words'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { TextField } from '../components/field'
import type { Answer } from './answer'
import { TimeLeft } from './time-left'
import './questions.css'

interface DevicePromptsProps {
  readonly question: Extract<Question, { kind: 'device-prompts' }>
  readonly answer: Answer
}

/** What a host asks at login, in its own words: a token code, another password. */
export function DevicePromptsDialog({ question, answer }: DevicePromptsProps) {
  const { host, jumpHost, name, instructions, prompts, until } = question
  const [texts, setTexts] = useState<readonly string[]>(() => prompts.map(() => ''))
  const form = useId()
  const { say } = useWords('steps')
  const isTokenCode = prompts.some((prompt) => prompt.isTokenCode)
  const isEmpty = texts.every((text) => text === '')
  return (
    <Dialog
      title={jumpHost ? say('prompts.title.jump', { host }) : say('prompts.title')}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)}>{say('login.cancel')}</Button>
          <Button kind={isEmpty ? 'plain' : 'primary'} form={form}>
            {say(isEmpty ? (isTokenCode ? 'prompts.send-push' : 'prompts.send-empty') : 'prompts.send')}
          </Button>
        </>
      }
    >
      {name !== '' && <p>{name}</p>}
      {instructions !== '' && <p className="host-words">{instructions}</p>}
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          setTexts(texts.map(() => ''))
          answer(texts)
        }}
      >
        {prompts.map((prompt, index) => (
          <TextField
            key={index}
            label={
              prompt.text.trim() === '' ? say('prompts.answer', { number: index + 1 }) : prompt.text.trim()
            }
            type={prompt.echo ? 'text' : 'password'}
            autoComplete="one-time-code"
            value={texts[index] ?? ''}
            onChange={(value) => setTexts(texts.map((text, at) => (at === index ? value : text)))}
            focusFirst={index === 0}
          />
        ))}
      </form>
      {until !== null && <TimeLeft until={until} />}
      <p className="quiet small">
        {say(isTokenCode ? 'prompts.about.code' : jumpHost ? 'prompts.about.jump' : 'prompts.about')}
      </p>
    </Dialog>
  )
}
