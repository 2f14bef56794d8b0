/** What a finding may weigh, the heaviest first; see `severitySchema`. */
export const severities = ['blocker', 'warning', 'info'] as const

/** Findings with the heaviest first; those that weigh the same stay in their order. */
export function heaviestFirst<F extends { readonly severity: (typeof severities)[number] }>(
  findings: readonly F[],
): readonly F[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}
