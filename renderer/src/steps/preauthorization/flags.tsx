import { useMemo, useState, type ReactNode } from 'react'
import { keyText, type LicenseKey } from '../../../../main/contract/license-key'
import type { PreauthorizationView } from '../../../../main/contract/step-views'
import { attempt, useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Dialog } from '../../components/dialog'
import { CheckBox, TextArea } from '../../components/field'
import { reachable } from '../../components/reachable'
import { readAnswer, type PastedAnswer } from './pasted-answer'
import { useWords, type WordsOf } from '../../language/words'
import './flags.css'

/** How a license and its VDOM are told apart. */
const looks = {
  number: (words: ReactNode) => <span className="mono">{words}</span>,
  place: (words: ReactNode) => <span className="quiet">{words}</span>,
}

interface FlagsProps {
  readonly view: PreauthorizationView
  readonly locked: boolean
}

/** The flags, which a person confirms. A pasted answer shows what it says of each license, and confirms none. */
export function Flags({ view, locked }: FlagsProps) {
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const { licenses, request } = view
  const words = useWords('steps')
  const { say, draw } = words
  const answer = useMemo(
    () => (text.trim() === '' ? null : readAnswer(text, licenses, request)),
    [text, licenses, request],
  )
  const confirmed = licenses.filter((license) => license.confirmed).length
  const open = licenses.filter((license) => !license.confirmed && (answer?.saidOf(license).length ?? 1) > 0)
  return (
    <Card
      title={say('flags.title')}
      end={
        <span className="small quiet">
          {say('flags.confirmed', { count: confirmed, of: licenses.length })}
        </span>
      }
    >
      <p className="small quiet">{say('flags.lead')}</p>
      <TextArea
        label={say('flags.answer')}
        rows={2}
        value={text}
        onChange={setText}
        hint={say('flags.answer.hint')}
      />
      <p className="small" role="status">
        {answer !== null && named(answer.named, licenses.length, words)}
      </p>
      <ul className="flags" aria-label={say('flags.list')}>
        {licenses.map(({ license, vdom, confirmed: isConfirmed }) => (
          <li key={keyText({ license, vdom })}>
            <CheckBox
              look="switch"
              name={say('flags.confirm', { license, vdom })}
              label={draw('flags.license', { license, vdom, ...looks })}
              checked={isConfirmed}
              disabled={locked}
              onChange={(on) => attempt('confirmFlag', { license, vdom, confirmed: on })}
            />
            <Said answer={answer} license={{ license, vdom }} />
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <div className="row">
          <Button disabled={locked} onClick={() => setAsking(true)}>
            {say('flags.at-once', { count: open.length })}
          </Button>
        </div>
      )}
      {asking && <ConfirmFlags licenses={open} answer={answer} onClose={() => setAsking(false)} />}
    </Card>
  )
}

function named(count: number, of: number, { say }: WordsOf<'steps'>): string {
  if (count === 0) return of === 1 ? say('flags.named.not-it') : say('flags.named.none')
  if (count === of) return of === 1 ? say('flags.named.it') : say('flags.named.all', { count })
  return say('flags.named.some', { count, of, others: of - count })
}

interface SaidProps {
  readonly answer: PastedAnswer | null
  readonly license: LicenseKey
}

/** What the answer says of a license, in its words. */
function Said({ answer, license }: SaidProps) {
  const { say } = useWords('steps')
  if (answer === null) return null
  const sentences = answer.saidOf(license)
  if (sentences.length === 0) return <p className="flags__unnamed small">{say('flags.unnamed')}</p>
  return sentences.map((sentence, at) => (
    <blockquote key={at} className="flags__said small">
      {sentence}
    </blockquote>
  ))
}

interface ConfirmFlagsProps {
  readonly licenses: PreauthorizationView['licenses']
  readonly answer: PastedAnswer | null
  readonly onClose: () => void
}

/** The licenses whose flags are confirmed at once, one by one, so that they can be held against the answer. */
function ConfirmFlags({ licenses, answer, onClose }: ConfirmFlagsProps) {
  // Those that were shown, whatever the window hears meanwhile.
  const [shown] = useState(licenses)
  const [confirm, confirming] = useCall('confirmFlags')
  const { say, draw } = useWords('steps')
  return (
    <Dialog
      title={say('flags.dialog', { count: shown.length })}
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose} focusFirst>
            {say('flags.dialog.stay')}
          </Button>
          <Button
            kind="primary"
            disabled={confirming}
            onClick={() => {
              const keys = shown.map(({ license, vdom }) => ({ license, vdom }))
              void confirm({ licenses: keys }).then(onClose)
            }}
          >
            {say('flags.dialog.go', { count: shown.length })}
          </Button>
        </>
      }
    >
      <p>{say('flags.dialog.hint')}</p>
      <ul className="flags flags--listed" aria-label={say('flags.dialog.list')} {...reachable}>
        {shown.map(({ license, vdom }) => (
          <li key={keyText({ license, vdom })}>
            {draw('flags.license', { license, vdom, ...looks })}
            <Said answer={answer} license={{ license, vdom }} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
