import { findingTitles } from '../contract/finding-titles'
import type { Finding } from '../contract/review'
import { heaviestFirst } from '../contract/severity'
import type { Check, FindingView } from '../contract/step-views'
import { stepIndex } from '../contract/steps'
import { formatVersion } from '../fortios/output'
import { answeredAt, findingsOf, noInventory, type AnsweringStep } from '../review'
import { plural } from '../text/words'
import { no, yes, type Next } from './allowed'
import { findingKey } from './finding-key'
import { deviceFacts, unreadOf } from './findings-of-run'
import type { RunState } from './run'
import type { DeviceReading } from './what-was-read'

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

/** The findings with their answers and the users they are about, blockers first, else in their own order. */
export function viewFindings(
  findings: readonly Finding[],
  answers: ReadonlyMap<string, string>,
  usersOf: (finding: Finding) => readonly string[] = () => [],
): readonly FindingView[] {
  return heaviestFirst(findings).map((finding) => {
    const key = findingKey(finding)
    return {
      ...finding,
      key,
      title: findingTitles[finding.id],
      needs: whatItNeeds(finding),
      answer: answers.get(key) ?? null,
      users: usersOf(finding),
    }
  })
}

/** The findings that are shown and answered at a step. */
export function findingsAt(step: AnsweringStep, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => answeredAt(finding) === step)
}

/** How many decisions are still to be made before these findings let the run go on. */
export function openDecisions(findings: readonly Finding[], answers: ReadonlyMap<string, string>): number {
  return findings.filter((finding) => !isAnswered(finding, answers.get(findingKey(finding)))).length
}

/** Whether no finding up to the step of the run is open. */
export function whenDecided({ step, answers }: RunState, all: readonly Finding[]): Next {
  const findings = all.filter((finding) => stepIndex(answeredAt(finding)) <= stepIndex(step))
  const open = openDecisions(findings, answers)
  if (open === 0) return yes
  const [blocker] = findings.filter((finding) => whatItNeeds(finding) === 'resolve')
  return no(blocker?.message ?? `${plural(open, 'decision')} left before you can continue`)
}

/** Whether this device, seen with this account, can be migrated at all: what is in order, and what was found. */
export function checkDevice(reading: DeviceReading): readonly Check[] {
  const findings = findingsOf(noInventory, { ...deviceFacts(reading), unread: unreadOf(reading) })
  return [...passesOf(reading, findings), ...findings.map(asCheck)]
}

const states = { blocker: 'stop', warning: 'warn', info: 'pass' } as const

/** What a check is called, whether something was found or not. */
const checkIds: Partial<Record<Finding['id'], string>> = {
  'device.version': 'version',
  'admin.read-only': 'rights',
  'device.ha-secondary': 'ha',
  'device.ha-out-of-sync': 'sync',
  'reading.failed': 'sync',
}

function asCheck({ id, severity, message }: Finding): Check {
  return { id: checkIds[id] ?? id, state: states[severity], text: message }
}

/** What is in order with the device: what no finding is about. */
export function passesOf(
  { status, ha, readOnly }: DeviceReading,
  findings: readonly Pick<Finding, 'id' | 'subject'>[],
): readonly Check[] {
  const has = (...ids: readonly Finding['id'][]) => findings.some(({ id }) => ids.includes(id))
  const passes: Check[] = []
  const pass = (id: string, text: string) => passes.push({ id, state: 'pass', text })
  if (!has('device.version', 'device.other-product')) {
    pass('version', `FortiOS ${formatVersion(status.version)} has the migration command.`)
  }
  if (!readOnly) pass('rights', 'This administrator is not read-only.')
  if (status.haMode.mode === 'standalone') pass('ha', 'A single unit, not a cluster.')
  else {
    if (!has('device.ha-secondary')) pass('ha', 'This is the primary unit of the cluster.')
    if (ha && ha.members.length > 0 && ha.members.every(({ inSync }) => inSync === true)) {
      pass(
        'sync',
        ha.members.length === 2 ? 'Both units are in sync.' : `All ${ha.members.length} units are in sync.`,
      )
    }
  }
  return passes
}
