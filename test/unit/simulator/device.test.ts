import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../main/clock'
import { rightsOf } from '../../../main/simulator/accounts'
import { FortiTokenCloud } from '../../../main/simulator/cloud'
import { Configuration } from '../../../main/simulator/configuration'
import { SimulatedDevice } from '../../../main/simulator/device'
import { platformOf } from '../../../main/simulator/platform'
import { scenario } from '../../../main/simulator/scenarios'

const bare = (header: string, body = ''): Configuration =>
  new Configuration(`#config-version=${header}:opmode=0:vdom=0:user=x\n${body}`)

describe('what a device calls itself', () => {
  test.each([
    ['FGVM64', 'FortiGate-VM64', /^FGVM02TM/],
    ['FG200F', 'FortiGate-200F', /^FG200FT/],
    ['FGT60F', 'FortiGate-60F', /^FGT60FT/],
    ['FG5H1E', 'FortiGate-501E', /^FG5H1ET/],
  ])('%s is a %s', (code, model, serial) => {
    const platform = platformOf(code)
    expect(platform.model).toBe(model)
    expect(platform.serial).toMatch(serial)
    expect(platform.serial).toHaveLength(16)
  })

  test('is named by its serial where it has no host name, and writes none', () => {
    const device = new SimulatedDevice(
      bare('FGT60F-7.2.8-FW-build1639-240313'),
      scenario('ready'),
      systemClock,
      {},
    )
    expect(device.promptName).toBe(device.serial)
    expect([...device.configuration.text()].join('')).not.toContain('hostname')
  })

  test.each([
    ['7.4.8', 'HQ'],
    ['7.6.0', 'HQ(Primary)'],
  ])('shows its role in a cluster in the prompt of %s as %s', (version, name) => {
    const body = 'config system ha\n    set mode a-p\nend\n'
    const source = bare(`FG200F-${version}-FW-build0001-260101`, body)
    expect(new SimulatedDevice(source, scenario('ready'), systemClock, { hostname: 'HQ' }).promptName).toBe(
      name,
    )
  })

  test('cuts a long host name', () => {
    const device = new SimulatedDevice(
      bare('FG200F-7.2.8-FW-build1639-240313'),
      scenario('ready'),
      systemClock,
      {
        hostname: 'a-very-long-name-of-a-firewall',
      },
    )
    expect(device.promptName).toBe('a-very-long-name-of-a-fi~')
  })

  test('compares versions by number', () => {
    const device = new SimulatedDevice(
      bare('FG200F-7.10.2-FW-build1639-240313'),
      scenario('ready'),
      systemClock,
      {},
    )
    expect([device.isAtLeast(7, 6), device.isAtLeast(7, 10, 2), device.isAtLeast(7, 10, 3)]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('the rights of an administrator', () => {
  const body = `config vdom
edit root
next
edit dmz
next
end
config global
config system accprofile
    edit "reader"
        set scope global
        set sysgrp read
    next
    edit "prof_admin"
        set sysgrp read-write
    next
end
config system admin
    edit "chief"
        set accprofile "super_admin"
    next
    edit "looker"
        set accprofile "super_admin_readonly"
    next
    edit "auditor"
        set accprofile "reader"
        set vdom "root"
    next
    edit "local"
        set accprofile "prof_admin"
        set vdom "dmz" "root"
    next
end
end
`
  const device = new SimulatedDevice(
    bare('FG200F-7.2.8-FW-build1639-240313', body),
    scenario('ready'),
    systemClock,
    {},
  )

  test.each([
    ['chief', { readOnly: false, onlyVdom: null }],
    ['looker', { readOnly: true, onlyVdom: null }],
    ['auditor', { readOnly: true, onlyVdom: null }],
    ['local', { readOnly: false, onlyVdom: 'dmz' }],
    ['stranger', { readOnly: false, onlyVdom: null }],
  ])('%s: %o', (user, rights) => {
    expect(rightsOf(device, user, [])).toEqual(rights)
  })

  test('can be taken from an account', () => {
    expect(rightsOf(device, 'stranger', [{ user: 'stranger', readOnly: true }]).readOnly).toBe(true)
  })
})

describe('FortiToken Cloud', () => {
  const now = (): Date => new Date('2026-01-01T00:00:00Z')
  const settings = { account: 'time-based', reachable: true, seats: 100, daysLeft: 400 } as const

  test('keeps an expiration that is later than a year from now', () => {
    const cloud = new FortiTokenCloud(settings, now)
    cloud.takeOver([], 10)
    expect(cloud.seats).toBe(110)
    expect(cloud.expires.toISOString()).toMatch(/^2027-02-05/)
  })

  test('gives no seats and no time for users alone', () => {
    const cloud = new FortiTokenCloud({ ...settings, daysLeft: 10 }, now)
    cloud.takeOver([], 0)
    expect([cloud.seats, cloud.expires.toISOString().slice(0, 10)]).toEqual([100, '2026-01-11'])
  })

  test('pre-authorizes all licenses until it is told which', () => {
    const cloud = new FortiTokenCloud(settings, now)
    expect(cloud.isPreauthorized('EFTM000000000001')).toBe(true)
    cloud.preauthorize(['EFTM000000000002'])
    expect(cloud.isPreauthorized('EFTM000000000001')).toBe(false)
    expect(cloud.isPreauthorized('EFTM000000000002')).toBe(true)
  })
})
