import { parse, type Options } from 'csv-parse/sync'
import { writtenTable } from '../text/written-table'
import { list } from '../text/words'
import type { InventoryFault, RawEntry, RawField } from './entry'

interface Row {
  readonly cells: readonly string[]
  /** That it begins in. */
  readonly line: number
}

/** A row as the library reads it, and the line that it ends in. */
interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

interface CsvError extends Error {
  readonly lines?: number
}

/** What stands between the cells, if the file does not say it. */
const delimiters = [',', ';', '\t', '|'] as const

/**
 * The devices of a CSV file: its first row names the fields, and each row after it is a device. Columns without a name
 * say nothing if nothing is in them: spreadsheets write as many as were ever used.
 */
export function readCsvInventory(
  written: string,
  complain: (fault: InventoryFault) => void,
): readonly RawEntry[] {
  const { text, separator } = writtenTable(written)
  const [head, ...rows] = readRows(text, separator ?? delimiterOf(text), complain)
  if (!head) return []
  const names = namesIn(head.cells)
  if (!names.includes('host')) {
    const message = 'This row has to name the columns, including host.'
    complain({ line: head.line, field: null, message })
    return []
  }
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice !== undefined) {
    complain({ line: head.line, field: twice, message: 'Two columns have this name.' })
    return []
  }
  return rows.flatMap(({ cells, line }) => {
    const nameless = cells.flatMap((cell, at) => (cell !== '' && !names[at] ? [at + 1] : []))
    if (nameless.length > 0) {
      complain({
        line,
        field: null,
        message: `There is something in column ${list(nameless.map(String))}, which has no name in the first row. A cell with a comma needs quotes.`,
      })
      return []
    }
    const fields = names.map((name, at): [string, RawField] => [name, { value: cells[at] ?? '', line }])
    // A column of secrets is refused even if a row has none; any other empty cell says nothing.
    return [{ fields: new Map(fields.filter(([name]) => name !== '')), line }]
  })
}

/** Whether the first row of a text names the fields of devices, as that of a table does. */
export function hasColumns(written: string): boolean {
  const { text, separator } = writtenTable(written)
  const names = namesOf(text, separator ?? delimiterOf(text))
  return names.length > 1 && names.includes('host')
}

/** The one by which the first row names a host, and most columns. */
function delimiterOf(text: string): string {
  const weights = new Map(
    delimiters.map((each) => {
      const names = namesOf(text, each)
      return [each, names.length + (names.includes('host') ? text.length : 0)]
    }),
  )
  const [best] = delimiters.toSorted((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0))
  return best ?? ','
}

/** What the first row names; empty if it is none. */
function namesOf(text: string, delimiter: string): readonly string[] {
  try {
    return namesIn(parseRows(text, { delimiter, to: 1 })[0]?.record ?? [])
  } catch {
    return []
  }
}

function namesIn(cells: readonly string[]): readonly string[] {
  return cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
}

function readRows(
  text: string,
  delimiter: string,
  complain: (fault: InventoryFault) => void,
): readonly Row[] {
  try {
    return parseRows(text, { delimiter }).map(({ record, info }) => ({
      // A line break in a cell parts its words, as it does in a spreadsheet.
      cells: record.map((cell) => cell.trim().replaceAll(/\s*\n\s*/g, ' ')),
      line: info.lines - record.join('').split('\n').length + 1,
    }))
  } catch (error) {
    const line = (error as CsvError).lines ?? 1
    complain({
      line,
      field: null,
      message: 'The row can’t be read as CSV: a quote is open or in the middle of a cell.',
    })
    return []
  }
}

function parseRows(text: string, options: Options): readonly Parsed[] {
  return parse(text, {
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    ...options,
  }) as unknown as readonly Parsed[]
}
