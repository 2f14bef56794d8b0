import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as output from '../../../../main/fortios/output'

const parsers = {
  cliError: output.findCliError,
  cloudService: output.parseCloudService,
  cloudUsers: output.parseCloudUsers,
  currentVdom: output.findCurrentVdom,
  haStatus: output.parseHaStatus,
  migrateOutput: output.parseMigrateOutput,
  systemStatus: output.parseSystemStatus,
  tokenInfo: output.parseTokenInfo,
  vdomList: output.parseVdomList,
}
const cases = Object.entries(parsers)

/** Text made of what the device prints, in any order and with anything between. */
const fragments = fc.constantFrom(
  'FortiToken Cloud service status: ',
  'licensed, service ready.',
  'Service balance: 1.00 users. ',
  'Number of users in fortitoken cloud: 1',
  ' 1: username:',
  ' vdom:',
  ' email:',
  ' phone:',
  ' realm:',
  ' userdata:0',
  '1: Converted admin(',
  ') for license(',
  ') in vdom(',
  ')',
  'fas_migrate_token_clear[667]: Deleted token(',
  'Warning: Please acknowledge that once ',
  'Ready to proceed? (y/n)',
  'FORTITOKEN  DRIFT  STATUS',
  'FTKMOB2100000001  0  new',
  'Mode: HA A-P',
  ', FG1, HA cluster index = 0',
  'Primary : ',
  'name=root/root index=0',
  'current vf=',
  'Command fail. Return code -61',
  '\n',
  '\r\n',
  ' ',
  '__proto__',
)
const deviceText = fc.array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 40,
})

describe.each(cases)('%s', (_, parse) => {
  test('never throws', () => {
    fc.assert(
      fc.property(deviceText, (parts) => {
        parse(parts.join(''))
      }),
      { numRuns: 500 },
    )
  })

  test('takes time in proportion to the text', () => {
    const pieces = [
      '\r',
      ' ',
      '\n',
      ':',
      'a',
      '(',
      ')',
      '0',
      ',',
      '{',
      'Warning:',
      ') for license(',
      ' vdom:',
    ]
    const starts = [
      '',
      '1: Converted ',
      ' 1: username:',
      'Sync status: {',
      'object ',
      'Service balance: ',
      '1',
    ]
    for (const start of starts) {
      for (const piece of pieces) {
        const text = start + piece.repeat(200_000 / piece.length)
        const started = performance.now()
        parse(text)
        // 200 kB at a linear pace take milliseconds; at a quadratic one, minutes.
        expect(performance.now() - started).toBeLessThan(1000)
      }
    }
  })
})

test('a user is read back as it was written, whatever the name', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text) && !text.includes(' vdom:'))
  const word = fc.stringMatching(/^[a-z0-9.-]{1,20}$/)
  fc.assert(
    fc.property(name, word, word, (username, vdom, realm) => {
      const text = `Number of users in fortitoken cloud: 1\n 1: username:${username} vdom:${vdom} email: phone: realm:${realm} userdata:0\n`
      expect(output.parseCloudUsers(text)).toMatchObject({
        complete: true,
        users: [{ name: username, vdom, realm, email: null, phone: null }],
      })
    }),
  )
})

test('a conversion is read back as it was written, whatever the name', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(name, (user) => {
      const text = `1: Converted admin(${user}) for license(EFTM001122334455) in vdom(root)\n`
      expect(output.parseMigrateOutput(text)).toMatchObject({
        converted: [{ userKind: 'admin', name: user, license: 'EFTM001122334455', vdom: 'root' }],
        unrecognised: [],
      })
    }),
  )
})
