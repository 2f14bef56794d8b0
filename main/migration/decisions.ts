import { findingTitles } from '../contract/finding-titles'
import type { Finding } from '../contract/review'
import type { Check, FindingView } from '../contract/view'
import type { DeviceReading } from './steps/connect'

/** One finding as one string, the same for each reading in which it shows up again. */
export function findingKey(finding: Finding): string {
  return `${finding.id}|${finding.vdom ?? ''}|${finding.subject}`
}

/** What it takes to go on in spite of a finding: only a lock-out can be explained away, other blockers have to go. */
export function whatItNeeds(finding: Finding): FindingView['needs'] {
  if (finding.severity === 'info') return 'nothing'
  if (finding.severity === 'warning') return 'acknowledge'
  return finding.id === 'admin.lockout' ? 'explain' : 'resolve'
}

/** The least that an explanation of how one would get back in has to be, in characters. */
const shortestExplanation = 10

/** Whether an answer is one: an explanation needs words. */
export function isAnswered(finding: Finding, answer: string | undefined): boolean {
  switch (whatItNeeds(finding)) {
    case 'nothing':
      return true
    case 'acknowledge':
      return answer !== undefined
    case 'explain':
      return (answer ?? '').trim().length >= shortestExplanation
    case 'resolve':
      return false
  }
}

const weight = { blocker: 0, warning: 1, info: 2 } as const

/** The findings with their answers, blockers first, else in their own order. */
export function viewFindings(
  findings: readonly Finding[],
  answers: ReadonlyMap<string, string>,
): readonly FindingView[] {
  return [...findings]
    .sort((a, b) => weight[a.severity] - weight[b.severity])
    .map((finding) => {
      const key = findingKey(finding)
      return {
        ...finding,
        key,
        title: findingTitles[finding.id],
        needs: whatItNeeds(finding),
        answer: answers.get(key) ?? null,
      }
    })
}

/** How many decisions are still to be made before these findings let the run go on. */
export function openDecisions(findings: readonly Finding[], answers: ReadonlyMap<string, string>): number {
  return findings.filter((finding) => !isAnswered(finding, answers.get(findingKey(finding)))).length
}

/** The first FortiOS version with `migrate-ftm` (vendor's page, 7.0.4; Fortinet KB 217292). */
const firstVersion = { major: 7, minor: 0, patch: 4 }

/** Whether this device, seen with this account, can be migrated at all. */
export function checkDevice({ status, ha, haRaw, readOnly }: DeviceReading): readonly Check[] {
  const { major, minor, patch } = status.version
  const version = `${String(major)}.${String(minor)}.${String(patch)}`
  const newEnough =
    major !== firstVersion.major
      ? major > firstVersion.major
      : minor !== firstVersion.minor
        ? minor > firstVersion.minor
        : patch >= firstVersion.patch
  const checks: Check[] = [
    newEnough
      ? { id: 'version', state: 'pass', text: `FortiOS ${version} has the migration command.` }
      : {
          id: 'version',
          state: 'stop',
          text: `FortiOS ${version} can’t migrate. Upgrade the FortiGate to 7.0.4 or newer.`,
        },
    readOnly
      ? {
          id: 'rights',
          state: 'stop',
          text: 'This administrator may only read. Connect with one that has the profile super_admin.',
        }
      : { id: 'rights', state: 'pass', text: 'This administrator may type commands that change something.' },
  ]
  if (status.haMode.mode === 'standalone') {
    checks.push({ id: 'ha', state: 'pass', text: 'A single unit, not a cluster.' })
    return checks
  }
  if (status.haMode.role === 'secondary') {
    checks.push({
      id: 'ha',
      state: 'stop',
      text: 'This is the secondary unit of the cluster. Connect to the primary.',
    })
  } else {
    checks.push({ id: 'ha', state: 'pass', text: 'The primary unit of the cluster.' })
  }
  const behind = (ha?.members ?? []).filter((member) => member.inSync === false)
  if (!ha || ha.members.length === 0) {
    checks.push({
      id: 'sync',
      state: 'stop',
      text: `Whether the cluster is in sync can’t be told from its words: ${haRaw.slice(0, 120)}`,
    })
  } else if (behind.length > 0) {
    checks.push({
      id: 'sync',
      state: 'stop',
      text: `Not in sync: ${behind.map((member) => member.serial).join(', ')}. Wait until the cluster is, or repair it, then connect again.`,
    })
  } else if (ha.members.some((member) => member.inSync === null)) {
    checks.push({
      id: 'sync',
      state: 'warn',
      text: 'The FortiGate does not say of every unit whether it is in sync.',
    })
  } else {
    checks.push({ id: 'sync', state: 'pass', text: `All ${String(ha.members.length)} units are in sync.` })
  }
  return checks
}
