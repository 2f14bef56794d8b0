import { bareText } from './bare-text'
import { classifyConfig } from './classify'
import { configurationParts, partedAtHeader, type ConfigurationPart, type TextPieces } from './parts'
import type { Survey } from './survey'
import { readTranscript } from './transcript'

/** A text as people keep it, with the configurations in it. */
export interface KeptText {
  /** Without what was put in front of its lines or left at its edges. */
  readonly bare: string
  /** Whether it is a recording of a terminal. The lines of its parts are not those of the text then. */
  readonly isRecorded: boolean
  readonly parts: readonly ConfigurationPart[]
}

/** The configurations in a text, without whatever stands around them. */
export function configurationsIn(text: string): KeptText {
  const bare = bareText(text)
  const pieces = partedAtHeader(bare)
  const isRecorded = classifyConfig(bare, bare, linesOf(pieces)).kind === 'transcript'
  const parts = isRecorded
    ? configurationParts(partedAtHeader(readTranscript(bare)), true)
    : configurationParts(pieces)
  return { bare, isRecorded, parts }
}

/** What the lines of a text are, as far as they tell whether it was recorded. */
function linesOf({ before, rest: { lines } }: TextPieces): Survey {
  if (before === null) return lines
  return {
    ...lines,
    firstBlock: before.lines.firstBlock ?? lines.firstBlock,
    closes: before.lines.closes || lines.closes,
    recorded: before.lines.recorded || lines.recorded,
    commands: before.lines.commands + lines.commands,
  }
}
