import { useEffect, useId, useRef } from 'react'
import { isSamePerson, type TwoPeople } from '../../../../main/contract/two-people'
import type { LicenseMigration, QuestionView } from '../../../../main/contract/step-views'
import { minutesAndSeconds, useSeconds } from '../../state/seconds'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { moment } from '../../../../main/text/times'
import { QuestionText } from './question-text'
import { keys, type WayWords } from './way-words'
import { useWords } from '../../language/words'

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
  const { say } = useWords('steps')
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
      ? say('question.not-it', { license: license.license })
      : undefined
  const { first, second } = people
  const isOnePerson = second !== '' && isSamePerson(first, second)
  return (
    <Card
      title={say('question.title')}
      tone="bad"
      end={<OpenFor question={question} seconds={question.openSeconds ?? 0} />}
    >
      {license.yesAt.length > 0 && <SentBefore yesAt={license.yesAt} words={words} />}
      {question.wording === 'approved' && (
        <Callout tone="warn" title={say('question.approved')}>
          {question.reason}
        </Callout>
      )}
      <QuestionText id={id} question={question} />
      {question.needsTwo ? (
        <>
          <p>{say('question.two')}</p>
          <div className="two-people">
            <TextField
              ref={field}
              label={say('question.first.name')}
              value={first}
              onChange={(name) => onPeople({ ...people, first: name })}
              disabled={locked}
              describedBy={id}
            />
            <TextField
              label={say('question.first.license')}
              mono
              typedOnly
              value={typed}
              onChange={onTyped}
              disabled={locked}
              problem={wrongIn(typed)}
            />
            <TextField
              label={say('question.second.name')}
              value={second}
              onChange={(name) => onPeople({ ...people, second: name })}
              disabled={locked}
              problem={isOnePerson ? say('question.second.same') : undefined}
            />
            <TextField
              label={say('question.second.license')}
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
          label={say('question.license', keys)}
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
  const { say } = useWords('steps')
  return (
    <span className="small quiet" role="timer">
      {say(open < soonEnded ? 'question.open' : 'question.open.long', { time: minutesAndSeconds(open) })}
    </span>
  )
}

interface SentBeforeProps {
  readonly yesAt: readonly string[]
  readonly words: WayWords
}

/** A second `y` is never a matter of course. */
export function SentBefore({ yesAt, words }: SentBeforeProps) {
  const { say } = useWords('steps')
  const times = yesAt.map((at) => moment(at)).join('; ')
  return (
    <Callout tone="warn" title={words.sentBefore(times)}>
      {say('question.sent-before.hint')} {words.another}
    </Callout>
  )
}
