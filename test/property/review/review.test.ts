import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reviewReportSchema } from '../../../main/contract/review'
import { compareInventories, findingsOf, reportText } from '../../../main/review'
import { reportOf } from '../../../main/review/review-backup'
import { reviewOf, reviewsOf } from '../../fixtures/review-text'
import { holder, inventoryOf, token, type Entry } from '../../unit/review/configuration'

const review = (text: string) => reviewOf(text)

const fragment = fc.constantFrom(
  '#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=0:user=admin\n',
  'config vdom\n',
  'config global\n',
  'config system admin\n',
  'config user local\n',
  'config user fortitoken\n',
  'edit "kim"\n',
  'edit "__proto__"\n',
  'edit "FTKMOB2100000001"\n',
  'set two-factor fortitoken\n',
  'set fortitoken "FTKMOB2100000001"\n',
  'set license "EFTM000000000001"\n',
  'set accprofile "super_admin"\n',
  'set reg-id hush-hush\n',
  'set passwd ENC hush-hush\n',
  'next\n',
  'end\n',
  '"',
  '#FGBK|',
)
const text = fc.array(
  fc.oneof({ weight: 4, arbitrary: fragment }, fc.string({ unit: 'binary', maxLength: 6 })),
  {
    maxLength: 60,
  },
)

test('any text is reviewed within the contract, without a fault and without a secret', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const report = reportOf({ files: reviewsOf(parts.join('')), passedOver: [] })
      expect(reviewReportSchema.parse(report)).toEqual(report)
      expect(report.files[0]?.error?.code).not.toBe('internal')
    }),
    { numRuns: 500 },
  )
})

/** Users and tokens in any relation to each other. */
const serial = fc.integer({ min: 0, max: 12 }).map((number) => `FTKMOB21${String(number).padStart(8, '0')}`)
const license = fc.constantFrom('EFTM000000000001', 'EFTM000000000002', 'FTMTRIAL00000001', 'OTHER')
const users = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), serial), { selector: ([name]) => name })
  .map((pairs) =>
    pairs.filter(([name]) => !/[\r\n]/.test(name)).map(([name, number]): Entry => holder(name, number)),
  )
const tokens = fc
  .uniqueArray(fc.tuple(serial, license, fc.boolean()), { selector: ([number]) => number })
  .map((rows) =>
    rows.map(([number, of, active]): Entry => [number, `license "${of}"`, ...(active ? ['reg-id "r"'] : [])]),
  )

describe('an inventory', () => {
  test('accounts for every user and every token once', () => {
    fc.assert(
      fc.property(users, tokens, (people, table) => {
        const inventory = inventoryOf({ users: people, tokens: table })
        expect(inventory.users).toHaveLength(people.length)
        expect(inventory.tokens).toHaveLength(table.length)
        const { licenses } = inventory
        expect(licenses.reduce((sum, each) => sum + each.tokens, 0)).toBe(table.length)
        const named = inventory.users.filter((user) => user.license !== null)
        expect(licenses.reduce((sum, each) => sum + each.users, 0)).toBe(named.length)
        for (const user of inventory.users.filter(({ outcome }) => outcome === 'migrates')) {
          expect(user.license).toMatch(/^EFTM/)
          expect(inventory.users.filter((other) => other.token === user.token)).toEqual([user])
        }
      }),
    )
  })

  test('does not differ from itself, and finds the same twice', () => {
    fc.assert(
      fc.property(users, tokens, (people, table) => {
        const inventory = inventoryOf({ users: people, tokens: table })
        const again = inventoryOf({ users: people, tokens: table })
        expect(compareInventories(inventory, again)).toEqual([])
        expect(findingsOf(again)).toEqual(findingsOf(inventory))
      }),
    )
  })

  test('needs attention for nobody without a finding that says why, where the license is a bought one', () => {
    fc.assert(
      fc.property(users, tokens, (people, table) => {
        const inventory = inventoryOf({ users: people, tokens: table })
        const about = new Set(findingsOf(inventory).map(({ subject }) => subject))
        const unclear = inventory.users.filter(
          (user) => user.outcome === 'attention' && user.license !== 'OTHER' && user.token !== null,
        )
        for (const user of unclear) expect(about).toContain(user.token)
      }),
    )
  })
})

test('findings of 20,000 users take time in proportion', () => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => `FTKMOB21${String(index).padStart(8, '0')}`)
  const inventory = inventoryOf({
    users: numbers.map((number, index) => [
      'user' + (index % 100) + '.' + index,
      'two-factor fortitoken',
      `fortitoken "${number}"`,
    ]),
    tokens: numbers.map((number) => token(number)),
  })
  const started = performance.now()
  expect(findingsOf(inventory)).toHaveLength(20_000)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('a report in pieces is the same as one in whole', () => {
  const alike = (count: number) =>
    review(`config user local\n${'edit "kim"\nset two-factor email\nnext\n'.repeat(count)}end\n`)
  const many = { ...review(''), vdoms: Array.from({ length: 1201 }, (_, at) => `vdom "${at}"\n`) }
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          text.map((parts) => reviewsOf(parts.join(''))),
          fc.constantFrom([many], [alike(3)]),
        ),
      ),
      (reviews) => {
        const files = reviews.flat()
        const reviewed = { files, passedOver: [{ path: 'a.txt', reason: 'It is empty.' }] }
        const text = [...reportText(reviewed)].join('')
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(reportOf(reviewed))))
        const rows = files.flatMap((file) => [
          ...file.vdoms, ...file.licenses, ...file.tokens, ...file.users, ...(file.administrators ?? []), ...file.findings,
        ]) // prettier-ignore
        expect(text.split('\n').filter((line) => /^ {8}\S/.test(line))).toHaveLength(rows.length)
      },
    ),
    { numRuns: 50 },
  )
})
