import type { Severity } from '../contract/review'
import type { FileFigures } from '../contract/review-view'
import { plural } from '../text/words'
import type { PreflightDevice, Verdict } from './report'

/** A verdict in words. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  ready: 'ready',
  blocked: 'blocked',
  'nothing-to-migrate': 'nothing to migrate',
  'not-read': 'not read',
}

/** How many users of a device have which outcome, and how much there is of the rest. */
export function countOf({ licenses, tokens, users, findings, blockers }: PreflightDevice): FileFigures {
  const having = (outcome: string) => users.filter((user) => user.outcome === outcome).length
  const weighing = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return {
    licenses: licenses.filter(({ kind }) => kind !== 'trial').length,
    tokens: tokens.length,
    migrate: having('migrates'),
    stay: having('stays'),
    attention: having('attention'),
    blockers: blockers.length,
    warnings: weighing('warning'),
  }
}

/** The same as cells, with these heads; empty where the device was not read. */
export function countCells(device: PreflightDevice): readonly (number | '')[] {
  const counts = countOf(device)
  const cells = countHeads.map((head) => counts[head.toLowerCase() as Lowercase<typeof head>])
  return device.verdict === 'not-read' ? cells.map(() => '') : cells
}

export const countHeads = [
  'Licenses',
  'Tokens',
  'Migrate',
  'Stay',
  'Attention',
  'Blockers',
  'Warnings',
] as const

/** `7.2.8` */
export function firmwareOf({ device }: PreflightDevice): string {
  return device?.version.split(' ')[0] ?? ''
}

/** One or two sentences over all devices. */
export function summarise(devices: readonly PreflightDevice[]): string {
  const migrating = devices.reduce((sum, device) => sum + countOf(device).migrate, 0)
  const having = (verdict: Verdict) => devices.filter((device) => device.verdict === verdict).length
  const verdicts = (['ready', 'blocked', 'nothing-to-migrate', 'not-read'] as const)
    .filter((verdict) => having(verdict) > 0)
    .map((verdict) => `${String(having(verdict))} ${verdictWords[verdict]}`)
  return `${plural(devices.length, 'device')}: ${verdicts.join(', ')}. ${plural(migrating, 'user')} would migrate.`
}
