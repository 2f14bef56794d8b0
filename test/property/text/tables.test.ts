import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../main/fortios/config/decode'
import { entriesIn, readPortalList } from '../../../main/migration/portal-list'
import { readInventoryFile } from '../../../main/preflight/inventory'

/** How a spreadsheet, or a person, writes a table. */
interface Way {
  readonly separator: string
  readonly lineEnd: string
  /** Of the line that says what stands between the cells; `null` if there is none. */
  readonly told: ((separator: string) => string) | null
  readonly quotesAll: boolean
  readonly emptyColumns: number
  readonly emptyRows: number
  readonly titles: (title: string) => string
  readonly tail: string
  readonly encode: (text: string) => Uint8Array
}

const way: fc.Arbitrary<Way> = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r', '\r\r\n'),
  told: fc.constantFrom(
    null,
    (separator: string) => `sep=${separator}`,
    (separator: string) => `"SEP=${separator}"`,
    (separator: string) => `sep = ${separator.replace('\t', '\\t')};;`,
  ),
  quotesAll: fc.boolean(),
  emptyColumns: fc.nat({ max: 3 }),
  emptyRows: fc.nat({ max: 3 }),
  titles: fc.constantFrom(
    (title: string) => title,
    (title: string) => title.toUpperCase(),
    (title: string) => ` ${title.slice(0, 1).toUpperCase()}${title.slice(1)}\u00a0`,
  ),
  tail: fc.constantFrom('', '\0\0\0\0', '\u001a', '\ufeff'),
  encode: fc.constantFrom(
    (text: string) => Buffer.from(text),
    (text: string) => Buffer.from(`\ufeff${text}`),
    (text: string) => Buffer.from(text, 'utf16le'),
    (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    (text: string) => Buffer.from(text, 'utf16le').swap16(),
    (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ),
})

function written(rows: readonly (readonly string[])[], given: Way): Uint8Array {
  const { separator, lineEnd, told, quotesAll, emptyColumns, emptyRows, titles, tail, encode } = given
  const [head = [], ...body] = rows
  const cellOf = (cell: string) =>
    quotesAll || /[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll('\n', lineEnd)}"` : cell
  const lineOf = (row: readonly string[]) =>
    [...row.map(cellOf), ...Array.from({ length: emptyColumns }, () => '')].join(separator)
  const blank = separator.repeat(head.length + emptyColumns - 1)
  const lines = [
    ...(told === null ? [] : [told(separator)]),
    lineOf(head.map(titles)),
    ...body.map(lineOf),
    ...Array.from({ length: emptyRows }, () => blank),
  ]
  return encode(lines.map((line) => `${line}${lineEnd}`).join('') + tail)
}

/** What people call a device or a user. */
const name = fc
  .array(fc.constantFrom('Zürich', 'HB ', ',', ';', '|', '"', "'", 'a\nb', 'b-7', '東京', '(2)'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => `n${words.join('')}e`)

const inAnyOrder = (titles: readonly string[]) =>
  fc.shuffledSubarray([...titles], { minLength: titles.length, maxLength: titles.length })

test('a list of devices is the same, however a spreadsheet writes it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: (each) => each.replaceAll('\n', ' ') }),
      inAnyOrder(['name', 'host', 'user']),
      fc.constantFrom('fleet.csv', 'fleet.txt'),
      way,
      (names, titles, file, given) => {
        const devices = names.map((each, at) => ({ name: each, host: `192.0.2.${at + 1}`, user: 'audit' }))
        const rows = devices.map((device) => titles.map((title) => device[title as keyof typeof device]))
        const { text } = decodeText(written([titles, ...rows], given))
        const found = readInventoryFile(file, text)
        expect(found.map(({ name: called, host, user }) => ({ name: called, host, user }))).toEqual(
          devices.map((device) => ({ ...device, name: device.name.replaceAll('\n', ' ') })),
        )
        const lines = text.split(/\r+\n|\r|\n/)
        for (const { host, line } of found) expect(lines.slice(line - 1).join('\n')).toContain(host)
        for (const { host, line } of found) expect(lines.slice(0, line - 1).join('\n')).not.toContain(host)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('a list of users and serial numbers is the same, however the portal or a spreadsheet writes it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
      inAnyOrder(['username', 'status', 'token']),
      way,
      (names, titles, given) => {
        const users = names.map((username, at) => ({
          username,
          status: 'active',
          token: `FTKMOB${String(at).padStart(10, '0')}`,
        }))
        const rows = users.map((user) => titles.map((title) => user[title as keyof typeof user]))
        const { text } = decodeText(written([titles, ...rows], given))
        const wanted = new Set(names.map((each) => each.toLowerCase()))
        const list = readPortalList(text, wanted)
        expect([list.name, list.serial]).toEqual([titles.indexOf('username'), titles.indexOf('token')])
        expect(entriesIn(list, list.name ?? -1, list.serial ?? -1)).toEqual(
          users.map(({ username, token }) => ({ name: username, serial: token })),
        )
      },
    ),
    { numRuns: 1_000 },
  )
})
