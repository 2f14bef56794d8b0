import { basename } from 'node:path'
import { findingTitles } from '../contract/finding-titles'
import type { VerificationState } from '../contract/view'
import { datesThatMatter } from '../migration/dates'
import { findingKey } from '../migration/finding-key'
import type { JournalRecord } from '../migration/journal'
import { usersOf } from '../migration/outcome'
import { findingsFor } from '../migration/findings-of-run'
import { summarise } from '../migration/procedure'
import { earlierEnds, keyText, type RunState } from '../migration/run'
import { describeDevice } from '../migration/steps/connect'
import { portalRows } from '../migration/steps/portal'
import { day } from '../text/times'
import { plural } from '../text/words'
import type { Report, ReportCommand, ReportUser } from './schema'

/** What a report is made from. */
export interface ReportSources {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  readonly commands: readonly ReportCommand[]
  readonly company: string
  /** SHA-256 of the key that will sign the bundle. */
  readonly signedWith: string
  readonly now: Date
}

/** What the state of a user is called. */
export const stateWords: Readonly<Record<VerificationState, string>> = {
  through: 'Came through',
  'cloud-unknown': 'Converted; not known whether in FortiToken Cloud',
  'not-in-cloud': 'Converted, not in FortiToken Cloud yet',
  'not-converted': 'Not converted',
  changed: 'Converted, and changed otherwise',
  missing: 'Gone from the FortiGate',
}

/** Puts a report together from what the journal and the transcript say. Pure. */
export function makeReport({ run, records, commands, company, signedWith, now }: ReportSources): Report {
  const device = run.approvedDevice && describeDevice(run.approvedDevice)
  const users = reportUsers(run)
  const open = users.filter(({ state }) => state !== 'through').length
  const changes = [...(run.verification?.otherChanges ?? []), ...(run.backupAfter?.changes ?? [])]
  const migrated = run.licenses.filter(({ outcome }) => outcome?.state === 'done').length
  const different = users.filter(({ portal }) => portal === 'different').length
  const clean = open === 0 && changes.length === 0 && different === 0 && run.verification !== null
  const name = device?.hostname ?? 'a FortiGate'
  const inventory = run.inventory?.inventory
  const earlier = earlierReports(run)
  const subject = `FortiToken migration of ${name}`
  return {
    version: 1,
    mode: run.mode,
    rehearsal:
      run.mode === 'rehearsal'
        ? { source: run.rehearsal?.source ?? 'a sample', scenario: run.rehearsal?.scenario ?? '' }
        : null,
    company,
    title: `${run.mode === 'rehearsal' ? 'REHEARSAL: ' : ''}${earlier.length > 0 ? `Later verification of the ${subject}` : subject}`,
    verdict: clean && migrated === run.licenses.length ? 'complete' : 'open',
    summary: summarise(run),
    meaning: [...laterWords(run, earlier), ...meaningOf(run, users, changes.length, name)],
    writtenAt: now.toISOString(),
    application: run.application,
    signedWith,
    run: {
      id: run.id,
      startedAt: run.startedAt,
      migratedAt: run.migratedAt,
      verifiedAt: run.verification?.at ?? null,
      user: run.laptop.user,
      laptop: run.laptop.host,
      account: run.connected?.user ?? '',
      address: run.connected ? `${run.connected.host} port ${String(run.connected.port)}` : '',
      hostKey: run.connected?.hostKey ?? '',
      ticket: run.request.ticket,
      requestSentOn: run.request.sentOn,
      secondLogin: run.secondLogin?.message ?? 'Not tried.',
    },
    earlier,
    device: device && {
      hostname: device.hostname,
      model: device.model,
      serials: [...new Set([device.serial, ...device.members.map(({ serial }) => serial)])].filter(Boolean),
      version: device.version,
      ha: device.ha,
    },
    figures: {
      users: users.length,
      through: users.length - open,
      open,
      compared: users.filter(({ portal }) => portal !== 'not compared').length,
      licenses: run.licenses.length,
      migrated,
      tokensBefore: run.verification?.tokensBefore ?? 0,
      tokensAfter: run.verification?.tokensAfter ?? 0,
      balanceBefore: run.verification?.balanceBefore ?? null,
      balanceAfter: run.verification?.balanceAfter ?? null,
      balance: run.verification?.balanceExplanation ?? '',
      cloudUsersBefore: run.verification?.cloudUsersBefore ?? null,
      cloudUsersAfter: run.verification?.cloudUsersAfter ?? null,
      cloudUsers: run.verification?.cloudUsersExplanation ?? '',
    },
    licenses: run.licenses.map(({ key, outcome }) => ({
      ...key,
      tokens: inventory?.licenses.find((each) => keyText(each) === keyText(key))?.tokens ?? 0,
      users: inventory ? usersOf(key, inventory).length : 0,
      state: outcome?.state ?? 'waiting',
      outcome: outcome?.message ?? 'Not migrated.',
    })),
    users,
    changes,
    wholeConfiguration: run.backupAfter !== null,
    portal: {
      source:
        run.portalSource === 'rest' ? 'the REST API' : run.portalSource === 'text' ? 'a list' : 'by eye',
      mismatches: run.mismatches,
    },
    findings: reportFindings(run),
    backups: backupsOf(run),
    dates: datesThatMatter(run),
    decisions: records.flatMap(decisionIn),
    commands,
  }
}

function reportUsers(run: RunState): readonly ReportUser[] {
  const portal = new Map(portalRows(run).map((row) => [row.key, row]))
  return (run.verification?.rows ?? [])
    .map((row): ReportUser => {
      const seen = portal.get(row.key)
      return {
        name: row.name,
        vdom: row.vdom,
        table: row.table,
        license: row.license,
        token: row.token,
        state: row.state,
        result: stateWords[row.state],
        onDevice: row.onDevice,
        inCloud: row.inCloud,
        portal: seen?.ticked ? 'same' : seen?.found ? 'different' : 'not compared',
        portalToken: seen?.ticked ? null : (seen?.found ?? null),
        advice: row.advice,
      }
    })
    .toSorted((one, other) => Number(isGood(one)) - Number(isGood(other)))
}

/** Nothing is left to do about this user. */
export function isGood({ state, portal }: ReportUser): boolean {
  return state === 'through' && portal !== 'different'
}

/** What the reports said that were written of this run before, the first one first. */
function earlierReports(run: RunState): Report['earlier'] {
  return earlierEnds(run).flatMap(({ finished, verification }) => {
    const rows = verification?.rows ?? []
    const through = rows.filter(({ state }) => state === 'through').length
    return finished ? [{ finishedAt: finished.at, users: rows.length, through }] : []
  })
}

/** That this is a later verification, and of when the migration was. */
function laterWords(run: RunState, earlier: Report['earlier']): readonly string[] {
  const last = earlier.at(-1)
  if (!last) return []
  const found = `${String(last.through)} of ${plural(last.users, 'user')} had come through by then`
  return [
    `This is a later verification. The migration itself was on ${day(run.migratedAt ?? run.startedAt, 'UTC')}; ${
      earlier.length === 1
        ? `the report of it is of ${day(last.finishedAt, 'UTC')}`
        : `the last of ${String(earlier.length)} reports before this one is of ${day(last.finishedAt, 'UTC')}`
    }, and ${found}. Tokenferry has only read the firewall since.`,
  ]
}

/** Page one, for somebody who was not there. */
function meaningOf(
  run: RunState,
  users: readonly ReportUser[],
  changes: number,
  device: string,
): readonly string[] {
  if (run.verification === null)
    return ['The FortiGate was not read after the migration, so nothing is proven.']
  const open = users.filter((user) => !isGood(user))
  const compared = users.filter(({ portal }) => portal === 'same').length
  const done = run.licenses.filter(({ outcome }) => outcome?.state === 'done').length
  return [
    `${plural(done, 'FortiToken Mobile license')} of the firewall ${device} ${done === 1 ? 'was' : 'were'} moved to FortiToken Cloud. The people who log in with an app on their phone keep their app and their codes; from now on the codes are checked by FortiToken Cloud instead of the firewall.`,
    open.length === 0
      ? `${users.length === 1 ? 'The one user was' : `All ${String(users.length)} users were`} checked afterwards, one by one, on the firewall and in FortiToken Cloud, and came through.`
      : `${plural(users.length, 'user')} were checked afterwards, one by one. ${plural(open.length, 'user')} ${open.length === 1 ? 'needs' : 'need'} attention: ${namesOf(open)}.`,
    changes === 0
      ? run.backupAfter
        ? 'Nothing else in the whole configuration of the firewall changed.'
        : 'No other user, administrator or token of the firewall changed.'
      : `${plural(changes, 'other thing')} differ${changes === 1 ? 's' : ''} from before and should be looked at.`,
    compared === users.length
      ? 'The serial number of every token was compared in the portal and is the same.'
      : `${String(compared)} of ${plural(users.length, 'serial number')} ${compared === 1 ? 'was' : 'were'} compared in the portal; the command line of the firewall can’t show them.`,
    'The migration can’t be undone, and FortiToken Cloud is paid for year by year.',
  ]
}

function namesOf(users: readonly ReportUser[]): string {
  const shown = users.slice(0, 8).map(({ name }) => name)
  const more = users.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

function reportFindings(run: RunState): Report['findings'] {
  return findingsFor(run).map((finding) => {
    const answer = run.answers.get(findingKey(finding))
    return {
      title: findingTitles[finding.id],
      severity: finding.severity,
      subject: finding.subject,
      vdom: finding.vdom,
      message: finding.message,
      answer: answer === undefined ? 'For information' : answer === '' ? 'Accepted' : answer,
    }
  })
}

function backupsOf({ backup, backupAfter }: RunState): Report['backups'] {
  const describe = (when: 'before' | 'after', taken: NonNullable<RunState['backup']>) => ({
    when,
    file: basename(taken.path),
    bytes: taken.bytes,
    sha256: taken.sha256,
    takenAt: taken.at,
    method: taken.method,
    note: taken.reason,
  })
  return [
    ...(backup ? [describe('before', backup)] : []),
    ...(backupAfter ? [describe('after', backupAfter)] : []),
  ]
}

/** What a person decided, and what the device was told, in words. */
function decisionIn({ at, event }: JournalRecord): Report['decisions'] {
  const say = (what: string) => [{ at, what }]
  switch (event.type) {
    case 'opened':
      return say(`Begun by ${event.laptop.user} on ${event.laptop.host}`)
    case 'connected':
      return say(`Connected to ${event.host} port ${String(event.port)} as ${event.user}`)
    case 'service-acknowledged':
      return event.acknowledged ? say('Accepted: a transfer license that is free for one year') : []
    case 'licenses-chosen':
      return say(
        `Chosen: ${event.licenses.map(({ license, vdom }) => `${license} of ${vdom}`).join(', ') || 'no license'}`,
      )
    case 'backed-up':
      return say(`Backup taken: ${basename(event.backup.path)}`)
    case 'backed-up-after':
      return say(`Second backup taken and compared: ${basename(event.backup.path)}`)
    case 'request-recorded':
      return event.ticket === '' ? [] : say(`Ticket of Customer Service noted: ${event.ticket}`)
    case 'flag-confirmed':
      return say(`Migration flag of ${event.key.license} ${event.confirmed ? 'confirmed' : 'taken back'}`)
    case 'command-sent':
      return say(`Typed: ${event.command}`)
    case 'decided':
      return say(`Answered "${event.answer}" for ${event.key.license}`)
    case 'settled':
      return say(`${event.key.license}: ${event.outcome.message}`)
    case 'verified':
      return say('Verified on the FortiGate and in FortiToken Cloud')
    case 'login-tried':
      return say(`Second login: ${event.message}`)
    case 'finished':
      return say('Finished, and the report written')
    case 'reopened':
      return say(`Opened again to verify, by ${event.laptop.user} on ${event.laptop.host}`)
    case 'closed-again':
      return say('Closed again without a report')
    case 'matched':
      return say(
        `Serial numbers compared with ${event.source === 'rest' ? 'the REST API of FortiToken Cloud' : 'a list from the portal'}`,
      )
    default:
      return []
  }
}
