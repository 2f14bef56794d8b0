import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import type { RunEvent } from '../../../main/migration/events'
import {
  differences,
  fullNameOf,
  matchPortalText,
  portalRows,
  refuseTick,
} from '../../../main/migration/portal-rows'
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
    expect(portalRows(run).map((row) => [row.key, row.token, fullNameOf(row)])).toEqual([
      [keys.ada, ada, 'ada (administrator)'],
      [keys.kim, kim, 'kim (root)'],
    ])
    expect(portalRows(runAfter(...prepared, ...done(first, 'partial'), ...done(second)))).toHaveLength(3)
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
    expect(matchPortalText(run, text)).toEqual({ same: [keys.ada, keys.kim], found: {}, absent: [] })
  })

  test('with another serial number says which one', () => {
    expect(matchPortalText(run, `ada\t${ada}\nkim\t${other}`)).toEqual({
      same: [keys.ada],
      found: { [keys.kim]: other },
      absent: [],
    })
  })

  test('with exchanged serial numbers finds both', () => {
    expect(matchPortalText(run, `ada\t${kim}\nkim\t${ada}`)).toEqual({
      same: [],
      found: { [keys.ada]: kim, [keys.kim]: ada },
      absent: [],
    })
  })

  test('without a user says so, apart from what differs', () => {
    expect(matchPortalText(run, `ada\t${ada}`)).toEqual({ same: [keys.ada], found: {}, absent: [keys.kim] })
  })

  test('in which somebody else has a serial number speaks against it', () => {
    expect(matchPortalText(run, `ada\t${ada}\nkim\t${kim}\nzoe\t${kim}`)).toEqual({
      same: [keys.ada],
      found: { [keys.kim]: `${kim} for kim, zoe` },
      absent: [],
    })
    expect(matchPortalText(run, `ada\t${ada}\nzoe\t${kim}`).found).toEqual({ [keys.kim]: `${kim} for zoe` })
  })

  test('that holds no list is refused in words', () => {
    for (const text of ['', 'ada\nkim', 'Nothing to see here']) {
      expect(() => matchPortalText(run, text)).toThrow(ProblemError)
    }
  })
})

describe('a tick', () => {
  const different = runAfter(...prepared, ...done(first), {
    type: 'matched',
    found: { [keys.kim]: other },
    mismatches: [],
  })
  const reason = 'Looked twice: an old page was open.'

  test('that no list speaks against needs no reason', () => {
    expect(() => {
      refuseTick(run, [keys.ada, keys.kim], '')
      refuseTick(different, [keys.ada], '')
    }).not.toThrow()
  })

  test('against a list is taken for one user alone, with a reason of 20 characters', () => {
    expect(() => {
      refuseTick(different, [keys.ada, keys.kim], reason)
    }).toThrow('Tick each one on its own')
    for (const short of ['', 'It is right.', `${'x'.repeat(19)}   `]) {
      expect(() => {
        refuseTick(different, [keys.kim], short)
      }).toThrow('at least 20 characters')
    }
    expect(() => {
      refuseTick(different, [keys.kim], reason)
    }).not.toThrow()
  })

  test('with its reason stands in words', () => {
    const ticked = { type: 'ticked', keys: [keys.kim], ticked: true, reason } as const
    const confirmed = runAfter(
      ...prepared,
      ...done(first),
      { type: 'matched', found: { [keys.kim]: other }, mismatches: [] },
      ticked,
    )
    expect(differences(portalRows(confirmed))).toEqual([
      `kim (root): the portal must show ${kim}, but the list shows ${other}. Confirmed by hand: ${reason}`,
    ])
    expect(differences(portalRows(different))).toEqual([
      `kim (root): the portal must show ${kim}, but the list shows ${other}.`,
    ])
  })
})
