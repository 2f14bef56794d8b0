import { describe, expect, test } from 'vitest'
import { clean, verifyDevice, type MigratedDevice } from './migrated-device'

type Change = Partial<MigratedDevice>

/** Replaces once in the configuration after the migration, and fails if there was nothing to replace. */
function edit(from: string | RegExp, to: string): Change {
  const after = clean.after.replace(from, to)
  if (after === clean.after) throw new Error(`There is no ${String(from)} to change.`)
  return { after }
}

const cloud = (
  change: (name: string) => Partial<NonNullable<MigratedDevice['cloudAfter']>[number]> | null,
): Change => ({
  cloudAfter: (clean.cloudAfter ?? []).flatMap((user) => {
    const changed = change(user.name)
    return changed === null ? [] : [{ ...user, ...changed }]
  }),
})

const service = (from: string, to: string): Change => {
  const serviceAfter = clean.serviceAfter.replace(from, to)
  if (serviceAfter === clean.serviceAfter) throw new Error(`There is no ${from} to change.`)
  return { serviceAfter }
}

const asBefore = (token: string) =>
  `        set two-factor fortitoken\n        set fortitoken "${token}"\n        set email-to`
const converted = '        set two-factor fortitoken-cloud\n        set email-to'

/** A deviation, and the words by which it has to be named: those of a row (`name state`) or of a change. */
const deviations: readonly (readonly [title: string, change: Change, named: RegExp])[] = [
  [
    'a local user is not converted',
    edit(`${converted} "kim`, `${asBefore('FTKMOB2100000002')} "kim`),
    /kim not-converted/,
  ],
  [
    'an administrator is not converted',
    edit(`${converted} "ada`, `${asBefore('FTKMOB2100000001')} "ada`),
    /ada not-converted/,
  ],
  [
    'a remote user in another VDOM is not converted',
    edit(`${converted} "lee`, `${asBefore('FTKMOB2200000001')} "lee`),
    /lee not-converted/,
  ],
  [
    'a user has another token instead',
    edit(`${converted} "kim`, `${asBefore('FTKMOB2100000003')} "kim`),
    /kim not-converted.*FTKMOB2100000003/,
  ],
  [
    'a user is converted and keeps a token',
    edit(
      `${converted} "kim`,
      `        set two-factor fortitoken-cloud\n        set fortitoken "FTKMOB2100000002"\n        set email-to "kim`,
    ),
    /kim not-converted/,
  ],
  [
    'a user lost the second factor',
    edit(`${converted} "kim`, '        set email-to "kim'),
    /kim not-converted.*two-factor/,
  ],
  [
    'a user has codes by e-mail instead',
    edit(`${converted} "kim`, '        set two-factor email\n        set email-to "kim'),
    /kim not-converted.*email/,
  ],
  ['a migrated user vanished', edit(/ {4}edit "kim"\n(?: {8}.*\n)* {4}next\n/, ''), /kim missing/],
  ['a migrated administrator vanished', edit(/ {4}edit "ada"\n(?: {8}.*\n)* {4}next\n/, ''), /ada missing/],
  ['an e-mail address changed', edit('kim@example.com', 'kim@example.net'), /kim changed.*kim@example\.net/],
  [
    'an e-mail address is gone',
    edit('        set email-to "kim@example.com"\n', ''),
    /kim changed.*email-to/,
  ],
  ['a telephone number changed', edit('+41790000001', '+41790000002'), /kim changed.*sms-phone/],
  [
    'a profile changed',
    edit(/(edit "ada"\n {8}set accprofile) "super_admin"/, '$1 "prof_admin"'),
    /ada changed.*accprofile was super_admin, is prof_admin/,
  ],
  ['the VDOMs of an administrator changed', edit('"dmz" "root"', '"dmz"'), /ada changed.*vdom/],
  [
    'a user was disabled',
    edit(/(edit "kim"\n)/, '$1        set status disable\n'),
    /kim changed.*status is now disable/,
  ],
  [
    'the type of a user changed',
    edit('set type ldap', 'set type radius'),
    /lee changed.*type was ldap, is radius/,
  ],
  [
    'the LDAP server of a user changed',
    edit('set ldap-server "ad"', 'set ldap-server "ad2"'),
    /lee changed.*ldap-server/,
  ],
  ['a password is gone', edit('        set passwd ENC SH3cccccccccccccccc\n', ''), /kim changed.*passwd/],
  [
    'a hardware token is gone',
    edit('    edit "FTK2001ABCDEFGH1"\n    next\n', ''),
    /FTK2001ABCDEFGH1.*is gone/,
  ],
  [
    'a hardware token was locked',
    edit('    edit "FTK2001ABCDEFGH1"\n', '    edit "FTK2001ABCDEFGH1"\n        set status lock\n'),
    /FTK2001ABCDEFGH1.*status is now lock/,
  ],
  [
    'a token of the license is still there',
    edit(
      '    edit "FTK2001ABCDEFGH1"',
      '    edit "FTKMOB2100000003"\n        set license "EFTM000000000001"\n    next\n    edit "FTK2001ABCDEFGH1"',
    ),
    /token FTKMOB2100000003 is still there/,
  ],
  [
    'a token is there that was not',
    edit('    edit "FTK2001ABCDEFGH1"', '    edit "FTK2001ABCDEFGH2"\n    next\n    edit "FTK2001ABCDEFGH1"'),
    /FTK2001ABCDEFGH2.*is new/,
  ],
  [
    'a user with a hardware token was converted',
    edit(
      '        set two-factor fortitoken\n        set fortitoken "FTK2001ABCDEFGH1"\n',
      '        set two-factor fortitoken-cloud\n',
    ),
    /"hans".*converted/,
  ],
  ['a user who stays vanished', edit(/ {4}edit "hans"\n(?: {8}.*\n)* {4}next\n/, ''), /"hans".*is gone/],
  ['a user without a second factor was enabled', edit('        set status disable\n', ''), /"plain".*status/],
  [
    'a user is there who was not',
    edit('    edit "plain"', '    edit "eve"\n        set type password\n    next\n    edit "plain"'),
    /"eve".*is new/,
  ],
  [
    'an administrator is there who was not',
    edit('    edit "ada"', '    edit "eve"\n        set accprofile "super_admin"\n    next\n    edit "ada"'),
    /system admin "eve".*is new/,
  ],
  [
    'the profile of another administrator changed',
    edit(/(edit "admin"\n {8}set accprofile) "super_admin"/, '$1 "read"'),
    /system admin "admin".*accprofile/,
  ],
  [
    'a user is not in FortiToken Cloud',
    cloud((name) => (name === 'kim' ? null : {})),
    /kim not-in-cloud.*sync/,
  ],
  [
    'a user is in FortiToken Cloud under another VDOM',
    cloud((name) => (name === 'kim' ? { vdom: 'dmz' } : {})),
    /kim not-in-cloud.*under dmz/,
  ],
  [
    'an administrator is there as an ordinary user',
    cloud((name) => (name === 'ada' ? { vdom: 'root' } : {})),
    /ada not-in-cloud.*under root/,
  ],
  [
    'FortiToken Cloud has another e-mail address',
    cloud((name) => (name === 'ada' ? { email: 'other@example.com' } : {})),
    /ada changed.*other@example\.com/,
  ],
  [
    'FortiToken Cloud has another, masked e-mail address',
    cloud((name) => (name === 'lee' ? { email: '*****@example.net' } : {})),
    /lee changed.*example\.net/,
  ],
  [
    'FortiToken Cloud has no e-mail address',
    cloud((name) => (name === 'kim' ? { email: null } : {})),
    /kim changed.*no email address/,
  ],
  [
    'a user whom FortiToken Cloud knew vanished from it',
    cloud((name) => (name === 'olga' ? null : {})),
    /"olga".*is gone/,
  ],
  [
    'a stranger came into FortiToken Cloud',
    {
      cloudAfter: [
        ...(clean.cloudAfter ?? []),
        { name: 'eve', vdom: 'root', email: null, phone: null, realm: 'default' },
      ],
    },
    /"eve".*is new/,
  ],
  [
    'a user is listed twice',
    { cloudAfter: [...(clean.cloudAfter ?? []), ...(clean.cloudAfter ?? []).slice(-1)] },
    /"lee".*2 times/,
  ],
  ['the list of FortiToken Cloud can’t be read', { cloudAfter: null }, /kim cloud-unknown/],
  [
    'the seats of a license did not come',
    service('14.00 users', '12.00 users'),
    /balance.*changed by 2.*4 seats/,
  ],
  ['the service is not ready any more', service('licensed, service ready', 'expired'), /status is “expired”/],
  [
    'the account is another one',
    service('1740029', '1740030'),
    /customer ID changed from 1740029 to 1740030/,
  ],
  ['the license expires earlier', service('2027-06-30', '2026-12-31'), /now expires earlier, on 2026-12-31/],
  [
    'there are more users than seats',
    service('number of users: 4,', 'number of users: 15,'),
    /15 users for 14 seats/,
  ],
  [
    'a setting of the device changed',
    edit('set admintimeout 10', 'set admintimeout 480'),
    /system global: admintimeout was 10, is 480/,
  ],
  [
    'a policy changed',
    edit('set action deny', 'set action accept'),
    /firewall policy "2" of root: action was deny, is accept/,
  ],
  [
    'a policy is gone',
    edit('    edit 2\n        set action deny\n    next\n', ''),
    /firewall policy "2" of root: is gone/,
  ],
  [
    'two policies changed places',
    edit(/( {4}edit 1\n(?: {8}.*\n)* {4}next\n)( {4}edit 2\n(?: {8}.*\n)* {4}next\n)/, '$2$1'),
    /firewall policy of root: .*order/,
  ],
  ['a VDOM is gone', edit(/config vdom\nedit dmz\n[\s\S]*$/, ''), /VDOM dmz.*is gone/],
]

function said(device: MigratedDevice): readonly string[] {
  const { verification, whole } = verifyDevice(device)
  return [
    ...verification.rows
      .filter(({ state }) => state !== 'through')
      .map(({ name, state, advice }) => `${name} ${state}: ${advice}`),
    ...[...verification.otherChanges, ...whole].map(({ where, what }) => `${where}: ${what}`),
  ]
}

describe('planted deviations', () => {
  test('there are at least 40, each another one', () => {
    expect(new Set(deviations.map(([title]) => title)).size).toBeGreaterThanOrEqual(40)
  })

  test.each(deviations)('%s', (_title, change, named) => {
    expect(said({ ...clean, ...change }).join('\n')).toMatch(named)
  })
})

describe('clean runs', () => {
  const reencrypted = clean.after.replaceAll('ENC SH3', 'ENC SH9')
  test.each<readonly [string, Change]>([
    ['as it should be', {}],
    ['secrets encrypted anew', { after: reencrypted }],
    [
      'e-mail addresses masked, as the documentation shows them',
      {
        cloudAfter: (clean.cloudAfter ?? []).map((user) => ({ ...user, email: '*****@example.com' })),
        cloudBefore: (clean.cloudBefore ?? []).map((user) => ({ ...user, email: '*****@example.com' })),
      },
    ],
    [
      'the first license of an account',
      {
        cloudBefore: [],
        cloudAfter: (clean.cloudAfter ?? []).slice(1),
        service: 'FortiToken Cloud service status: not licensed.',
      },
    ],
  ])('%s: nothing is reported', (_title, change) => {
    const device = { ...clean, ...change }
    expect(said(device)).toEqual([])
    expect(verifyDevice(device).verification.rows.map(({ state }) => state)).toEqual([
      'through',
      'through',
      'through',
    ])
  })
})
