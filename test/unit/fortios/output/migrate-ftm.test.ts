import { describe, expect, test } from 'vitest'
import { documentedQuestion, parseMigrateOutput } from '../../../../main/fortios/output'

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
    const text = `${documentedQuestion}y\n${output}`
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
