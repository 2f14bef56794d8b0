import { expect, test } from 'vitest'
import { StandIns } from '../../../main/diagnostics/stand-ins'

const standIns = () =>
  new StandIns([
    { kind: 'user', name: 'kim' },
    { kind: 'host', name: 'CORP-FW-01' },
    { kind: 'host', name: 'fw' },
    { kind: 'host', name: 'nul.branch' },
    { kind: 'vdom', name: 'sg traffic' },
  ])

test.each([
  ['kim, KIM and Kim', 'user-1, user-1 and user-1'],
  ['kimono of kim', 'kimono of user-1'],
  ['corp-fw-01 and fw', 'host-1 and host-2'],
  ['the backup CORP-FW-01_20261129', 'the backup host-1_number-1'],
  ['the backup nul_.branch_20261129.conf', 'the backup host-1'],
  ['the VDOM sg traffic, sg_traffic, sg%20traffic', 'the VDOM vdom-1, vdom-1, vdom-1'],
  [
    "ENOENT: no such file or directory, open '/home/kim/Acme Ltd/branch 7.conf'",
    "ENOENT: no such file or directory, open 'path-1'",
  ],
  [String.raw`EPERM: C:\Users\kim\acme.conf is open`, 'EPERM: path-1 is open'],
  ['connect ECONNREFUSED 192.0.2.17:22', 'connect ECONNREFUSED address-1:22'],
  ['192.0.2.17 and 192.0.2.18, 192.0.2.17', 'address-1 and address-2, address-1'],
  ['connect EHOSTUNREACH 2001:db8::17:22', 'connect EHOSTUNREACH address-1'],
  ['getaddrinfo ENOTFOUND fw7.acme.example', 'getaddrinfo ENOTFOUND host-1'],
  ['mail ana.keller@acme.example, phone +41 44 123 45 67', 'mail email-1, phone phone-1'],
  ['phone (555) 123-4567 or 044 123 45 67', 'phone phone-1 or phone-2'],
  ['license EFTM0123456789AB of FGT60FTK20001234', 'license serial-1 of serial-2'],
  ['customer 4711023', 'customer number-1'],
  [
    'Unexpected token \'x\', "xyz edit ana" is not valid JSON',
    'Unexpected token \'x\', "text-1" is not valid JSON',
  ],
  ['no entry "kim" or "KIM"', 'no entry "user-1" or "user-1"'],
  [
    "Cannot read properties of undefined (reading 'rows')",
    "Cannot read properties of undefined (reading 'rows')",
  ],
  ['FortiOS 7.0.4, at 12:34:56, 3 of 4', 'FortiOS 7.0.4, at 12:34:56, 3 of 4'],
])('%s', (text, hidden) => {
  expect(standIns().hide(text)).toBe(hidden)
})
