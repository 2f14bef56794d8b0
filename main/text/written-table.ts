import { withCleanEdges } from './clean-edges'

/** `sep=;`, with which Excel is told what stands between the cells of a file; `sep=\t` is written by hand, too. */
const separatorLine = /^\s*"?sep *= *(\\t|.)"?[ \t;,]*(?=\n|$)/i

/** A table as text, and what its first line says stands between the cells; `null` if it doesn't say. */
export interface WrittenTable {
  /** Its lines end with `\n`. That first line is blank, so that the others keep their numbers. */
  readonly text: string
  readonly separator: string | null
}

/** A table of a file or a clipboard, as spreadsheets and people write it. */
export function writtenTable(written: string): WrittenTable {
  const text = withCleanEdges(written).replaceAll(/\r+\n|\r/g, '\n')
  const found = separatorLine.exec(text)
  if (found === null) return { text, separator: null }
  const [line, separator = ''] = found
  return {
    text: line.replaceAll(/[^\n]/g, '') + text.slice(line.length),
    separator: separator === '\\t' ? '\t' : separator,
  }
}
