import type { ByHandView, HandNote, HandPaste } from '../../../main/contract/by-hand'
import { secondsClock } from '../../../main/text/times'
import { figure, plural } from '../../../main/text/words'
import { Disclosure } from '../components/disclosure'
import { Icon } from '../components/icon'
import { Pill } from '../components/pill'

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
  const isGood =
    !isReading &&
    lastPaste !== null &&
    lastPaste.taken > 0 &&
    lastPaste.notes.every(({ kind }) => kinds[kind].tone === 'plain')
  return (
    <>
      <p className={isGood ? 'hand-outcome hand-outcome--good' : 'hand-outcome'} role="status">
        {isGood && <Icon name="check" />}
        <span>{isReading ? 'Reading it…' : lastPaste === null ? '' : cameOf(lastPaste)}</span>
      </p>
      {!isReading && lastPaste !== null && lastPaste.notes.length > 0 && <Notes paste={lastPaste} />}
    </>
  )
}

/** In a sentence or two. The time makes each of them new to a screen reader. */
function cameOf({ at, file, lines, recognized, taken }: HandPaste): string {
  const what = `${secondsClock(at)}, ${file ?? 'pasted'}: ${plural(lines, 'line')}`
  if (recognized === 0) return `${what}, and no command among them.`
  const none = recognized === 1 ? 'but it is not needed' : 'but none of them is needed'
  const some = taken === recognized ? 'read' : `${figure(taken)} of them read`
  return `${what}, ${plural(recognized, 'command')} recognized, ${taken === 0 ? none : some}.`
}

const kinds: Readonly<
  Record<HandNote['kind'], { readonly words: string; readonly tone: 'bad' | 'warn' | 'plain' }>
> = {
  missing: { words: 'Missing', tone: 'warn' },
  unplaced: { words: 'Time not known', tone: 'warn' },
  'other-device': { words: 'Another device', tone: 'bad' },
  'clock-behind': { words: 'Earlier', tone: 'warn' },
  'too-old': { words: 'Too old', tone: 'warn' },
  contradicts: { words: 'Contradiction', tone: 'bad' },
  cut: { words: 'Cut off', tone: 'warn' },
  pressed: { words: 'Pressed', tone: 'bad' },
  stray: { words: 'Not understood', tone: 'plain' },
  'not-wanted': { words: 'Not needed', tone: 'plain' },
}

function Notes({ paste: { notes, moreNotes, at } }: { readonly paste: HandPaste }) {
  const more = notes.slice(mostShown)
  return (
    <div className="hand-notes">
      <NoteList label="What to know about it" notes={notes.slice(0, mostShown)} />
      {more.length > 0 && (
        <Disclosure key={at} look="row" summary={plural(more.length + moreNotes, 'more note')}>
          {() => (
            <>
              <NoteList label="More to know about it" notes={more} />
              {moreNotes > 0 && (
                <p className="small quiet">
                  {`${plural(moreNotes, 'other note')} ${moreNotes === 1 ? 'is' : 'are'} left out. Mend these first.`}
                </p>
              )}
            </>
          )}
        </Disclosure>
      )}
    </div>
  )
}

function NoteList({ label, notes }: { readonly label: string; readonly notes: readonly HandNote[] }) {
  return (
    <ul className="hand-notes__list" aria-label={label}>
      {notes.map(({ kind, text, line }, place) => (
        <li className="hand-note small" key={place}>
          <Pill
            tone={kinds[kind].tone}
            {...(kinds[kind].tone !== 'plain' &&
              ({ icon: kinds[kind].tone === 'bad' ? 'cross' : 'warn' } as const))}
          >
            {kinds[kind].words}
          </Pill>
          <span>
            {text}
            {line !== null && <span className="quiet"> (line {figure(line)})</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
