import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { reviewReportSchema, type ReviewFile } from '../../../main/contract/review'
import { reportOf } from '../../../main/review/review-backup'
import { reviewSchemaText } from '../../../main/review/schema'
import { reviewOf } from '../../fixtures/review-text'
import { configuration, holder, token } from './configuration'
import { secretsOfTwoVdoms, twoVdoms } from './two-vdoms'

const review = (text: string) =>
  reviewOf(text, { path: 'branch-7.conf', sha256: 'ab'.repeat(32), bytes: text.length })

const lineOf = (needle: string) => twoVdoms.slice(0, twoVdoms.indexOf(needle)).split('\n').length

function conformsToContract(file: ReviewFile): void {
  expect(reviewReportSchema.parse(reportOf({ files: [file], passedOver: [] }))).toEqual({
    version: 2,
    files: [file],
    passedOver: [],
  })
}

describe('the review of a backup', () => {
  const file = review(twoVdoms)

  test('is what the contract promises', () => {
    conformsToContract(file)
    expect(file).toMatchObject({
      path: 'branch-7.conf',
      bytes: twoVdoms.length,
      error: null,
      kind: 'configuration',
      device: {
        platform: 'FGVM64',
        version: '7.0.4',
        build: '0301',
        hostname: 'fw-lab',
        user: 'admin',
        vdomsEnabled: true,
      },
      vdoms: ['root', 'dmz'],
    })
    expect(file.users[0]).toEqual({
      name: 'ftm-mig1',
      vdom: 'dmz',
      table: 'admin',
      type: 'password',
      twoFactor: 'fortitoken',
      token: 'FTKMOB2100000001',
      license: 'EFTM000000000001',
      email: 'mig1@example.com',
      phone: null,
      outcome: 'migrates',
      why: [],
    })
    expect(file.tokens[1]).toEqual({
      serial: 'FTKMOB2100000001',
      vdom: 'root',
      kind: 'mobile',
      license: 'EFTM000000000001',
      activated: true,
      locked: false,
      users: ['ftm-mig1'],
    })
    expect(file.licenses[1]).toEqual({
      license: 'EFTM000000000001',
      vdom: 'root',
      kind: 'paid',
      tokens: 2,
      assigned: 2,
      activated: 1,
      users: 2,
    })
  })

  test('finds what stands in the way, and where', () => {
    expect(file.findings.map(({ id, severity, subject, line }) => [id, severity, subject, line])).toEqual([
      ['license.trial', 'info', 'FTMTRIAL0A4E28E6', lineOf('edit "FTKMOB39AAAA0001"')],
      ['token.pending', 'warning', 'FTKMOB2100000002', lineOf('edit "FTKMOB2100000002"')],
      ['token.hardware', 'info', 'FTK200TEST000001', lineOf('edit "FTK200TEST000001"')],
      ['token.locked', 'warning', 'FTKMOB2200000002', lineOf('edit "FTKMOB2200000002"')],
      ['user.same-name', 'warning', 'kim', lineOf('edit "kim"\n        set type')],
      ['user.same-name', 'warning', 'kim', lineOf('edit "kim"\n        set two-factor')],
      ['user.disabled', 'info', 'max', lineOf('edit "max"')],
    ])
  })

  test('tells no secret', () => {
    for (const secret of secretsOfTwoVdoms) expect(JSON.stringify(file)).not.toContain(secret)
  })

  test('takes no notice of carriage returns', () => {
    const other = review(twoVdoms.replaceAll('\n', '\r\n'))
    expect({ ...other, bytes: file.bytes }).toEqual(file)
  })
})

describe('a file that is not a whole configuration', () => {
  const findingIdsOf = (file: ReviewFile) => file.findings.map(({ id }) => id)

  test.each([
    ['#FGBK|3|FGT60F|7|4|2795|\n\u0001\u0002', 'encrypted-backup', null, ['backup.encrypted']],
    [
      '#config-version=FGT60F-7.4.8-FW-build2795-250523:opmode=0:vdom=0:user=admin\nsystem_global:\n  hostname: fw\n',
      'yaml-backup',
      'yaml',
      [],
    ],
    ['hostname switch1\ninterface Gi0/1\n', 'not-fortios', null, []],
    ['', 'not-fortios', null, []],
  ])('%j is explained', (text, code, kind, ids) => {
    const file = review(text)
    conformsToContract(file)
    expect(file).toMatchObject({ error: { code }, kind, device: null, users: [] })
    expect(findingIdsOf(file)).toEqual(ids)
  })

  test('is reviewed to where it ends', () => {
    const text = twoVdoms.slice(0, twoVdoms.indexOf('        set ldap-server'))
    const file = review(text)
    conformsToContract(file)
    expect(file).toMatchObject({
      error: { code: 'truncated', line: text.split('\n').length },
      kind: 'partial',
    })
    expect(file.users.map(({ name }) => name)).toEqual(['ftm-mig1', 'kim', 'lee'])
    expect(findingIdsOf(file)).toContain('backup.partial')
  })

  test('is known for cut off wherever it was cut, but between two tables', () => {
    const text = configuration({
      users: [holder('kim', 'FTKMOB2100000001')],
      tokens: [token('FTKMOB2100000001')],
    })
    const start = text.indexOf('config system admin\n') + 'config system admin\n'.length
    const wholes = new Set([...text.matchAll(/^end\n/gm)].flatMap(({ index }) => [index + 3, index + 4]))
    for (let cut = start; cut < text.length; cut += 1) {
      const { error } = review(text.slice(0, cut))
      expect([cut, error?.code ?? null]).toEqual([cut, wholes.has(cut) ? null : 'truncated'])
    }
  })

  test('is reviewed where its passwords are masked', () => {
    const file = review(
      twoVdoms
        .replaceAll(/ENC \S+/g, 'FortinetPasswordMask')
        .replaceAll(/reg-id "[^"]*"/g, 'reg-id FortinetPasswordMask'),
    )
    expect(file).toMatchObject({ error: null, kind: 'masked' })
    expect(file.users.map(({ outcome }) => outcome)).toEqual(
      review(twoVdoms).users.map(({ outcome }) => outcome),
    )
    expect(findingIdsOf(file)).toContain('backup.masked')
  })

  test('is reviewed where it is of one VDOM', () => {
    const text = `#config-version=FGT60F-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
#global_vdom=0:vd_name=dmz/dmz
config user local
    edit "kim"
        set two-factor fortitoken
        set fortitoken "FTKMOB2100000001"
        set email-to "kim@example.com"
    next
end
`
    const file = review(text)
    expect(file).toMatchObject({ error: null, kind: 'partial', vdoms: ['dmz'] })
    expect(findingIdsOf(file)).toEqual(['backup.partial', 'token.missing'])
  })

  test('is told where no super_admin is in it', () => {
    const file = review(configuration({ admins: [['reader', 'accprofile "read_only"']] }))
    expect(file).toMatchObject({
      kind: 'configuration',
      findings: [{ id: 'backup.partial', severity: 'warning' }],
    })
  })

  test('is told the line that can’t be understood', () => {
    const file = review(configuration({ more: 'config system global\n    set hostname "fw"\nnext\nend\n' }))
    expect(file.findings).toMatchObject([{ id: 'backup.partial', line: 4 }])
  })

  test('is read out of a recording of a terminal, without lines', () => {
    const shown = configuration({
      users: [holder('kim', 'FTKMOB2100000001')],
      tokens: [token('FTKMOB2100000001')],
    })
    const file = review(`fw-lab # show\n${shown}\nfw-lab # exit\n`)
    expect(file).toMatchObject({
      error: null,
      kind: 'partial',
      users: [{ name: 'kim', outcome: 'migrates' }],
    })
    expect(file.findings.every(({ line }) => line === null)).toBe(true)
  })
})

test('the published schema is that of the contract', async () => {
  const text = await format(reviewSchemaText(), { parser: 'json', printWidth: 110 })
  await expect(text).toMatchFileSnapshot('../../../docs/review.schema.json')
})
