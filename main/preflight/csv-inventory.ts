import { parse } from 'csv-parse/sync'
import type { InventoryFault, RawEntry, RawField } from './entry'

interface Row {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

interface CsvError extends Error {
  readonly lines?: number
}

/**
 * The devices of a CSV file: its first row names the fields, and each row after it is a device. Commas, semicolons and
 * tabs are understood.
 */
export function readCsvInventory(
  text: string,
  complain: (fault: InventoryFault) => void,
): readonly RawEntry[] {
  const [head, ...rows] = readRows(text, complain)
  if (!head) return []
  const names = head.record.map((name) => name.trim().toLowerCase().replaceAll(/[ -]+/g, '_'))
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) {
    complain({ line: head.info.lines, field: twice, message: 'Two columns have this name.' })
    return []
  }
  return rows.flatMap(({ record, info: { lines: line } }) => {
    if (record.length > names.length) {
      complain({
        line,
        field: null,
        message: `The row has ${record.length} cells, but there are ${names.length} columns. A cell with a comma needs quotes.`,
      })
      return []
    }
    const cells = names.map((name, at): [string, RawField] => [name, { value: record[at] ?? '', line }])
    // A column of secrets is refused even where a row has none; any other empty cell says nothing.
    return [{ fields: new Map(cells), line }]
  })
}

function readRows(text: string, complain: (fault: InventoryFault) => void): readonly Row[] {
  const [head = ''] = text.split('\n', 1)
  const delimiter = [';', '\t'].find((each) => head.split(each).length > head.split(',').length) ?? ','
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as readonly Row[]
  } catch (error) {
    const line = (error as CsvError).lines ?? 1
    complain({
      line,
      field: null,
      message: 'The row can’t be read as CSV: a quote is open or stands in the middle of a cell.',
    })
    return []
  }
}
