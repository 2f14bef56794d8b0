import type { HandNote } from '../../contract/by-hand'
import { maskSecrets } from '../../fortios/mask-secrets'
import { showAllMarks } from '../../text/marks'
import type { Moment } from './device-clock'
import type { Brackets, Piece, Recording } from '../recording/recording'

/** A recording that a person has handed over, as it was read. */
export interface HandedOver extends Recording, Brackets {
  readonly at: Moment
}

/** What was made of it. */
export interface Taken {
  readonly pieces: ReadonlySet<Piece>
  readonly notes: readonly HandNote[]
}

/** Words of a device in a note, without secrets and what hides or turns text. */
export function inNote(text: string): string {
  const line = showAllMarks(maskSecrets(text).split('\n')[0] ?? '')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}

/** The lines of a recording that belong to no command. */
export function strayNotes({ strays }: Recording): readonly HandNote[] {
  return strays
    .filter(({ text }) => text.trim() !== '')
    .map(({ line, text }) => ({
      kind: 'stray',
      line,
      text: `“${inNote(text.trim())}” can’t be matched to a command. If a command remains open, type it again.`,
    }))
}
