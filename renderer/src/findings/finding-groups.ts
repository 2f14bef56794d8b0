import type { FindingView } from '../../../main/contract/step-views'

/** From this many on, findings of one kind share a card. */
const many = 4

/** Findings of one kind, answered together; or a single one. */
export interface FindingGroup {
  /** Of the first finding; stays the same between readings. */
  readonly key: string
  readonly findings: readonly [FindingView, ...FindingView[]]
}

/**
 * Puts findings of the same kind together if they are many: 312 users without a token are one decision to read,
 * not 312. What needs an explanation in words is never put together. The order is that of the findings.
 */
export function groupFindings(findings: readonly FindingView[]): readonly FindingGroup[] {
  const kinds = new Map<string, FindingView[]>()
  for (const finding of findings) {
    const kind = `${finding.severity}|${finding.id}|${finding.needs}`
    const group = kinds.get(kind)
    if (group === undefined) kinds.set(kind, [finding])
    else group.push(finding)
  }
  return [...kinds.values()].flatMap((group): FindingGroup[] => {
    const [first, ...rest] = group
    if (first === undefined) return []
    if (group.length >= many && first.needs !== 'explain')
      return [{ key: first.key, findings: [first, ...rest] }]
    return group.map((finding) => ({ key: finding.key, findings: [finding] }))
  })
}

/** Those that still want an answer. */
export function unanswered(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.filter(({ needs, answer }) => needs !== 'nothing' && answer === null)
}
