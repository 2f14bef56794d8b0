import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import type { FortiGate } from '../../../main/migration/fortigate'
import { readInventory } from '../../../main/migration/readings/inventory'

// Whatever a table holds, what is concluded from it is what is concluded page by page: the form over `| grep .` gives
// the same, or the table is read again.

const filter = ' | grep .'
const refusal = "\ncommand parse error before '|'\nCommand fail. Return code -61"

/** A FortiGate with one VDOM whose tables are these. */
function fortigate(tables: Readonly<Record<string, string>>, knowsFilter: boolean) {
  const asked: string[] = []
  const answerTo = (command: string): Promise<string> => {
    asked.push(command)
    const isFiltered = command.endsWith(filter)
    if (isFiltered && !knowsFilter) return Promise.resolve(refusal)
    const plain = isFiltered ? command.slice(0, -filter.length) : command
    const text = tables[plain] ?? (plain.startsWith('show ') ? `config ${plain.slice(5)}\nend` : '')
    const lines = text.split('\n')
    return Promise.resolve((isFiltered ? lines.filter((line) => line !== '') : lines).join('\n'))
  }
  const device = {
    useVdoms: () => undefined,
    read: answerTo,
    readVdom: (_vdom: string, command: string) => answerTo(command),
  } as unknown as FortiGate
  return { device, asked }
}

/** What is concluded: the inventory with what was unread, or the words in which it was given up. */
async function concluded(device: FortiGate): Promise<unknown> {
  try {
    const { inventory, unread } = await readInventory(device, false, () => undefined, undefined, {
      mayBeUnread: 'any',
    })
    return { inventory, unread }
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
}

const piece = fc.constantFrom(
  ...[
    'kim',
    'a b',
    '@example.com',
    '#x',
    'end',
    'next',
    'config user local',
    'edit "lee"',
    'set status disable',
  ],
  ...['\n', '\n\n', ' \n', '\n\n\n', '\t', '\\', '\\"', "'", '"', '""', '\\\n\n', "'\n\n'"],
  ...[
    '-----BEGIN A-----',
    '-----END A-----',
    'AAAA',
    'x'.repeat(80),
    'x'.repeat(57),
    'Permission denied',
    'é',
  ],
)
const value = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
const written = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('"kim"', '"FTKMOB0000000001"', 'fortitoken', '"EFTM000000425212"'),
  },
  value.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`),
  value.map((text) => `'${text}'`),
  value,
)
const statement = fc
  .tuple(
    fc.constantFrom('email-to', 'two-factor', 'fortitoken', 'license', 'accprofile', 'comments', 'sms-phone'),
    written,
  )
  .map(([option, text]) => `        set ${option} ${text}`)
const entry = fc
  .tuple(written, fc.array(statement, { maxLength: 4 }))
  .map(([name, statements]) => [`    edit ${name}`, ...statements, '    next'].join('\n'))
const stray = fc.constantFrom(
  ...Array<string>(20).fill(''),
  '\n',
  '\nNOTICE: HA heartbeat',
  '\n\nx',
  '\n# comment',
  '\nPermission denied',
)
const table = (path: string) =>
  fc
    .tuple(
      stray,
      fc.array(entry, { maxLength: 3 }),
      fc.constantFrom(...Array<string>(20).fill('end'), ''),
      stray,
    )
    .map(([before, entries, end, behind]) =>
      [`${before.slice(1)}${before === '' ? '' : '\n'}config ${path}`, ...entries, `${end}${behind}`].join(
        '\n',
      ),
    )

/** As a terminal of 80 columns shows it. */
const broken = (text: string) => text.replaceAll(/[^\n]{80}(?=[^\n])/gu, '$&\n')

test('any table gives the same inventory over the filter and page by page', async () => {
  const forms = { filtered: 0, again: 0 }
  await fc.assert(
    fc.asyncProperty(
      table('user local'),
      table('user fortitoken'),
      table('system admin'),
      fc.boolean(),
      async (users, tokens, admins, isNarrow) => {
        const shown = isNarrow ? broken : (text: string) => text
        const tables = {
          'show user local': shown(users),
          'show user fortitoken': shown(tokens),
          'show system admin': shown(admins),
        }
        const filtered = fortigate(tables, true)
        const paged = fortigate(tables, false)
        expect(await concluded(filtered.device)).toEqual(await concluded(paged.device))
        for (const command of filtered.asked.filter(
          (each) => each === 'show user local' || each.startsWith('show user local |'),
        ))
          forms[command.endsWith(filter) ? 'filtered' : 'again'] += 1
      },
    ),
    { numRuns: 3_000 },
  )
  // Both ways were taken, so that the one was compared with the other.
  expect(forms.again).toBeGreaterThan(100)
  expect(forms.filtered - forms.again).toBeGreaterThan(100)
})
