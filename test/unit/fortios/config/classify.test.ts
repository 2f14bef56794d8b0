import { describe, expect, test } from 'vitest'
import { classifyConfig } from '../../../../main/fortios/config'

const header = '#config-version=FGVM64-7.0.4-FW-build0301-220309:opmode=0:vdom=0:user=admin\n#global_vdom=1\n'
const body = 'config user local\n    edit "a"\n        set passwd ENC x\n    next\nend\n'
const kind = (text: string) => classifyConfig(text).kind

describe('a text is', () => {
  test.each([
    ['configuration', header + body],
    ['configuration', `\ufeff${header}${body}\n\n`],
    ['configuration', (header + body).replaceAll('\n', '\r\n')],
    [
      'configuration',
      `${header}config a\n    set buffer "x\nFGT # show\nFortinetPasswordMaskerade --More-- "\nend\n`,
    ],
    ['configuration', `\`\`\`\n${header}${body}\`\`\`\n`],
    ['masked', header + body.replace('ENC x', 'FortinetPasswordMask')],
    ['masked', header + body.replace('ENC x', 'ENC "FortinetPasswordMask"')],
    ['masked', header + body.replace('ENC x', '<configuration removed>')],
    ['masked', header + body.replace('ENC x', 'ENC <configuration removed>')],
    ['masked', header + body.replace('ENC x', 'ENC <removed>')],
    ['configuration', header + body.replace('ENC x', '"<removed>"')],
    ['configuration', `${header}config a\n    set buffer "x\nset passwd <removed>\n"\nend\n`],
    ['configuration', header + body.replace('ENC x', 'ENC x <---')],
    ['yaml', `${header}system_global:\n  hostname: "fw"\nuser_local:\n  - a:\n`],
    ['yaml', '---\nsystem_global:\n'],
    ['encrypted', '#FGBK|3|FGVM64|7|36|5811|\n\u0001\u0002\ufffd\ufffd'],
    ['partial', body],
    [
      'partial',
      `#config-version=FGVM64-7.0.4-FW-build0301:vdom=1:user=a\n#global_vdom=0:vd_name=dmz/dmz\n${body}`,
    ],
    ['partial', `    next\nend\n${body}`],
    ['partial', header + body.slice(0, -10)],
    ['transcript', `FGT # ${header}${body}\nFGT # `],
    ['transcript', `${header}${body}\r\nFGT # `],
    ['transcript', `FGT $ show\r\r\n${header}${body}`],
    ['transcript', `FGT(Primary) (global) # show system admin\n${body}`],
    ['transcript', `${body.slice(0, 30)}\n--More-- \r         \r${body.slice(30)}`],
    ['transcript', `=~=~=~=~=~=~= PuTTY log 2024.01.01 10:00:00 =~=~=~=~=~=~=\n${body}`],
    ['not-fortios', ''],
    ['not-fortios', ' \n\t\n'],
    ['not-fortios', 'hostname router\ninterface Gi0/1\n ip address 10.0.0.1 255.0.0.0\n'],
    ['not-fortios', '\u0000\u0001\u0002\u0003'.repeat(100)],
    ['not-fortios', 'PK\u0003\u0004\ufffd\ufffd\ufffd\ufffd'],
  ])('%s: %j', (expected, text) => {
    expect(kind(text)).toBe(expected)
  })

  test('explained in a sentence', () => {
    expect(classifyConfig('#FGBK|3|')).toEqual({
      kind: 'encrypted',
      reason: 'The backup is encrypted with a password: make one without encryption.',
    })
    expect(classifyConfig(`#global_vdom=0:vd_name=dmz/dmz\n${body}`).reason).toContain('VDOM "dmz"')
  })
})
