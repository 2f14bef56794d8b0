import { format } from 'prettier'
import { expect, test } from 'vitest'
import { preflightAsCsv } from '../../../main/preflight/csv'
import { preflightAsHtml } from '../../../main/preflight/html'
import { preflightSchemaText, type PreflightDevice } from '../../../main/preflight/report'
import { summarizeDevices, wantsRenewal } from '../../../main/preflight/summary'
import { preflightAsText } from '../../../main/cli/preflight-table'

const read: PreflightDevice = {
  name: '=cmd()',
  host: '192.0.2.7',
  port: 22,
  user: 'audit',
  verdict: 'blocked',
  blockers: ['Nobody would get back in.', ...Array.from({ length: 6 }, (_, at) => `Blocker ${at}.`)],
  problem: null,
  hostKey: { type: 'ssh-ed25519', fingerprint: 'SHA256:abc' },
  seconds: 1.5,
  readAt: '2026-11-20T08:00:00.000Z',
  device: {
    hostname: '<b>FGT</b>',
    model: 'FortiGate-60F',
    serial: 'FGT60F0000000001',
    version: '7.2.8 build 1639',
    vdoms: ['root'],
    vdomsEnabled: false,
    ha: 'standalone',
    members: [],
  },
  checks: [],
  service: {
    verdict: 'ready',
    message: 'Licensed and ready.',
    hint: '',
    status: 'licensed, service ready',
    balance: 5,
    unit: 'users',
    expires: null,
    daysLeft: null,
    users: 0,
    maxUsers: 5,
  },
  licenses: [
    {
      license: 'EFTM000000000001',
      vdom: 'root',
      kind: 'paid',
      tokens: 2,
      assigned: 1,
      activated: 1,
      users: 1,
    },
    {
      license: 'FTMTRIAL00000001',
      vdom: 'root',
      kind: 'trial',
      tokens: 2,
      assigned: 0,
      activated: 0,
      users: 0,
    },
  ],
  tokens: [],
  users: [
    {
      name: 'kim',
      vdom: 'root',
      table: 'local',
      type: 'password',
      twoFactor: 'fortitoken',
      token: 'FTKMOB0000000001',
      license: 'EFTM000000000001',
      email: null,
      phone: null,
      outcome: 'migrates',
    },
  ],
  findings: [
    {
      id: 'user.no-contact',
      severity: 'warning',
      vdom: 'root',
      subject: '<i>kim</i>',
      message: 'No way to reach kim & others.',
      line: null,
    },
  ],
}

const unread: PreflightDevice = {
  ...read,
  name: 'fw\u001b[31m',
  verdict: 'not-read',
  blockers: [],
  problem: {
    code: 'port-refused',
    message: 'Nothing accepts <connections>.',
    hint: 'Check it.',
    detail: null,
  },
  hostKey: null,
  readAt: null,
  device: null,
  service: null,
  licenses: [],
  users: [],
  findings: [],
}

test('the published schema is that of the report', async () => {
  const text = await format(preflightSchemaText(), { parser: 'json', printWidth: 110 })
  await expect(text).toMatchFileSnapshot('../../../docs/preflight.schema.json')
})

test('in a sentence', () => {
  expect(summarizeDevices([read, unread])).toBe('2 devices: 1 blocked, 1 not read. 1 user would migrate.')
})

test('as text: what blocks, why a device was not read, and nothing that draws on the screen', () => {
  const text = preflightAsText([read, unread], 80)
  const [, first, second] = text.split('\n')
  expect(first?.split(/ {2,}/)).toEqual(['=cmd()', 'blocked', '7.2.8', '1', '0', '1', '0', '0', '7', '1'])
  expect(second).toBe('fw<U+001B>[31m  not read')
  expect(text).toContain('=cmd(): blocked\n  Nobody would get back in.\n')
  expect(text).toContain('… and 2 more')
  expect(text).toContain('fw<U+001B>[31m: port-refused\n  Nothing accepts <connections>.\n  Check it.\n')
})

test('as CSV: a row for each device, no formula, no counts where nothing was read', () => {
  const [head, first, second] = preflightAsCsv([{ ...read, blockers: ['One.'] }, unread]).split('\r\n')
  expect(head).toContain('name,host,port,user,verdict,what-blocks,problem,')
  expect(first).toMatch(/^'=cmd\(\),192\.0\.2\.7,22,audit,blocked,One\.,,<b>FGT<\/b>,FortiGate-60F,/)
  expect(first).toMatch(/,Licensed and ready\.,,1,0,1,0,0,1,1,SHA256:abc,2026-11-20T08:00:00\.000Z$/)
  expect(second).toContain('not-read,,port-refused: Nothing accepts <connections>.,')
  expect(second).toMatch(/,,,,,,,,,$/)
})

test('as a page: the words of devices are text', () => {
  const page = preflightAsHtml([read, unread])
  expect(page).toContain(
    '&lt;b&gt;FGT&lt;/b&gt;, FortiGate-60F, serial FGT60F0000000001, FortiOS 7.2.8 build 1639',
  )
  expect(page).toContain('<li>Nobody would get back in.</li>')
  expect(page).toContain('No way to reach kim &amp; others.')
  expect(page).toContain('<strong>Nothing accepts &lt;connections&gt;.</strong> Check it.')
  expect(page).toContain('href="#device-2"')
  expect(page).not.toMatch(/<b>|<i>|<script/)
})

test('a migrated device whose service has less than 45 days left wants attention', () => {
  const [user] = read.users
  if (!user || !read.service) throw new Error('The device has a user and a service.')
  const of = (daysLeft: number | null, twoFactor: string): PreflightDevice => ({
    ...read,
    service: read.service && { ...read.service, daysLeft },
    users: [{ ...user, twoFactor }],
  })
  expect(wantsRenewal(of(44, 'fortitoken-cloud'))).toBe(true)
  expect(wantsRenewal(of(-3, 'fortitoken-cloud'))).toBe(true)
  expect(wantsRenewal(of(45, 'fortitoken-cloud'))).toBe(false)
  expect(wantsRenewal(of(null, 'fortitoken-cloud'))).toBe(true)
  expect(wantsRenewal(of(null, 'fortitoken'))).toBe(false)
  expect(summarizeDevices([of(null, 'fortitoken-cloud')])).toContain(
    'it is unknown when the FortiToken Cloud subscription expires',
  )
  expect(wantsRenewal(of(10, 'fortitoken'))).toBe(false)
  expect(preflightAsText([of(44, 'fortitoken-cloud')], 110)).toMatch(
    /Days left[^]*\b44\b[^]*less than 45 days/,
  )
  expect(preflightAsHtml([of(44, 'fortitoken-cloud')])).toContain('<td>44</td>')
})
