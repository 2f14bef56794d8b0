import { describe, expect, test } from 'vitest'
import { parseSystemStatus } from '../../../../main/fortios/output'

const of74 = `Version: FortiGate-60F v7.4.8,build2795,250523 (GA.M)
First GA patch build date: 230509
Current Security Level: Low
Firmware Signature: certified
Virus-DB: 93.06337(2025-11-26 16:20)
Serial-Number: FGT60FTEST000001
BIOS version: 05000009
Log hard disk: Not available
Hostname: branch-7
Private Encryption: Disable
Operation Mode: NAT
Current virtual domain: root
Max number of virtual domains: 10
Virtual domains status: 1 in NAT mode, 0 in TP mode
Virtual domain configuration: disable
FIPS-CC mode: disable
Current HA mode: standalone
Branch point: 2795
Release Version Information: GA
System time: Tue Dec  2 08:51:00 2025
Last reboot reason: power cycle`

const of60 = `Version: FortiGate-1500D v6.0.7,build0302,191112 (GA)\r
Serial-Number: FG1K5DTEST000001\r
Hostname: core \r
Virtual domain configuration: enable\r
FIPS-CC mode: enable\r
Current HA mode: a-p, master\r
System time: Fri Jan 10 23:10:02 2020\r
`

describe('get system status', () => {
  test('reads every fact of a 7.4 release', () => {
    expect(parseSystemStatus(of74)).toEqual({
      kind: 'system-status',
      model: 'FortiGate-60F',
      version: { major: 7, minor: 4, patch: 8 },
      build: '2795',
      serial: 'FGT60FTEST000001',
      hostname: 'branch-7',
      vdoms: 'disabled',
      haMode: { mode: 'standalone' },
      currentVdom: 'root',
      fipsCc: false,
      systemTime: 'Tue Dec  2 08:51:00 2025',
      licenseStatus: null,
    })
  })

  test('reads 6.0: `enable` for VDOMs, `master`, a blank after the hostname, carriage returns', () => {
    expect(parseSystemStatus(of60)).toMatchObject({
      hostname: 'core',
      build: '0302',
      vdoms: 'multiple',
      fipsCc: true,
      haMode: { mode: 'a-p', role: 'primary' },
    })
  })

  test.each([
    ['a-p, primary', { mode: 'a-p', role: 'primary' }],
    ['a-p, secondary', { mode: 'a-p', role: 'secondary' }],
    ['a-a, slave', { mode: 'a-a', role: 'secondary' }],
  ])('reads the HA mode %s', (words, haMode) => {
    const text = of74.replace('standalone', words)
    expect(parseSystemStatus(text)).toMatchObject({ kind: 'system-status', haMode })
  })

  test('knows split-task VDOMs and the license of a virtual machine', () => {
    const text = of74
      .replace('configuration: disable', 'configuration: split-task')
      .replace('BIOS version: 05000009', 'License Status: Valid')
      .replace('FortiGate-60F', 'FortiGate-VM64-KVM')
    expect(parseSystemStatus(text)).toMatchObject({
      model: 'FortiGate-VM64-KVM',
      vdoms: 'split-task',
      licenseStatus: 'Valid',
    })
  })

  test.each([
    ['no version', of74.replace('v7.4.8', 'v7.4')],
    ['no serial', of74.replace('Serial-Number: FGT60FTEST000001\n', '')],
    ['an empty hostname', of74.replace('Hostname: branch-7', 'Hostname:')],
    ['a new word for VDOMs', of74.replace('configuration: disable', 'configuration: folded')],
    ['a new HA mode', of74.replace('mode: standalone', 'mode: a-p, arbiter')],
    ['an error', "command parse error before 'status'\nCommand fail. Return code -61\n"],
  ])('is unknown with %s, and keeps the text', (_, text) => {
    expect(parseSystemStatus(text)).toEqual({ kind: 'unknown', raw: text })
  })
})
