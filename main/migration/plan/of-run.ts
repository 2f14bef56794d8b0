import { keyText } from '../../contract/license-key'
import { stepIndex } from '../../contract/steps'
import type { Finding } from '../../contract/review'
import { formatVersion } from '../../fortios/output'
import { reviewedAdministrator } from '../../review'
import { checkDevice, whenDecided } from '../decisions'
import { hasVdoms, serialsOf } from '../readings/device'
import { judgeService } from '../readings/service'
import { portalAccessCheck } from '../request-text'
import type { RunState } from '../run'
import { backupWays, fetchedWays, type BackupWay } from '../backup-ways'
import type { BackupTaken } from '../events'
import type { DevicePlan, RehearsedTimes } from './schema'
import type { PlanSubject } from './subject'

/**
 * What a plan is made from in a run whose device was read: what is known and decided up to now.
 *
 * @param findings all of the run
 * @param rehearsed how long a rehearsal of this device took, if there was one
 * @throws Error before the inventory was read
 */
export function subjectOfRun(
  run: RunState,
  findings: readonly Finding[],
  rehearsed: RehearsedTimes | null,
): PlanSubject {
  const { approvedDevice: reading, inventory } = run
  if (!reading || !inventory) throw new Error('A plan was asked for before the inventory was read.')
  const { status, ha } = reading
  const { licenses, users, administrators } = inventory.inventory
  const service = run.service?.service ?? null
  return {
    from: run.mode === 'rehearsal' ? 'rehearsal' : 'device',
    file: null,
    readAt: inventory.at,
    run: run.id,
    device: {
      hostname: status.hostname,
      model: status.model,
      serials: serialsOf(reading),
      version: formatVersion(status.version),
      build: status.build,
      ha:
        status.haMode.mode === 'standalone'
          ? 'standalone'
          : `HA ${status.haMode.role}${ha ? ` of ${ha.members.length} units` : ''}`,
      vdomsEnabled: hasVdoms(status),
      vdoms: inventory.inventory.vdoms,
    },
    error: null,
    change: run.change,
    licenses,
    chosen: run.chosen,
    confirmed: run.confirmed,
    users: users.map((user) => ({ ...user, licenseVdom: user.tokenVdom })),
    administrators: administrators.map(reviewedAdministrator),
    findings,
    answers: run.answers,
    service: service && { hadLicense: service.licensed === 'yes', expires: service.expires },
    portalAccount: run.portalAccount,
    ...waysOf(run),
    checks: checksOf(run, findings),
    rehearsed,
    canBePlanned: true,
    doubt: null,
  }
}

/** What is said of the backup where a person types. */
const byHandWords =
  'This run is done by hand: a person makes the backup and chooses its file. Over SSH it may be fetched in other ways.'

/** How the backup came about, if it is taken; how it may, before. A second one may come about in another way. */
function waysOf(run: RunState): Pick<PlanSubject, 'backupWays' | 'secondBackupWays' | 'aboutScp'> {
  const { backup, connected } = run
  if (connected?.provenance === 'pasted') {
    const taken = backup ? waysOfTaken(backup) : (['file'] as const)
    return { backupWays: taken, secondBackupWays: [], aboutScp: byHandWords }
  }
  return {
    backupWays: backup ? waysOfTaken(backup) : backupWays,
    secondBackupWays: fetchedWays,
    aboutScp: null,
  }
}

function waysOfTaken({ method, way }: BackupTaken): readonly BackupWay[] {
  if (way !== undefined) return [way]
  return method === 'show' ? ['show', 'show-paged', 'scp-refused', 'scp-refused-paged'] : [method]
}

function checksOf(run: RunState, findings: readonly Finding[]): DevicePlan['checks'] {
  const { approvedDevice, service, backup, chosen, confirmed } = run
  const verdict = service && judgeService(service)
  const decided = whenDecided({ ...run, step: 'inventory' }, findings)
  const open = chosen.filter((key) => !confirmed.has(keyText(key))).length
  const portal = portalAccessCheck(run)
  const isAsked = stepIndex(run.step) >= stepIndex('preauthorization')
  return [
    ...(approvedDevice ? checkDevice(approvedDevice) : []).map(
      ({ state, text }) => ({ step: 'connect', what: 'The device', state, now: text }) as const,
    ),
    verdict
      ? {
          step: 'service',
          what: 'FortiToken Cloud',
          state: verdict.verdict === 'stop' ? 'stop' : verdict.verdict === 'no-license' ? 'warn' : 'pass',
          now: verdict.message,
        }
      : { step: 'service', what: 'FortiToken Cloud', state: 'unknown', now: 'Not read yet.' },
    {
      step: 'inventory',
      what: 'Every finding is decided',
      state: decided.allowed ? 'pass' : 'stop',
      now: decided.allowed ? 'Nothing is open.' : decided.reason,
    },
    ...(backup?.checks ?? []).map(
      ({ state, text }) => ({ step: 'backup', what: 'The backup', state, now: text }) as const,
    ),
    ...(backup
      ? []
      : [
          {
            step: 'backup',
            what: 'A current backup that matches',
            state: 'unknown',
            now: 'Taken and checked in step 4.',
          } as const,
        ]),
    {
      step: 'preauthorization',
      what: 'The migration flag of each license',
      state: open === 0 && chosen.length > 0 ? 'pass' : isAsked ? 'stop' : 'unknown',
      now:
        open === 0 && chosen.length > 0
          ? 'A person has noted that Customer Service confirmed all of them.'
          : `Not confirmed yet for ${open} of ${chosen.length}.`,
    },
    { step: 'preauthorization', what: 'The portal', state: portal.state, now: `${portal.text}.` },
    {
      step: 'migrate',
      what: 'Nothing has changed since the approval',
      state: 'unknown',
      now: 'Everything is read again and compared right before each command.',
    },
  ]
}
