import { useEffect, useId, useRef } from 'react'
import type { LicenseMigration, QuestionView } from '../../../../main/contract/step-views'
import { minutesAndSeconds, useSeconds } from '../../state/seconds'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { moment } from '../../../../main/text/times'
import { QuestionText } from './question-text'

interface AskedProps {
  readonly license: LicenseMigration
  readonly question: QuestionView
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly locked: boolean
}

/** From when on the screen says that the FortiGate may end the session, in seconds; it does after 300 by default. */
const soonEnded = 240

/** The device's question in its own words, and the typed confirmation that `y` needs. */
export function QuestionCard({ license, question, typed, onTyped, locked }: AskedProps) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    field.current?.focus()
  }, [license.license])
  const wrong = typed !== license.license && typed.length >= license.license.length
  return (
    <Card
      title="The FortiGate asks"
      tone="bad"
      end={<OpenFor question={question} seconds={question.openSeconds ?? 0} />}
    >
      {license.yesAt.length > 0 && <SentBefore yesAt={license.yesAt} />}
      {question.wording === 'approved' && (
        <Callout tone="warn" title="These are not the documented words. You approved them for this license.">
          {question.reason}
        </Callout>
      )}
      <QuestionText id={id} question={question} />
      <TextField
        ref={field}
        label="Type the license number to answer y"
        mono
        value={typed}
        onChange={onTyped}
        disabled={locked}
        problem={wrong ? `That is not ${license.license}.` : undefined}
        describedBy={id}
        hint="Your decision is written to the journal before it is sent. If the FortiGate prints anything else meanwhile, nothing is sent."
      />
    </Card>
  )
}

function OpenFor({ question, seconds }: { readonly question: QuestionView; readonly seconds: number }) {
  const open = useSeconds(question, seconds)
  return (
    <span className="small quiet" role="timer">
      Open for {minutesAndSeconds(open)}
      {open >= soonEnded && '. By default, a FortiGate ends an idle session after 5 minutes.'}
    </span>
  )
}

/** A second `y` is never a matter of course. */
export function SentBefore({ yesAt }: { readonly yesAt: readonly string[] }) {
  return (
    <Callout
      tone="warn"
      title={`“y” was sent for this license before: ${yesAt.map((at) => moment(at)).join('; ')}.`}
    >
      The FortiGate was read since, and looks untouched. It remains possible that it carries out that answer
      even later. It is read once more, over a second session, right before another “y”.
    </Callout>
  )
}
