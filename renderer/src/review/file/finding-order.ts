import { findingTitles } from '../../../../main/contract/finding-titles'
import type { Finding, Severity } from '../../../../main/contract/review'
import { heaviestFirst } from '../../../../main/contract/severity'

/** How findings are ordered. */
export type FindingOrder = 'severity' | 'line'

/** The findings in an order; those that are equal in it stay as they came. What has no line is about the whole file. */
export function findingsInOrder<F extends Finding>(
  findings: readonly F[],
  order: FindingOrder,
): readonly F[] {
  if (order === 'severity') return heaviestFirst(findings)
  return findings.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}

/** For each finding the text that a search looks through, in lower case. */
export function findingTexts(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ id, subject, vdom, message }) =>
    [findingTitles[id], id, subject, vdom ?? '', message].join('\n').toLowerCase(),
  )
}

/** The findings of that severity that hold every word of the search. */
export function shownFindings<F extends Finding>(
  findings: readonly F[],
  texts: readonly string[],
  search: string,
  severity: Severity | null,
): readonly F[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return findings.filter(
    (finding, at) =>
      (severity === null || finding.severity === severity) &&
      words.every((word) => texts[at]?.includes(word) === true),
  )
}
