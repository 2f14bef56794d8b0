/** A FortiToken serial number: FTK and 13 more characters. */
const serialNumber = /\bFTK[A-Z0-9]{13}\b/

/** What stands between the cells of a line. */
const separators = ['\t', ';', ',', '|'] as const

/** A list of users and serial numbers, as it was pasted or read from a file. */
export interface PortalList {
  readonly columns: readonly PortalColumn[]
  /** Which column holds the names; `null` if that can't be told. */
  readonly name: number | null
  readonly serial: number | null
  readonly rows: readonly (readonly string[])[]
}

/** A column, with what helps a person to recognise it. */
interface PortalColumn {
  readonly title: string
  readonly samples: readonly string[]
}

/** A user and the serial number that the portal shows for it. */
export interface PortalEntry {
  readonly name: string
  readonly serial: string
}

const nameTitles = /^(user ?name|user|name|login|account)$/i
const serialTitles = /^(token ?(sn|serial|serial number)?|serial|serial ?number|sn)$/i
const samplesShown = 3

/**
 * Reads a table out of text: CSV, cells parted by tabs, semicolons or bars, or lines of words. The column of the
 * serial numbers is the one that holds most of them; that of the names is named so, or is the one that holds most of
 * the names that are looked for.
 *
 * @param wanted the names that are looked for, in lower case
 */
export function readPortalList(text: string, wanted: ReadonlySet<string>): PortalList {
  const rows = rowsOf(text)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const isSerial = (row: readonly string[], column: number) => serialNumber.test(row[column] ?? '')
  const isWanted = (row: readonly string[], column: number) => wanted.has((row[column] ?? '').toLowerCase())
  const first = rows[0] ?? []
  const hasTitles =
    rows.length > 1 &&
    !first.some((_cell, column) => isSerial(first, column) || isWanted(first, column)) &&
    first.some((cell) => nameTitles.test(cell) || serialTitles.test(cell))
  const body = hasTitles ? rows.slice(1) : rows
  const fullest = (test: (row: readonly string[], column: number) => boolean): number | null => {
    const counts = Array.from(
      { length: width },
      (_, column) => body.filter((row) => test(row, column)).length,
    )
    const most = Math.max(0, ...counts)
    return most === 0 ? null : counts.indexOf(most)
  }
  const titled = (pattern: RegExp) => {
    const at = hasTitles ? first.findIndex((cell) => pattern.test(cell)) : -1
    return at < 0 ? null : at
  }
  const serial = fullest(isSerial) ?? titled(serialTitles)
  const byTitle = titled(nameTitles)
  const name = fullest(isWanted) ?? byTitle
  return {
    columns: Array.from({ length: width }, (_, column) => ({
      title: (hasTitles ? first[column] : undefined) ?? '',
      samples: body.slice(0, samplesShown).map((row) => row[column] ?? ''),
    })),
    name: name === serial ? null : name,
    serial,
    rows: body,
  }
}

/** The users of a list, by the columns that hold their names and serial numbers. Rows without either are passed over. */
export function entriesIn(list: PortalList, name: number, serial: number): readonly PortalEntry[] {
  return list.rows.flatMap((row) => {
    const number = serialNumber.exec(row[serial] ?? '')?.[0]
    const user = row[name] ?? ''
    return number === undefined || user === '' ? [] : [{ name: user, serial: number }]
  })
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const counts = separators.map((separator) => lines.filter((line) => line.includes(separator)).length)
  const separator = separators[counts.indexOf(Math.max(...counts))]
  const cells =
    separator === undefined || Math.max(...counts) === 0
      ? lines.map((line) => line.trim().split(/ {2,}| (?=FTK[A-Z0-9]{13}\b)/))
      : splitQuoted(text.replace(/^\uFEFF/, ''), separator)
  return cells.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''))
}

/** RFC 4180: a cell in quotes may hold the separator, line breaks, and quotes written twice. */
function splitQuoted(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endCell = (cell: string) => {
    row.push(cell)
  }
  const endRow = () => {
    rows.push(row)
    row = []
  }
  while (at <= text.length) {
    let cell = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const quote = text.indexOf('"', at)
        if (quote < 0) {
          cell += text.slice(at)
          at = text.length
          break
        }
        cell += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
        at += 1
      }
    }
    const start = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1
    cell += text.slice(start, at).replace(/\r$/, '')
    endCell(cell)
    if (at >= text.length) {
      endRow()
      break
    }
    if (text[at] === '\n') endRow()
    at += 1
  }
  return rows
}
