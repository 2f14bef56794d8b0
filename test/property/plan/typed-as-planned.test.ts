import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rehearse } from '../../../main/cli/rehearse'
import { noPolicy } from '../../../main/contract/policy'
import type { BackupWay } from '../../../main/migration/backup-ways'
import { subjectOfReview } from '../../../main/migration/plan/of-review'
import { makeDevicePlan } from '../../../main/migration/plan/plan'
import { reviewOf } from '../../fixtures/review-text'
import { plannedLines, typedLines } from '../../integration/plan/planned-lines'
import { temporaryFolder } from '../../temporary-folder'

/** A FortiGate, by what decides which commands it gets. */
interface Made {
  readonly version: string
  readonly vdoms: readonly string[] | null
  readonly scp: boolean
  readonly longValue: boolean
  /** In which VDOM each license stands, how many tokens it has, and whether the administrator holds one of them. */
  readonly licenses: readonly { readonly vdom: number; readonly users: number; readonly admin: boolean }[]
  readonly otherSuperAdmin: boolean
}

const made: fc.Arbitrary<Made> = fc.record({
  version: fc.constantFrom('7.0.4', '7.2.3', '7.2.8', '7.4.8', '7.6.2'),
  vdoms: fc.option(
    fc
      .uniqueArray(fc.constantFrom('dmz', 'sg traffic', 'vdom', 'a-b_c', 'größe'), { maxLength: 3 })
      .map((others) => ['root', ...others]),
  ),
  scp: fc.boolean(),
  longValue: fc.boolean(),
  licenses: fc.array(
    fc.record({
      vdom: fc.nat({ max: 3 }),
      users: fc.integer({ min: 1, max: 3 }),
      admin: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  otherSuperAdmin: fc.boolean(),
})

const serial = (license: number, user: number) => `FTKMOB2${license}0000000${user}`

/** Its configuration, as FortiOS writes it. */
function configurationOf({ version, vdoms, scp, longValue, licenses, otherSuperAdmin }: Made): string {
  const names = vdoms ?? ['root']
  const holder = licenses.findIndex(({ admin }) => admin)
  const token = (at: number, user: number) => [
    `edit "${serial(at, user)}"`,
    `set license "EFTM00000000000${at}"`,
    'set reg-id "k1MsecretRegId0000000001"',
    'next',
  ]
  const global = [
    'config system global',
    'set hostname "MADE"',
    ...(scp ? ['set admin-scp enable'] : []),
    ...(vdoms ? ['set vdom-mode multi-vdom'] : []),
    'end',
    'config system accprofile',
    'edit "prof_admin"',
    'set sysgrp read-write',
    // In none of the tables that are read one by one: those would be read again page by page, which is a repetition.
    ...(longValue ? ['set comments "one', '', 'two"'] : []),
    'next',
    'end',
    'config system admin',
    'edit "admin"',
    'set accprofile "super_admin"',
    'set vdom "root"',
    ...(holder < 0
      ? []
      : [
          'set two-factor fortitoken',
          `set fortitoken "${serial(holder, 0)}"`,
          'set email-to "a@example.com"',
        ]),
    'set password ENC c2VjcmV0',
    'next',
    ...(otherSuperAdmin
      ? [
          'edit "second"',
          'set accprofile "super_admin"',
          'set vdom "root"',
          'set password ENC c2VjcmV0',
          'next',
        ]
      : []),
    'end',
  ]
  const own = (vdom: number) => {
    const here = licenses
      .map((license, at) => ({ ...license, at }))
      .filter((each) => each.vdom % names.length === vdom)
    return [
      'config system settings',
      'end',
      'config user fortitoken',
      ...here.flatMap(({ at, users }) =>
        Array.from({ length: users + 1 }, (_, user) => token(at, user)).flat(),
      ),
      'end',
      'config user local',
      ...here.flatMap(({ at, users }) =>
        Array.from({ length: users }, (_, user) => [
          `edit "user-${at}-${user + 1}"`,
          'set type password',
          'set two-factor fortitoken',
          `set fortitoken "${serial(at, user + 1)}"`,
          `set email-to "user-${at}-${user + 1}@example.com"`,
          'next',
        ]).flat(),
      ),
      'end',
    ]
  }
  const header = `#config-version=FGVM64-${version}-FW-build0301-220119:opmode=0:vdom=${vdoms ? 1 : 0}:user=admin`
  const body = vdoms
    ? [
        ...['config vdom', ...names.flatMap((name) => [`edit "${name}"`, 'next']), 'end'],
        ...['config global', ...global, 'end'],
        ...names.flatMap((name, at) => ['config vdom', `edit "${name}"`, ...own(at), 'end']),
      ]
    : [...global, ...own(0)]
  return [header, '#conf_file_ver=1', '#buildno=0301', '#global_vdom=1', ...body, ''].join('\n')
}

test('whatever the device, a rehearsal types what its backup was planned to get', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(made, async (device) => {
      const folder = temporaryFolder()
      try {
        const configuration = configurationOf(device)
        const backup = join(folder, 'made.conf')
        writeFileSync(backup, configuration)
        const out = join(folder, 'out')
        await rehearse({
          ...{ backup, out, scenario: 'ready', version: '0.0.0-test', assetsFolder: '' },
          reviewThread: new URL('data:text/javascript,'), // they are small
          policy: () => noPolicy,
          say: () => undefined,
        })
        const typed = await typedLines(join(out, 'transcript.log'))
        const way: BackupWay = device.scp ? 'scp' : device.longValue ? 'show-paged' : 'show'
        const plan = await makeDevicePlan(subjectOfReview(reviewOf(configuration)))
        expect(plannedLines(plan, way)).toEqual(typed)
        expect(typed.filter((line) => line.endsWith('> y'))).toHaveLength(device.licenses.length)
        seen.add(`${way}, ${device.vdoms ? 'VDOMs' : 'no VDOMs'}`)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }),
    {
      numRuns: 14,
      examples: [
        every('scp', true),
        every('scp', false),
        every('show', true),
        every('show', false),
        every('show-paged', true),
        every('show-paged', false),
      ],
    },
  )
  expect(seen.size).toBe(6)
}, 300_000)

/** Each way of a backup once with VDOMs and once without, whatever is made up beside. */
function every(way: 'scp' | 'show' | 'show-paged', hasVdoms: boolean): [Made] {
  return [
    {
      version: '7.4.8',
      vdoms: hasVdoms ? ['root', 'sg traffic'] : null,
      scp: way === 'scp',
      longValue: way === 'show-paged',
      licenses: [
        { vdom: 0, users: 2, admin: true },
        { vdom: 1, users: 1, admin: false },
      ],
      otherSuperAdmin: false,
    },
  ]
}
