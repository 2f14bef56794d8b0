import type { ByHandView, HandNote, HandPaste } from '../../../main/contract/by-hand'
import { secondsClock } from '../../../main/text/times'
import { Disclosure } from '../components/disclosure'
import { Icon } from '../components/icon'
import { Pill } from '../components/pill'
import { useWords, type WordsOf } from '../language/words'

/** As many notes are shown at once. */
const mostShown = 4

interface PasteOutcomeProps {
  readonly byHand: ByHandView
  /** Since when is asked for what is asked now, ISO 8601: what was handed over before that is past. */
  readonly since: string
  readonly isReading: boolean
}

/** What came of the last recording, for the eye and for the ear; and what a person should know about it. */
export function PasteOutcome({ byHand, since, isReading }: PasteOutcomeProps) {
  const lastPaste = byHand.lastPaste !== null && byHand.lastPaste.at >= since ? byHand.lastPaste : null
  const words = useWords('by-hand')
  const { say } = words
  const isGood =
    !isReading &&
    lastPaste !== null &&
    lastPaste.taken > 0 &&
    lastPaste.notes.every(({ kind }) => tones[kind] === 'plain')
  return (
    <>
      <p className={isGood ? 'hand-outcome hand-outcome--good' : 'hand-outcome'} role="status">
        {isGood && <Icon name="check" />}
        <span>{isReading ? say('outcome.reading') : lastPaste === null ? '' : cameOf(lastPaste, words)}</span>
      </p>
      {!isReading && lastPaste !== null && lastPaste.notes.length > 0 && <Notes paste={lastPaste} />}
    </>
  )
}

/** In a sentence or two. The time makes each of them new to a screen reader. */
function cameOf({ at, file, lines, recognized, taken }: HandPaste, { say }: WordsOf<'by-hand'>): string {
  const paste = { time: secondsClock(at), from: file ?? say('outcome.pasted'), lines }
  if (recognized === 0) return say('outcome.no-command', paste)
  if (taken === 0) return say('outcome.not-needed', { ...paste, recognized })
  if (taken < recognized) return say('outcome.some', { ...paste, recognized, taken })
  return say('outcome.all', { ...paste, recognized })
}

/** How each kind of note is marked. */
const tones: Readonly<Record<HandNote['kind'], 'bad' | 'warn' | 'plain'>> = {
  missing: 'warn',
  unplaced: 'warn',
  'other-device': 'bad',
  'clock-behind': 'warn',
  'too-old': 'warn',
  contradicts: 'bad',
  cut: 'warn',
  pressed: 'bad',
  stray: 'plain',
  'not-wanted': 'plain',
}

function Notes({ paste: { notes, moreNotes, at } }: { readonly paste: HandPaste }) {
  const more = notes.slice(mostShown)
  const { say } = useWords('by-hand')
  return (
    <div className="hand-notes">
      <NoteList label={say('notes.title')} notes={notes.slice(0, mostShown)} />
      {more.length > 0 && (
        <Disclosure key={at} look="row" summary={say('notes.more', { count: more.length + moreNotes })}>
          {() => (
            <>
              <NoteList label={say('notes.more.title')} notes={more} />
              {moreNotes > 0 && <p className="small quiet">{say('notes.left-out', { count: moreNotes })}</p>}
            </>
          )}
        </Disclosure>
      )}
    </div>
  )
}

function NoteList({ label, notes }: { readonly label: string; readonly notes: readonly HandNote[] }) {
  const { say } = useWords('by-hand')
  return (
    <ul className="hand-notes__list" aria-label={label}>
      {notes.map(({ kind, text, line }, place) => (
        <li className="hand-note small" key={place}>
          <Pill
            tone={tones[kind]}
            {...(tones[kind] !== 'plain' && ({ icon: tones[kind] === 'bad' ? 'cross' : 'warn' } as const))}
          >
            {say(`notes.kind.${kind}`)}
          </Pill>
          <span>
            {text}
            {line !== null && <span className="quiet"> {say('notes.line', { number: line })}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
