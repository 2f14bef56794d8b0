import { ProblemError } from '../contract/result'
import { figure } from '../text/words'
import { writtenTable } from '../text/written-table'

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
const sampleLength = 200

/**
 * What a list of users holds at most; the text has a bound of its own. What is pasted is read in one go, and whatever it
 * is, the application must not stand still over it.
 */
const most = { rows: 200_000, columns: 200, cells: 2_000_000 } as const

/**
 * Reads a table out of text: CSV, cells parted by tabs, semicolons or bars, or lines of words. The column of the
 * serial numbers is the one that holds most of them; that of the names is named so, or is the one that holds most of
 * the names that are looked for.
 *
 * @param wanted the names that are looked for, in lower case
 * @throws ProblemError `list-too-long`
 */
export function readPortalList(text: string, wanted: ReadonlySet<string>): PortalList {
  const rows = rowsOf(text)
  const isWanted = (cell: string) => wanted.has(cell.toLowerCase())
  const isSerial = (cell: string) => serialNumber.test(cell)
  const first = rows[0] ?? []
  const hasTitles =
    rows.length > 1 &&
    !first.some((cell) => isSerial(cell) || isWanted(cell)) &&
    first.some((cell) => nameTitles.test(cell) || serialTitles.test(cell))
  const body = hasTitles ? rows.slice(1) : rows
  const titled = (pattern: RegExp) => {
    const at = hasTitles ? first.findIndex((cell) => pattern.test(cell)) : -1
    return at < 0 ? null : at
  }
  const serial = fullestColumn(body, isSerial) ?? titled(serialTitles)
  const name = fullestColumn(body, isWanted) ?? titled(nameTitles)
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  return {
    columns: Array.from({ length: width }, (_, column) => ({
      title: ((hasTitles ? first[column] : undefined) ?? '').slice(0, sampleLength),
      samples: body.slice(0, samplesShown).map((row) => (row[column] ?? '').slice(0, sampleLength)),
    })),
    name: name === serial ? null : name,
    serial,
    rows: body,
  }
}

/** The first of the columns that hold most cells of a kind; `null` if none holds any. */
function fullestColumn(
  rows: readonly (readonly string[])[],
  isOfKind: (cell: string) => boolean,
): number | null {
  const counts: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      if (isOfKind(cell)) counts[column] = (counts[column] ?? 0) + 1
    }
  }
  let fullest: number | null = null
  for (const [column, count = 0] of counts.entries()) {
    if (count > (fullest === null ? 0 : (counts[fullest] ?? 0))) fullest = column
  }
  return fullest
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
  const { text: listed, separator: told } = writtenTable(text)
  // Empty lines say nothing, and there may be millions of them.
  const own = listed.replaceAll(/\n{2,}/g, '\n')
  const separator = told ?? separatorOf(own)
  const table = new Table()
  if (separator === null) {
    for (const line of filledLines(own)) {
      for (const cell of line.trim().split(/ {2,}| (?=FTK[A-Z0-9]{13}\b)/)) table.add(cell)
      table.endRow()
    }
  } else splitQuoted(own, separator, table)
  return table.rows
}

/** The separator that stands in most lines; `null` if none stands in any. */
function separatorOf(text: string): string | null {
  const counts = new Map<string, number>()
  for (const line of filledLines(text)) {
    for (const separator of separators) {
      if (line.includes(separator)) counts.set(separator, (counts.get(separator) ?? 0) + 1)
    }
  }
  const [best] = separators.toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0))
  return best !== undefined && counts.has(best) ? best : null
}

/** The lines that are not empty. @throws ProblemError `list-too-long` */
function* filledLines(text: string): Generator<string> {
  let count = 0
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    at = end < 0 ? text.length : end + 1
    if (line === '') continue
    count += 1
    if (count > most.rows) throw tooLong()
    yield line
  }
}

/** The rows of a table as they are read, those without any text left out. */
class Table {
  readonly rows: (readonly string[])[] = []
  private row: string[] = []
  private cells = 0
  private hasText = false

  /** @throws ProblemError `list-too-long` */
  add(cell: string): void {
    this.row.push(cell.trim())
    this.hasText ||= this.row.at(-1) !== ''
    this.cells += 1
    if (this.row.length > most.columns || this.cells > most.cells) throw tooLong()
  }

  /** @throws ProblemError `list-too-long` */
  endRow(): void {
    if (this.hasText) {
      this.rows.push(this.row)
      if (this.rows.length > most.rows) throw tooLong()
    } else this.cells -= this.row.length
    this.row = []
    this.hasText = false
  }
}

function tooLong(): ProblemError {
  return new ProblemError({
    code: 'list-too-long',
    message: `This text is too long for a list of users: it has more than ${figure(most.rows)} lines, ${most.columns} columns or ${figure(most.cells)} cells.`,
    hint: 'Keep only the columns with the name and the serial number, or compare the users in parts.',
  })
}

/** RFC 4180: a cell in quotes may hold the separator, line breaks, and quotes written twice. */
function splitQuoted(text: string, separator: string, table: Table): void {
  let at = 0
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
    cell += text.slice(start, at)
    table.add(cell)
    if (at >= text.length) {
      table.endRow()
      break
    }
    if (text[at] === '\n') table.endRow()
    at += 1
  }
}
