import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reviewAsText } from '../../../main/cli/review-table'
import { reviewAsCsv } from '../../../main/review/export/csv'
import { reviewAsHtml } from '../../../main/review/export/html'
import { verifyBackups } from '../../../main/evidence/verify-backups'
import { reviewOf } from '../../fixtures/review-text'

const field = readFileSync(
  join(import.meta.dirname, '../../fixtures/field/one-license-in-two-vdoms.conf'),
  'utf8',
)
const license = 'EFTM000000000001'
/** An administrator of root has a token of VDOM-A. */
const text = field
  .replace(
    '        set vdom "root"\n',
    '        set vdom "root"\n        set two-factor fortitoken\n        set fortitoken "FTKMOB0000000009"\n',
  )
  .replace(
    '    edit "FTKMOB0000000002"\n',
    `    edit "FTKMOB0000000009"\n        set license "${license}"\n        set reg-id "1"\n    next\n    edit "FTKMOB0000000002"\n`,
  )
const file = reviewOf(text)
const reviewed = { files: [file], passedOver: [] }

test('both are licenses of their own, and users are counted in that of their token', () => {
  expect(file.licenses.map(({ vdom, tokens, users }) => ({ vdom, tokens, users }))).toEqual([
    { vdom: 'root', tokens: 1, users: 1 },
    { vdom: 'VDOM-A', tokens: 2, users: 2 },
  ])
})

test('beside a user of another VDOM the license is named with its own, in every form', () => {
  const rows = reviewAsCsv(reviewed).split('\r\n')
  expect(rows.find((row) => row.includes(',admin,root,'))).toContain(`,${license} of VDOM-A,`)
  expect(rows.find((row) => row.includes(',u1,VDOM-A,'))).toContain(`,${license},`)
  expect(reviewAsHtml(reviewed)).toContain(`${license} of VDOM-A</td>`)
  expect(reviewAsText(reviewed, 110)).toMatch(
    new RegExp(`admin +root +admin +FTKMOB0000000009 +${license} of VDOM-A +migrates`),
  )
})

test('a finding about it says which one it means', () => {
  const named = file.findings.filter(({ message }) => message.includes(license))
  expect(named.length).toBeGreaterThan(0)
  for (const { message, vdom } of named) expect(message).toContain(`${license} of VDOM ${vdom ?? ''}`)
})

test('verification of two backups says which of the two was migrated', () => {
  const migrated = text
    .replace(/ {4}edit "FTKMOB0000000001"\n[^]*? {4}next\n/, '')
    .replace(
      'set two-factor fortitoken\n        set fortitoken "FTKMOB0000000001"',
      'set two-factor fortitoken-cloud',
    )
  expect(migrated).not.toContain('FTKMOB0000000001')
  const { licenses, rows, otherChanges } = verifyBackups(
    { name: 'before.conf', text },
    { name: 'after.conf', text: migrated },
    null,
  )
  expect(licenses).toEqual([{ license, vdom: 'root' }])
  expect(rows.map(({ name }) => name)).toEqual(['u0'])
  expect(otherChanges).toEqual([])
})
