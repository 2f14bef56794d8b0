import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import type { RunEvent } from '../../../main/migration/events'
import { matchPortalText, portalKeys, portalRows } from '../../../main/migration/steps/portal'
import { first, prepared, runAfter, second } from './world'

const done = (key: typeof first, state: 'done' | 'partial' | 'refused' = 'done'): readonly RunEvent[] => [
  { type: 'decided', key, answer: 'y' },
  { type: 'settled', key, outcome: { state, message: '', hint: '', people: [] } },
]
const run = runAfter(...prepared, ...done(first))
const keys = { ada: 'admin/ada', kim: 'local/root/kim' }
const [ada, kim, other] = ['FTKMOB0000000001', 'FTKMOB0000000002', 'FTKMOB00000000FF']

describe('the users to look for in the portal', () => {
  test('are those of the licenses that were migrated, with the serial number that must stay', () => {
    expect(portalRows(run).map(({ key, token, vdom }) => [key, token, vdom])).toEqual([
      [keys.ada, ada, 'administrator'],
      [keys.kim, kim, 'root'],
    ])
    expect([...portalKeys(runAfter(...prepared, ...done(first, 'partial'), ...done(second)))]).toHaveLength(3)
  })

  test('are none where the FortiGate refused', () => {
    expect(portalRows(runAfter(...prepared, ...done(first, 'refused')))).toEqual([])
  })
})

describe('a list from the portal', () => {
  test.each([
    ['tabs', `Username\tStatus\tToken SN\nada\tactive\t${ada}\nkim\tactive\t${kim}`],
    ['tabs, without titles', `ada\tactive\t${ada}\nkim\tactive\t${kim}`],
    ['commas', `USERNAME,STATUS,Token SN\nada,active,${ada}\nkim,active,${kim}\n`],
    [
      'commas and quotes',
      `"Username","Status","Token SN"\r\n"ada","active, locked","${ada}"\r\n"kim","active","${kim}"\r\n`,
    ],
    ['semicolons', `ada;active;${ada}\nkim;active;${kim}`],
    ['bars', `ada | active | ${ada}\nkim | active | ${kim}`],
    ['blanks', `ada  active  ${ada}\nkim  active  ${kim}`],
    ['one blank', `ada ${ada}\nkim ${kim}`],
    ['the serial number first', `${ada}\tada\n${kim}\tkim`],
    ['capitals', `ADA\t${ada}\nKim\t${kim}`],
    ['a byte order mark', `\uFEFFada,${ada}\nkim,${kim}`],
    ['rows of others', `zoe\t${other}\nada\t${ada}\nkim\t${kim}\n\nTotal\t3`],
  ])('with %s is read', (_what, text) => {
    expect(matchPortalText(run, text)).toEqual({ same: [keys.ada, keys.kim], found: {}, mismatches: [] })
  })

  test('with another serial number names both', () => {
    const { same, found, mismatches } = matchPortalText(run, `ada\t${ada}\nkim\t${other}`)
    expect(same).toEqual([keys.ada])
    expect(found).toEqual({ [keys.kim]: other })
    expect(mismatches).toHaveLength(1)
    expect(mismatches[0]).toContain(`kim (root) has ${other} in the portal, not ${kim}`)
  })

  test('with exchanged serial numbers finds both', () => {
    const { same, found, mismatches } = matchPortalText(run, `ada\t${kim}\nkim\t${ada}`)
    expect(same).toEqual([])
    expect(found).toEqual({ [keys.ada]: kim, [keys.kim]: ada })
    expect(mismatches).toHaveLength(2)
  })

  test('without a user says so', () => {
    const { same, mismatches } = matchPortalText(run, `ada\t${ada}`)
    expect(same).toEqual([keys.ada])
    expect(mismatches).toEqual([expect.stringContaining('kim (root) is not in the list')])
  })

  test('that holds no list is refused in words', () => {
    for (const text of ['', 'ada\nkim', 'Nothing to see here']) {
      expect(() => matchPortalText(run, text)).toThrow(ProblemError)
    }
  })
})
