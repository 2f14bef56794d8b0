import { Detours } from './detours'
import { drawingOf, eachSlice } from './recorded-lines'
import { mayHoldPrompt, readEchoedPrompt } from './echoed-prompt'
import { beginsTypedLine } from './typed-line'

/** What has to be known of a recording as a whole before its lines can be read. */
export interface RecordingSurvey {
  readonly detours: Detours
  /** As prompts show them: of each at least one line on the allow-list was typed. */
  readonly hostnames: ReadonlySet<string>
  /** Whether an empty line stands before prompts, as FortiOS prints one. */
  readonly separates: boolean
}

/** Shorter beginnings of a command may be anything. */
const fewestCharacters = 3

/** Looks through a recording. */
export function surveyOf(text: string): RecordingSurvey {
  const detours = new Detours(text)
  const hostnames = new Set<string>()
  const separated = new Set<string>()
  const drawn = drawingOf(text)
  const shownAt = (from: number, to: number) => detours.undo(drawn(text.slice(from, to)).text, false).text
  let before: readonly [from: number, to: number] | null = null
  eachSlice(text, (from, to) => {
    const found = mayHoldPrompt(text.slice(from, to)) ? readEchoedPrompt(shownAt(from, to)) : null
    if (found !== null) {
      const { hostname } = found.prompt
      if (found.command.length >= fewestCharacters && beginsTypedLine(found.command)) hostnames.add(hostname)
      if (before !== null && shownAt(...before) === '') separated.add(hostname)
    }
    before = [from, to]
  })
  return { detours, hostnames, separates: [...separated].some((each) => hostnames.has(each)) }
}
