import { licenseName, keyText } from '../../contract/license-key'
import { basename } from 'node:path'
import { windowWords, type PlannedChange } from '../../contract/planned-change'
import { findingTitles } from '../../contract/finding-titles'
import type { VerificationState } from '../../contract/rows'
import { datesThatMatter } from '../../migration/dates'
import { findingKey } from '../../migration/finding-key'
import type { JournalRecord } from '../../migration/journal'
import { findingsFor } from '../../migration/findings-of-run'
import { planDifferences } from '../../migration/plan/differences'
import type { DevicePlan } from '../../migration/plan/schema'
import { openPoints } from '../../migration/open-points'
import { earlierEnds, type RunState } from '../../migration/run'
import { describeDevice } from '../../migration/readings/device'
import { differences, fullNameOf, portalRows } from '../../migration/portal-rows'
import { verdictOf } from '../../migration/verdict'
import { judgedUsers, type JudgedUser } from '../../migration/verdict-facts'
import type { StepId } from '../../contract/steps'
import type { LicenseVerdict, Verdict } from '../../contract/verdict'
import { day, typedMoment } from '../../text/times'
import { momentsAt } from '../../text/wall-clock'
import { list, plural } from '../../text/words'
import type { Report, ReportCommand, ReportUser } from './schema'

/** What a report is made from. */
export interface ReportSources {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  readonly commands: readonly ReportCommand[]
  readonly company: string
  /** The plan that was saved in this run, as its file holds it; `null` if none was, or the file is gone or was changed. Default: none. */
  readonly plan?: DevicePlan | null
  /** SHA-256 of the key that will sign the bundle. */
  readonly signedWith: string
  /** Name of the time zone that times are shown in. */
  readonly timeZone: string
  readonly now: Date
}

/** What the state of a user is called. */
const userStateWords: Readonly<Record<VerificationState, string>> = {
  through: 'Came through',
  'cloud-unknown': 'Converted; unknown whether in FortiToken Cloud',
  'not-in-cloud': 'Converted, not in FortiToken Cloud yet',
  'not-converted': 'Not converted',
  changed: 'Converted, but something else changed',
  missing: 'Gone from the FortiGate',
}

/** What the state of a license is called where its users are listed. */
const licenseWords: Readonly<Record<LicenseVerdict, string>> = {
  migrated: 'Not read after the migration',
  refused: 'Not migrated: the FortiGate refused the license',
  declined: 'Not migrated: answered “n”',
  partial: 'Not read after the migration',
  unknown: 'The outcome of the license is unknown',
  untouched: 'Not migrated: nothing happened after “y”',
  'not-asked': 'Not migrated: not asked',
}

/** Puts a report together from what the journal and the transcript say. Pure. */
export function makeReport(sources: ReportSources): Report {
  const { run, records, commands, plan = null, company, signedWith, timeZone, now } = sources
  const device = run.approvedDevice && describeDevice(run.approvedDevice)
  const users = reportUsers(run)
  const changes = [...(run.verification?.otherChanges ?? []), ...(run.backupAfter?.changes ?? [])]
  const verdict = verdictOf(run)
  const states = new Map(verdict.licenses.map((license) => [keyText(license), license]))
  const rows = portalRows(run)
  const names = new Map(rows.map((row) => [row.key, fullNameOf(row)]))
  const nameOf = (key: string) => names.get(key) ?? key
  const name = device?.hostname ?? 'a FortiGate'
  const inventory = run.inventory?.inventory
  const earlier = earlierReports(run)
  const stepAt = steps(records)
  const subject = `FortiToken migration of ${name}`
  return {
    version: 2,
    mode: run.mode,
    rehearsal:
      run.mode === 'rehearsal'
        ? { source: run.rehearsal?.source ?? 'a sample', scenario: run.rehearsal?.scenario ?? '' }
        : null,
    company,
    title: `${run.mode === 'rehearsal' ? 'REHEARSAL: ' : ''}${earlier.length > 0 ? `Later verification of the ${subject}` : subject}`,
    verdict,
    meaning: [...laterWords(run, earlier, timeZone), ...meaningOf(run, verdict, name, isByHand(records))],
    writtenAt: now.toISOString(),
    application: run.application,
    signedWith,
    timeZone,
    run: {
      id: run.id,
      startedAt: run.startedAt,
      migratedAt: run.migratedAt,
      verifiedAt: run.verification?.at ?? null,
      user: run.laptop.user,
      laptop: run.laptop.host,
      account: run.connected?.user ?? '',
      address: run.connected ? placeOf(run.connected) : '',
      hostKey: run.connected?.hostKey ?? '',
      ticket: run.request.ticket,
      requestSentOn: run.request.sentOn,
      secondLogin: run.secondLogin?.message ?? 'Not tried.',
      ...(isByHand(records) && { byHand: byHandWords }),
    },
    ...windowOf(run),
    earlier,
    device: device && {
      hostname: device.hostname,
      model: device.model,
      serials: [...new Set([device.serial, ...device.members.map(({ serial }) => serial)])].filter(Boolean),
      version: device.version,
      ha: device.ha,
    },
    figures: {
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
      users: states.get(keyText(key))?.users ?? 0,
      state: states.get(keyText(key))?.state ?? 'not-asked',
      outcome: outcome?.message ?? 'Not migrated.',
    })),
    left: leftLicenses(run),
    users,
    changes,
    wholeConfiguration: run.backupAfter !== null,
    portal: {
      source:
        run.portalSource === 'rest' ? 'the REST API' : run.portalSource === 'text' ? 'a list' : 'by eye',
      different: differences(rows),
      absent: rows.filter(({ absent, ticked, found }) => absent && !ticked && found === null).map(fullNameOf),
    },
    openPoints: openPoints(run).map(({ id, title, text }) => ({ id, title, text })),
    findings: reportFindings(run),
    backups: backupsOf(run),
    dates: datesThatMatter(run),
    decisions: records.flatMap((record) => decisionIn(record, nameOf)),
    ...(run.plan && plannedIn(run, run.plan, plan, commands)),
    commands: commands.map((command) => ({ ...command, step: stepAt(command.at) })),
  }
}

/** The step that was open at a moment. */
function steps(records: readonly JournalRecord[]): (at: string) => StepId {
  const moves = records.flatMap(({ at, event }) =>
    event.type === 'continued' || event.type === 'went-back' ? [{ at: Date.parse(at), to: event.to }] : [],
  )
  return (at) => moves.findLast((move) => move.at <= Date.parse(at))?.to ?? 'connect'
}

/** Licenses with users that nobody chose, the trial license among them. */
function leftLicenses({ inventory, licenses }: RunState): Report['left'] {
  const chosen = new Set(licenses.map(({ key }) => keyText(key)))
  return inventory?.inventory.licenses
    .filter((each) => each.users > 0 && !chosen.has(keyText(each)))
    .map(({ license, vdom, kind, users }) => ({ license, vdom, kind, users }))
}

/** The plan that was saved, beside what came of it. */
function plannedIn(
  run: RunState,
  saved: NonNullable<RunState['plan']>,
  plan: DevicePlan | null,
  commands: readonly ReportCommand[],
): Pick<Report, 'plan' | 'differences'> {
  const { migrate, attention } = saved.users
  const typed = commands.map(({ scope, command }) => ({ scope, line: command }))
  return {
    plan: {
      savedAt: saved.at,
      sha256: saved.sha256,
      sentence: `${plural(saved.licenses.length, 'license')} and ${plural(migrate, 'user')} were to be migrated${attention === 0 ? '' : `; Fortinet doesn’t document what happens to ${plural(attention, 'user')}`}.`,
    },
    differences: planDifferences(saved, plan, run, typed),
  }
}

/** Every user of the chosen licenses, those that are not through first. */
function reportUsers(run: RunState): readonly ReportUser[] {
  return judgedUsers(run)
    .map((judged) => reportUser(run, judged))
    .toSorted((one, other) => Number(isGood(one)) - Number(isGood(other)))
}

function reportUser(run: RunState, { key, user, license, licenseState, standing, row, portal }: JudgedUser) {
  return {
    name: user.name,
    vdom: row?.vdom ?? user.vdom,
    table: user.table,
    license: license.license,
    licenseVdom: license.vdom,
    token: user.token ?? '',
    state: row?.state ?? ('not-migrated' as const),
    standing,
    result: row ? userStateWords[row.state] : licenseWords[licenseState],
    onDevice: row?.onDevice ?? (standing === 'unchanged' ? 'unchanged' : 'unknown'),
    inCloud: row?.inCloud ?? '',
    portal,
    portalToken: run.found.get(key) ?? null,
    portalReason: portal === 'confirmed-by-hand' ? (run.confirmedByHand.get(key) ?? null) : null,
    advice: row?.advice ?? '',
  }
}

/** Nothing is left to do about this user. */
export function isGood({ standing }: ReportUser): boolean {
  return standing === 'through'
}

/** The maintenance window, if one was planned. */
function windowOf({ change: { window, contacts, ticket } }: RunState): Pick<Report, 'window'> {
  if (!window) return {}
  const [begin] = momentsAt(window.begin, window.timeZone) ?? []
  const end = momentsAt(window.end, window.timeZone)?.at(-1)
  if (!begin || !end) return {}
  return {
    window: {
      begin: begin.toISOString(),
      end: end.toISOString(),
      timeZone: window.timeZone,
      words: windowWords(window),
      contacts,
      ticket,
    },
  }
}

/** What the reports said that were written of this run before, the first one first. */
function earlierReports(run: RunState): Report['earlier'] {
  return earlierEnds(run).flatMap((before) =>
    before.finished ? [{ finishedAt: before.finished.at, sentence: verdictOf(before).sentence }] : [],
  )
}

/** That this is a later verification, and of when the migration was. */
function laterWords(run: RunState, earlier: Report['earlier'], timeZone: string): readonly string[] {
  const last = earlier.at(-1)
  if (!last) return []
  return [
    `This is a later verification. The migration itself was on ${day(run.migratedAt ?? run.startedAt, timeZone)}; ${
      earlier.length === 1
        ? `its report is from ${day(last.finishedAt, timeZone)}`
        : `the last of its ${earlier.length} earlier reports is from ${day(last.finishedAt, timeZone)}`
    }. It said: “${last.sentence}” Tokenferry has only read the firewall since.`,
  ]
}

function placeOf({ host, port, provenance }: NonNullable<RunState['connected']>): string {
  return provenance === 'pasted' ? `${host}, by hand` : `${host} port ${port}`
}

/** What outputs prove that a person pasted. */
const byHandWords =
  'A person typed on the FortiGate and pasted what the terminal showed. The FortiGate’s serial number and its own clock, before and after the outputs, show that the outputs are from this FortiGate and were printed after they were asked for. It is not proved that nothing else was typed in between, that nothing was left out or changed before it was pasted, or that “y” was pressed only once: for that, there is only the person’s word. What was pasted is kept as it came, with secrets masked (pasted-*.txt).'

function isByHand(records: ReportSources['records']): boolean {
  return records.some(({ event }) => event.type === 'connected' && event.provenance === 'pasted')
}

/** The verdicts on a license that say for sure that none of it was migrated. */
const nothingMigrated: ReadonlySet<LicenseVerdict> = new Set([
  'refused',
  'declined',
  'untouched',
  'not-asked',
])

/** Page one, for someone who was not there. What is open stands in the verdict's own sentences. */
function meaningOf(run: RunState, verdict: Verdict, device: string, byHand: boolean): readonly string[] {
  const { users, portal } = verdict
  const moved = verdict.licenses.filter(({ state }) => state === 'migrated').length
  const compared = users.chosen - portal.notCompared
  const isNothingElse = run.verification !== null && verdict.otherChanges === 0
  return [
    ...(moved === 0
      ? []
      : [
          `${plural(moved, 'FortiToken Mobile license')} of the firewall ${device} ${moved === 1 ? 'was' : 'were'} migrated to FortiToken Cloud. People who log in with an app on their phone keep their app and their codes; from now on, FortiToken Cloud checks the codes instead of the firewall.`,
        ]),
    ...verdict.open,
    ...(byHand
      ? [
          'A person typed on the firewall and pasted what it showed. The record says what that proves and what it does not.',
        ]
      : []),
    ...wordingsApproved(run),
    ...(users.unchanged === 0
      ? []
      : [
          `${plural(users.unchanged, 'user')} ${users.unchanged === 1 ? 'is' : 'are'} unchanged, and ${users.unchanged === 1 ? 'logs' : 'log'} in as before.`,
        ]),
    ...(isNothingElse
      ? [
          run.backupAfter
            ? 'Nothing else in the whole configuration of the firewall changed.'
            : 'No other user, administrator or token of the firewall changed.',
        ]
      : []),
    ...(compared > 0 && portal.same === users.chosen
      ? ['The serial number of every token was compared in the portal and is the same.']
      : []),
    ...verdict.reasons,
    verdict.licenses.every(({ state }) => nothingMigrated.has(state))
      ? 'Nothing was migrated, so nothing can be lost by it.'
      : 'The migration can’t be undone, and FortiToken Cloud is an annual subscription.',
  ]
}

/** That a question was asked in other words than the documented ones, and why a person approved them. */
function wordingsApproved({ licenses }: RunState): readonly string[] {
  return licenses.flatMap(({ key, approvedWording }) =>
    approvedWording === null
      ? []
      : [
          `The FortiGate asked about license ${licenseName(key)} with a wording that the vendor doesn’t document. It was approved by hand: “${approvedWording.reason}”`,
        ],
  )
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

const audienceWords = { users: 'for the users', desk: 'for the help desk', owner: 'for the service owner' }
const momentWords = {
  before: 'before the change',
  during: 'during the change',
  after: 'after the change',
  wrong: 'if something goes wrong',
}

function plannedWords({ window, ticket }: PlannedChange): string {
  const named = ticket === '' ? '' : ` ${ticket}`
  return window
    ? `Change${named} planned for ${windowWords(window)}`
    : `Change${named} noted, without a maintenance window`
}

/** What a person decided, and what the device was told, in words. */
function decisionIn({ at, event }: JournalRecord, nameOf: (key: string) => string): Report['decisions'] {
  const say = (what: string) => [{ at, what }]
  switch (event.type) {
    case 'opened':
      return say(`Started by ${event.laptop.user} on ${event.laptop.host}`)
    case 'connected':
      return say(
        event.provenance === 'pasted'
          ? `By hand at ${event.host}: a person types there as ${event.user}, and pastes`
          : `Connected to ${event.host} port ${event.port} as ${event.user}`,
      )
    case 'service-acknowledged':
      return event.acknowledged ? say('Accepted: a transfer license that is free for one year') : []
    case 'findings-answered':
      return (event.findings ?? []).flatMap(({ message }) =>
        say(
          `${event.answer === null ? 'No longer accepted' : 'Accepted'} right before the question: ${message}`,
        ),
      )
    case 'licenses-chosen':
      return say(`Chosen: ${event.licenses.map(licenseName).join(', ') || 'no license'}`)
    case 'backed-up':
      return say(`Backup taken: ${basename(event.backup.path)}`)
    case 'backed-up-after':
      return say(`Second backup taken and compared: ${basename(event.backup.path)}`)
    case 'plan-saved':
      return say(
        `Plan saved: ${plural(event.plan.licenses.length, 'license')}, ${plural(event.plan.users.migrate, 'user')}, SHA-256 ${event.plan.sha256}`,
      )
    case 'request-recorded':
      return event.ticket === '' ? [] : say(`Ticket of Customer Service noted: ${event.ticket}`)
    case 'change-planned':
      return say(plannedWords(event.change))
    case 'announcement-kept': {
      const { audience, moment, language } = event.announcement
      return say(`Text kept: ${audienceWords[audience]}, ${momentWords[moment]}, in ${language}`)
    }
    case 'flag-confirmed':
      return say(
        `Migration flag of ${licenseName(event.key)} ${event.confirmed ? 'confirmed' : 'no longer confirmed'}`,
      )
    case 'command-sent':
      return say(`Typed: ${event.command}`)
    case 'used-up':
      return say(
        `Not answered for ${licenseName(event.key)}: the FortiGate printed something after its question, so the session was ended`,
      )
    case 'wording-approved':
      return say(`Approved another wording of the question for ${licenseName(event.key)}: ${event.reason}`)
    case 'second-session-read':
      return say(
        `A second session read ${licenseName(event.key)} right before the answer: ${event.untouched ? 'untouched' : 'no longer untouched, so “y” was not sent'}`,
      )
    case 'time-passed':
      return say(`Rehearsal only: ${plural(event.minutes, 'minute')} were skipped instead of waited for`)
    case 'decided':
      return say(
        `Answered "${event.answer}" for ${licenseName(event.key)}${event.people ? `, decided by ${event.people.join(' and ')} together` : ''}`,
      )
    case 'settled':
      return say(`${licenseName(event.key)}: ${event.outcome.message}`)
    case 'verified':
      return say('Verified on the FortiGate and in FortiToken Cloud')
    case 'login-tried':
      return say(`Second login: ${event.message}`)
    case 'user-logged-in':
      return say(`Noted: ${event.user} logged in to ${event.to} on ${typedMoment(event.when)}`)
    case 'portal-opened':
      return say(
        event.account === ''
          ? 'No longer noted: the portal opens without this FortiGate'
          : `Noted: the portal opens without this FortiGate, as ${event.account}`,
      )
    case 'ticked': {
      const names = list(event.keys.map(nameOf))
      if (event.keys.length === 0) return []
      if (!event.ticked) return say(`Serial number no longer ticked as the same: ${names}`)
      return event.reason === undefined
        ? say(`Serial number ticked as the same: ${names}`)
        : say(`Different in the list, confirmed by hand: ${names}: ${event.reason}`)
    }
    case 'finished':
      return say(
        event.open === undefined || event.open.length === 0
          ? 'Finished, and the report saved'
          : `Finished with ${plural(event.open.length, 'thing')} open: ${event.open.join(' ')}`,
      )
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
