import { unplannedChange } from '../../contract/planned-change'
import type { ReviewFile, User } from '../../contract/review'
import { otherProduct } from '../../fortios/product'
import { shownPath } from '../../text/shown-path'
import { proposedLicenses } from '../licenses'
import { fetchedWays, type BackupWay } from '../backup-ways'
import type { DevicePlan } from './schema'
import type { PlanSubject } from './subject'

/** What a plan is made from if nothing but a backup was reviewed: nothing is known of the device now, or of FortiToken Cloud. */
export function subjectOfReview(file: ReviewFile): PlanSubject {
  const { device, kind, error, licenses, findings, users, administrators } = file
  const product = otherProduct(device?.platform ?? null)
  const isWhole = kind === 'configuration' && error === null
  const canBePlanned = product === null && error === null && file.vdoms.length > 0
  return {
    from: 'backup',
    file: { name: fileName(file), sha256: file.sha256 },
    readAt: null,
    run: null,
    device: {
      hostname: device?.hostname ?? null,
      model: device?.platform ?? null,
      serials: [],
      version: device?.version ?? null,
      build: device?.build ?? null,
      ha: null,
      vdomsEnabled: device?.vdomsEnabled ?? null,
      vdoms: file.vdoms,
    },
    error: error?.message ?? null,
    change: unplannedChange,
    licenses,
    chosen: product === null ? proposedLicenses({ licenses, administrators: administrators ?? [] }) : [],
    confirmed: null,
    users: users.map(withLicenseVdom(file)),
    administrators: isWhole ? (administrators ?? null) : null,
    findings,
    answers: new Map(),
    service: null,
    portalAccount: null,
    ...wayOfBackup(file),
    secondBackupWays: wayOfBackup(file).backupWays,
    checks: checksOf(file),
    rehearsed: null,
    canBePlanned,
    doubt:
      kind === 'partial'
        ? 'The file is not a complete configuration: VDOMs, licenses and users can be missing from this plan.'
        : null,
  }
}

/**
 * How the backup may come about, as far as `admin-scp` tells. A backup leaves out an option that has its default value,
 * and the default of this one is `disable` (observed on FortiOS 7.6.5 alone, so SCP stays possible).
 */
function wayOfBackup({ adminScp }: ReviewFile): Pick<PlanSubject, 'backupWays' | 'aboutScp'> {
  const ways = fetchedWays
  const overScp = (way: BackupWay) => way.startsWith('scp')
  switch (adminScp) {
    case 'enable':
      return {
        backupWays: ways.filter(overScp),
        aboutScp: 'According to the backup, SCP is offered (admin-scp is on).',
      }
    case 'disable':
      return {
        backupWays: ways.filter((way) => !overScp(way)),
        aboutScp: 'According to the backup, SCP is not offered (admin-scp is off).',
      }
    case null:
      return {
        backupWays: ways,
        aboutScp:
          'The backup does not set admin-scp. It is off by default, and a backup leaves out defaults, so SCP is probably not offered.',
      }
    default:
      return {
        backupWays: ways,
        aboutScp: 'Whether SCP is offered (admin-scp) can’t be told from the file.',
      }
  }
}

/** The name of the file, without where it lies: a plan goes to many people. */
function fileName(file: ReviewFile): string {
  const shown = shownPath({ ...file, path: file.path.split(/[/\\]/).at(-1) ?? file.path })
  return file.part === null ? shown : `${shown}, part ${file.part}`
}

/** Tells of a user in which VDOM the token is. The user's own comes first, as in the inventory. */
function withLicenseVdom({ tokens }: ReviewFile) {
  const places = new Map<string, string[]>()
  for (const { serial, vdom } of tokens) {
    const known = places.get(serial)
    if (known) known.push(vdom)
    else places.set(serial, [vdom])
  }
  return (user: User) => {
    const vdoms = user.token === null ? [] : (places.get(user.token) ?? [])
    const licenseVdom = vdoms.find((vdom) => vdom === user.vdom) ?? vdoms[0] ?? null
    return { ...user, licenseVdom }
  }
}

/** What a migration checks, as far as a backup tells it. */
function checksOf({ device, findings, kind }: ReviewFile): DevicePlan['checks'] {
  const tooOld = findings.find(({ id }) => id === 'device.version')
  const blockers = findings.filter(({ severity }) => severity === 'blocker').length
  const unknown = (step: DevicePlan['checks'][number]['step'], what: string, now: string) =>
    ({ step, what, state: 'unknown', now }) as const
  return [
    tooOld
      ? { step: 'connect', what: 'FortiOS 7.0.4 or newer', state: 'stop', now: tooOld.message }
      : (device?.version ?? null) === null
        ? unknown('connect', 'FortiOS 7.0.4 or newer', 'The file doesn’t say which version it is from.')
        : {
            step: 'connect',
            what: 'FortiOS 7.0.4 or newer',
            state: 'pass',
            now: `The backup is from ${device?.version ?? ''}. The FortiGate is asked again.`,
          },
    unknown(
      'connect',
      'The primary unit of a cluster in sync',
      'A backup doesn’t show this. Read in step 1.',
    ),
    unknown('connect', 'An administrator who may type the command', 'Read in step 1.'),
    unknown(
      'service',
      'FortiToken Cloud: ready, time-based, licensed',
      'A backup says nothing about the account. Read in step 2.',
    ),
    kind === 'configuration'
      ? {
          step: 'inventory',
          what: 'No finding blocks',
          state: blockers > 0 ? 'stop' : 'pass',
          now:
            blockers > 0
              ? 'Something blocks: see the findings.'
              : 'Nothing in the backup blocks. The FortiGate is read again.',
        }
      : unknown('inventory', 'No finding blocks', 'The file is not a complete configuration.'),
    unknown('inventory', 'Users that FortiToken Cloud already has', 'Read in step 3.'),
    unknown('inventory', 'Nobody else is logged in', 'Read in step 3.'),
    unknown('backup', 'A current backup that matches', 'Taken and checked in step 4.'),
    unknown('preauthorization', 'The migration flag of each license', 'Set by Customer Service, in step 5.'),
    unknown(
      'migrate',
      'Nothing has changed since the approval',
      'Everything is read again and compared right before each command.',
    ),
  ]
}
