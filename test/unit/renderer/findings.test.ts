import { describe, expect, test } from 'vitest'
import type { FindingView } from '../../../main/contract/step-views'
import { groupFindings, unanswered } from '../../../renderer/src/findings/finding-groups'

const finding = (id: FindingView['id'], subject: string, change: Partial<FindingView> = {}): FindingView => ({
  id,
  subject,
  severity: 'warning',
  vdom: 'root',
  line: null,
  message: '',
  title: '',
  needs: 'acknowledge',
  answer: null,
  users: [],
  key: `${id}|${subject}`,
  ...change,
})

const many = (id: FindingView['id'], count: number, change: Partial<FindingView> = {}) =>
  Array.from({ length: count }, (_, place) => finding(id, `u${place}`, change))

const sizes = (findings: readonly FindingView[]) =>
  groupFindings(findings).map((group) => group.findings.length)

describe('putting findings together', () => {
  test('keeps a few apart and joins many of one kind', () => {
    expect(sizes(many('token.pending', 3))).toEqual([1, 1, 1])
    expect(sizes(many('token.pending', 4))).toEqual([4])
  })

  test('joins them wherever they stand, and never two kinds', () => {
    const mixed = [...many('token.pending', 2), ...many('user.no-contact', 4), ...many('token.pending', 2)]
    expect(sizes(mixed)).toEqual([4, 4])
  })

  test('asks for each explanation by itself', () => {
    expect(sizes(many('admin.lockout', 5, { severity: 'blocker', needs: 'explain' }))).toEqual([
      1, 1, 1, 1, 1,
    ])
  })

  test('counts as unanswered what wants an answer and has none', () => {
    const findings = [
      finding('token.pending', 'a'),
      finding('token.pending', 'b', { answer: '' }),
      finding('license.trial', 'c', { severity: 'info', needs: 'nothing' }),
      finding('token.shared', 'd', { severity: 'blocker', needs: 'resolve' }),
    ]
    expect(unanswered(findings).map(({ subject }) => subject)).toEqual(['a', 'd'])
  })
})
