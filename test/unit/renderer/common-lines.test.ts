import { expect, test } from 'vitest'
import { commonLines } from '../../../renderer/src/steps/verify/common-lines'

const user = (secondFactor: readonly string[]) => [
  'config user local',
  'edit "kim"',
  ...secondFactor,
  'next',
  'end',
]
const token = ['config user fortitoken', 'edit "FTKMOB0000000001"', 'next', 'end']

const left = (lines: readonly string[], common: ReadonlySet<number>) =>
  lines.filter((_line, at) => !common.has(at))

test('the end of an entry that has gone is gone as well, though the same words end another', () => {
  const before = [...user(['set two-factor fortitoken', 'set fortitoken "FTKMOB0000000001"']), ...token]
  const after = user(['set two-factor fortitoken-cloud'])
  const common = commonLines(before, after)
  expect(left(before, common.before)).toEqual([
    'set two-factor fortitoken',
    'set fortitoken "FTKMOB0000000001"',
    ...token,
  ])
  expect(left(after, common.after)).toEqual(['set two-factor fortitoken-cloud'])
})

test('the same text has everything in common, and nothing with none', () => {
  expect(left(token, commonLines(token, token).before)).toEqual([])
  expect(commonLines(token, [])).toEqual({ before: new Set(), after: new Set() })
})
