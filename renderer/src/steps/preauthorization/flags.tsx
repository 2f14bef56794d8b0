import { useMemo, useState } from 'react'
import { keyText, type LicenseKey } from '../../../../main/contract/license-key'
import type { PreauthorizationView } from '../../../../main/contract/step-views'
import { figure, plural } from '../../../../main/text/words'
import { attempt, useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Dialog } from '../../components/dialog'
import { CheckBox, TextArea } from '../../components/field'
import { reachable } from '../../components/reachable'
import { readAnswer, type PastedAnswer } from './pasted-answer'
import './flags.css'

interface FlagsProps {
  readonly view: PreauthorizationView
  readonly locked: boolean
}

/** The flags, which a person confirms. A pasted answer shows what it says of each license, and confirms none. */
export function Flags({ view, locked }: FlagsProps) {
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const { licenses, request } = view
  const answer = useMemo(
    () => (text.trim() === '' ? null : readAnswer(text, licenses, request)),
    [text, licenses, request],
  )
  const confirmed = licenses.filter((license) => license.confirmed).length
  const open = licenses.filter((license) => !license.confirmed && (answer?.saidOf(license).length ?? 1) > 0)
  return (
    <Card
      title="3. Confirm the flag"
      end={
        <span className="small quiet">
          {confirmed} of {licenses.length}
        </span>
      }
    >
      <p className="small quiet">
        The FortiGate can’t show whether the flag is set. Switch on a license when Customer Service has
        confirmed it.
      </p>
      <TextArea
        label="Answer of Customer Service"
        rows={2}
        value={text}
        onChange={setText}
        hint="Paste it, and you see what it says of each license. It confirms nothing and is not kept."
      />
      <p className="small" role="status">
        {answer !== null && named(answer.named, licenses.length)}
      </p>
      <ul className="flags" aria-label="Migration flags">
        {licenses.map(({ license, vdom, confirmed: isConfirmed }) => (
          <li key={keyText({ license, vdom })}>
            <CheckBox
              look="switch"
              name={`Flag confirmed for ${license} in ${vdom}`}
              label={
                <>
                  <span className="mono">{license}</span> <span className="quiet">in {vdom}</span>
                </>
              }
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
            {`Confirm ${figure(open.length)} flags at once…`}
          </Button>
        </div>
      )}
      {asking && <ConfirmFlags licenses={open} answer={answer} onClose={() => setAsking(false)} />}
    </Card>
  )
}

function named(count: number, of: number): string {
  if (count === 0)
    return of === 1 ? 'The answer does not name the license.' : 'The answer names none of them.'
  if (count === of) return of === 1 ? 'The answer names the license.' : `The answer names all ${figure(of)}.`
  return `The answer names ${figure(count)} of ${plural(of, 'license')}, and not the other${of - count === 1 ? '' : ` ${figure(of - count)}`}.`
}

interface SaidProps {
  readonly answer: PastedAnswer | null
  readonly license: LicenseKey
}

/** What the answer says of a license, in its words. */
function Said({ answer, license }: SaidProps) {
  if (answer === null) return null
  const sentences = answer.saidOf(license)
  if (sentences.length === 0) return <p className="flags__unnamed small">Not named in the answer</p>
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
  return (
    <Dialog
      title={`Has Customer Service confirmed all of these ${figure(shown.length)}?`}
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose} focusFirst>
            Not all of them
          </Button>
          <Button
            kind="primary"
            disabled={confirming}
            onClick={() => {
              const keys = shown.map(({ license, vdom }) => ({ license, vdom }))
              void confirm({ licenses: keys }).then(onClose)
            }}
          >
            {`Confirm ${figure(shown.length)} flags`}
          </Button>
        </>
      }
    >
      <p>
        Compare them with the answer of Customer Service. A FortiGate can’t migrate a license without its
        flag.
      </p>
      <ul className="flags flags--listed" aria-label="Licenses to confirm" {...reachable}>
        {shown.map(({ license, vdom }) => (
          <li key={keyText({ license, vdom })}>
            <span className="mono">{license}</span> <span className="quiet">in {vdom}</span>
            <Said answer={answer} license={{ license, vdom }} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
