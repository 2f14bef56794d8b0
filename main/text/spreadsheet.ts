import { stringify } from 'csv-stringify/sync'

/** Rows as CSV that a spreadsheet opens as it is. Values that it would take for formulas are made text. */
export function spreadsheet(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return stringify([...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
