import { useEffect, useId, useRef } from 'react'
import { isSamePerson, type TwoPeople } from '../../../../main/contract/two-people'
import type { LicenseMigration, QuestionView } from '../../../../main/contract/step-views'
import { minutesAndSeconds, useSeconds } from '../../state/seconds'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { moment } from '../../../../main/text/times'
import { QuestionText } from './question-text'
import type { WayWords } from './way-words'

interface AskedProps {
  readonly license: LicenseMigration
  readonly question: QuestionView
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly people: TwoPeople
  readonly onPeople: (people: TwoPeople) => void
  readonly locked: boolean
  readonly words: WayWords
}

/** From when on the screen says that the FortiGate may end the session, in seconds; it does after 300 by default. */
const soonEnded = 240

/** The device's question in its own words, and the typed confirmation that `y` needs. */
export function QuestionCard({
  license,
  question,
  typed,
  onTyped,
  people,
  onPeople,
  locked,
  words,
}: AskedProps) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    // The question is read first: the field takes the focus only if it can be seen together with it.
    const words = document.getElementById(id)?.closest<HTMLElement>('[role=group]')
    words?.scrollIntoView({ block: 'start' })
    field.current?.focus({ preventScroll: true })
    if (field.current !== null && !isInView(field.current)) words?.focus({ preventScroll: true })
  }, [id, license.license, license.vdom])
  const wrongIn = (number: string) =>
    number !== license.license && number.length >= license.license.length
      ? `That is not ${license.license}.`
      : undefined
  const { first, second } = people
  const isOnePerson = second !== '' && isSamePerson(first, second)
  return (
    <Card
      title="The FortiGate asks"
      tone="bad"
      end={<OpenFor question={question} seconds={question.openSeconds ?? 0} />}
    >
      {license.yesAt.length > 0 && <SentBefore yesAt={license.yesAt} words={words} />}
      {question.wording === 'approved' && (
        <Callout tone="warn" title="These are not the documented words. You approved them for this license.">
          {question.reason}
        </Callout>
      )}
      <QuestionText id={id} question={question} />
      {question.needsTwo ? (
        <>
          <p>Two people have to decide. Both names are kept with the evidence.</p>
          <div className="two-people">
            <TextField
              ref={field}
              label="First person: name"
              value={first}
              onChange={(name) => onPeople({ ...people, first: name })}
              disabled={locked}
              describedBy={id}
            />
            <TextField
              label="First person: license number"
              mono
              typedOnly
              value={typed}
              onChange={onTyped}
              disabled={locked}
              problem={wrongIn(typed)}
            />
            <TextField
              label="Second person: name"
              value={second}
              onChange={(name) => onPeople({ ...people, second: name })}
              disabled={locked}
              problem={isOnePerson ? 'That is the first person.' : undefined}
            />
            <TextField
              label="Second person: license number"
              mono
              typedOnly
              value={people.typed}
              onChange={(number) => onPeople({ ...people, typed: number })}
              disabled={locked}
              problem={wrongIn(people.typed)}
            />
          </div>
          <p className="small quiet">{words.kept}</p>
        </>
      ) : (
        <TextField
          ref={field}
          label="Type the license number to answer y"
          mono
          typedOnly
          value={typed}
          onChange={onTyped}
          disabled={locked}
          problem={wrongIn(typed)}
          describedBy={id}
          hint={words.kept}
        />
      )}
    </Card>
  )
}

function isInView(element: Element): boolean {
  const room = element.closest('main')?.getBoundingClientRect()
  return room !== undefined && element.getBoundingClientRect().bottom <= room.bottom
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

interface SentBeforeProps {
  readonly yesAt: readonly string[]
  readonly words: WayWords
}

/** A second `y` is never a matter of course. */
export function SentBefore({ yesAt, words }: SentBeforeProps) {
  return (
    <Callout
      tone="warn"
      title={`“y” was ${words.sent} for this license before: ${yesAt.map((at) => moment(at)).join('; ')}.`}
    >
      The FortiGate was read since, and looks untouched. It remains possible that it carries out that answer
      even later. {words.another}
    </Callout>
  )
}
