import { stringify } from 'csv-stringify/sync'
import { showMarks } from './marks'

/** Rows as CSV that a spreadsheet opens as it is. Values that it would take for formulas are made text, and marks that hide or turn text are shown. */
export function spreadsheet(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return stringify(
    [...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? showMarks(cell) : cell)))],
    {
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
      // Either alone begins a new row in a spreadsheet, too.
      quoted_match: /[\r\n]/,
    },
  )
}
