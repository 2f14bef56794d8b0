import { describe, expect, test } from 'vitest'
import { parseMigrateOutput, parseMigrateQuestion } from '../../../main/fortios/output'

const question = `Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud
 - The original FTM license gets invalidated and it cannot be reversed.
 - You will switch from perpetual to annual subscription license.
Please contact customer support to get the migration pre-authorization
and backup your FortiGate configuration!
Ready to proceed? (y/n)`

describe('the question of migrate-ftm', () => {
  test('is returned in the words of the device', () => {
    expect(parseMigrateQuestion(question)).toEqual({ kind: 'migrate-question', text: question })
  })

  test('is recognised with carriage returns, and broken at the width of a terminal', () => {
    for (const text of [`${question.replaceAll('\n', '\r\n')} `, question.replace(/.{40}/g, '$&\r\n')]) {
      expect(parseMigrateQuestion(text)).toEqual({ kind: 'migrate-question', text: text.trim() })
    }
  })

  test.each([
    ['it is not there to its end', question.slice(0, -6)],
    ['a message of the console stands before it', `NOTICE: link up\n${question}`],
    ['a line stands in the middle of it', question.replace('Ready', 'This unit will be reset.\nReady')],
    ['a word is another one', question.replace('cannot', 'can')],
    ['a blank is none', question.replace('FTM license', 'FTM\u00a0license')],
    ['more follows', `${question}y\n1: Converted`],
    [
      'it asks about something else',
      'This operation will reboot the system!\nDo you want to continue? (y/n)',
    ],
    [
      'it is that of the diagnose command',
      `Warning: Please acknowledge that request will be sent to fortitoken-cloud to
start license migration where migration eligibility will be checked and a new
FTC license will be created with corresponding user quota to accept user migration.
Ready to proceed? (y/n)`,
    ],
  ])('is unknown where %s', (_, text) => {
    expect(parseMigrateQuestion(text)).toEqual({ kind: 'unknown', raw: text })
  })
})

describe('the output of migrate-ftm', () => {
  const output = `
1: Converted admin(ftm-mig1) for license(EFTM001122334455) in vdom(root)
2: Converted user(Kim (dmz) for license(x) in vdom(y)) for license(EFTM001122334455) in vdom(root)
License(EFTM001122334455) in VDOM(root): Total 2 admin/local user(s) converted to two-factor Fortitoken-Cloud!
fas_migrate_token_clear[667]: Deleted token(FTKMOB2100000001) and license(EFTM001122334455) in vdom(root) configuration
fas_migrate_token_clear[1024]: Deleted token(FTKMOB2100000002) and license(EFTM001122334455) in vdom(root) configuration
`
  const license = 'EFTM001122334455'

  test('says who was converted and what was deleted', () => {
    expect(parseMigrateOutput(output)).toEqual({
      kind: 'migrate-output',
      converted: [
        { userKind: 'admin', name: 'ftm-mig1', license, vdom: 'root' },
        { userKind: 'user', name: 'Kim (dmz) for license(x) in vdom(y)', license, vdom: 'root' },
      ],
      deleted: [
        { serial: 'FTKMOB2100000001', license, vdom: 'root' },
        { serial: 'FTKMOB2100000002', license, vdom: 'root' },
      ],
      total: { license, vdom: 'root', users: 2 },
      unrecognised: [],
    })
  })

  test('leaves out the question and the echo of its answer, with and without carriage returns', () => {
    const text = `${question}y\n${output}`
    const expected = parseMigrateOutput(output)
    expect(parseMigrateOutput(text)).toEqual(expected)
    expect(parseMigrateOutput(`y \r\r\n${output.replaceAll('\n', '\r\n')}`)).toEqual(expected)
  })

  test('keeps messages of the console apart', () => {
    const noise = 'NOTICE: ha heartbeat lost on port3'
    const text = output.replace('License(', `${noise}\nLicense(`)
    expect(parseMigrateOutput(text)).toEqual({ ...parseMigrateOutput(output), unrecognised: [noise] })
  })

  test.each([
    ['a refusal', 'Invalid License\n', ['Invalid License']],
    ['a sentence about tokens', 'All FortiToken Mobile tokens are no longer valid.\n', undefined],
    ['a conversion that is cut off', '1: Converted admin(ftm-mig1) for license(EFTM0011', undefined],
    ['a deletion without its end', 'fas_migrate_token_clear[667]: Deleted token(FTKMOB21', undefined],
    ['a second total', `${output}${output.split('\n')[3]}`, [output.split('\n')[3]]],
  ])('does not recognise %s', (_, text, unrecognised) => {
    expect(parseMigrateOutput(text).unrecognised).toEqual(unrecognised ?? [text.trimEnd()])
  })
})
