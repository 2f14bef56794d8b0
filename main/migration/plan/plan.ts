import { findingTitles } from '../../contract/finding-titles'
import { keyText, licenseName } from '../../contract/license-key'
import { heaviestFirst } from '../../contract/severity'
import { isTypeable } from '../../fortios/commands'
import { parseVersion } from '../../fortios/output/version'
import { day } from '../../text/times'
import { listAll } from '../../text/words'
import { datesAfter } from '../dates'
import { isAnswered } from '../decisions'
import { findingKey } from '../finding-key'
import { planCommands } from './commands'
import type { DevicePlan, PlannedUser } from './schema'
import type { PlanSubject, PlanUser } from './subject'
import { cannotBeUndone, canBeUndone, criteria, mayBeReadAgain, optional } from './words'

/** The newest FortiOS, for a device that does not say which it has: all tables are asked for. */
const newest = '99.0.0'

/** The plan for one device: all that is known of it, what will be done, and what is not known. Types nothing. */
export async function makeDevicePlan(subject: PlanSubject): Promise<DevicePlan> {
  const { from, file, readAt, run, device, change, checks, rehearsed } = subject
  const chosen = new Set(subject.chosen.map(keyText))
  const users = subject.users.map((user) => plannedUser(user, chosen))
  const findings = heaviestFirst(subject.findings).map((finding) => plannedFinding(finding, subject.answers))
  const isOpen = (severity: string) =>
    subject.findings.filter(
      (finding) =>
        finding.severity === severity && !isAnswered(finding, subject.answers.get(findingKey(finding))),
    ).length
  const untypeable = device.vdoms.find((name) => !isTypeable(name))
  const error =
    subject.error ??
    (untypeable === undefined
      ? null
      : 'This FortiGate has a VDOM whose name can’t be entered from a command line, so nothing is typed on it.')
  const licenses = subject.licenses.map((license) => ({
    ...{ license: license.license, vdom: license.vdom, kind: license.kind },
    ...{ tokens: license.tokens, users: license.users },
    chosen: chosen.has(keyText(license)),
    flag: flagOf(keyText(license), subject.confirmed),
  }))
  const order = new Map(subject.chosen.map((key, at) => [keyText(key), at]))
  const isPlanned = subject.canBePlanned && untypeable === undefined && subject.chosen.length > 0
  return {
    ...{ from, file, readAt, run, device, error, change },
    counts: {
      ...countOf(users),
      licenses: subject.chosen.length,
      tokens: licenses.reduce((sum, license) => sum + (license.chosen ? license.tokens : 0), 0),
      blockers: isOpen('blocker'),
      openWarnings: isOpen('warning'),
    },
    byVdom: byVdom(users),
    licenses: licenses.toSorted(
      (one, other) => (order.get(keyText(one)) ?? Infinity) - (order.get(keyText(other)) ?? Infinity) || 0,
    ),
    licenseNote: licenseNote(subject),
    users,
    commands: isPlanned ? await commandsOf(subject) : null,
    checks,
    findings,
    cannotBeUndone,
    canBeUndone,
    wayBackIn: wayBackIn(subject, chosen),
    criteria,
    rehearsed,
    datesAfter: datesOf(subject),
  }
}

function plannedUser(user: PlanUser, chosen: ReadonlySet<string>): PlannedUser {
  const { name, vdom, table, email, phone, twoFactor, token, license, licenseVdom } = user
  return {
    ...{ name, vdom, table, email, phone, twoFactor, token, license, licenseVdom },
    outcome: outcomeIn(user, chosen),
  }
}

function outcomeIn(
  { outcome, license, licenseVdom }: PlanUser,
  chosen: ReadonlySet<string>,
): PlannedUser['outcome'] {
  if (outcome === 'stays') return 'stays'
  // Whose license nobody knows may be of any.
  const isOfChosen =
    license === null || licenseVdom === null || chosen.has(keyText({ license, vdom: licenseVdom }))
  if (!isOfChosen) return 'not-chosen'
  return outcome
}

function countOf(users: readonly PlannedUser[]) {
  const having = (wanted: string) => users.filter(({ outcome }) => outcome === wanted).length
  return {
    migrate: having('migrates'),
    attention: having('attention'),
    notChosen: having('not-chosen'),
    stay: having('stays'),
  }
}

function byVdom(users: readonly PlannedUser[]): DevicePlan['byVdom'] {
  const groups = new Map<string, PlannedUser[]>()
  for (const user of users) {
    const vdom = user.table === 'admin' ? 'administrators' : user.vdom
    const group = groups.get(vdom)
    if (group) group.push(user)
    else groups.set(vdom, [user])
  }
  return [...groups].map(([vdom, group]) => ({ vdom, ...countOf(group) }))
}

function flagOf(key: string, confirmed: ReadonlySet<string> | null): DevicePlan['licenses'][number]['flag'] {
  if (confirmed === null) return 'unknown'
  return confirmed.has(key) ? 'confirmed' : 'open'
}

function licenseNote({ from, chosen, licenses }: PlanSubject): string {
  if (licenses.length === 0) return 'There is no FortiToken Mobile license.'
  if (chosen.length === 0) return 'No license is chosen, so nothing is migrated.'
  return from === 'backup'
    ? 'These are all paid licenses, in the proposed order: the smallest first. Which of them are migrated, and in which order, is decided in step 3. Whether Customer Service has set their migration flags is unknown.'
    : 'As chosen in step 3, in the order of the migration.'
}

function plannedFinding(
  finding: PlanSubject['findings'][number],
  answers: PlanSubject['answers'],
): DevicePlan['findings'][number] {
  const { id, severity, subject, vdom, message } = finding
  const answer = answers.get(findingKey(finding))
  const said = severity === 'info' ? 'For information' : answer === '' ? 'Accepted' : (answer ?? null)
  return { id, title: findingTitles[id], severity, subject, vdom, message, answer: said }
}

async function commandsOf(subject: PlanSubject): Promise<DevicePlan['commands']> {
  const { device, chosen, backupWays, secondBackupWays, from } = subject
  const version = parseVersion(device.version ?? '') === null ? null : device.version
  const hasVdoms = device.vdomsEnabled ?? (device.vdoms.length !== 1 || device.vdoms[0] !== 'root')
  const commands = await planCommands({
    version: version ?? newest,
    hasVdoms,
    vdoms: device.vdoms,
    licenses: chosen,
    backupWays,
    secondBackupWays,
  })
  const fromFile = from === 'backup' ? 'According to the backup, ' : ''
  const its = from === 'backup' ? `${fromFile}its` : 'Its'
  const itIs = from === 'backup' ? `${fromFile}it is` : 'It is'
  return {
    ...commands,
    assumptions: [
      ...(subject.doubt === null ? [] : [subject.doubt]),
      version === null
        ? 'Which FortiOS version runs on it is unknown. On an older one, tables that it doesn’t have yet are not asked for.'
        : `${fromFile}FortiOS ${version} runs on it. Another version may have other tables of single sign-on administrators.`,
      ...(device.vdomsEnabled === null
        ? [
            `Whether it is divided into VDOMs is unknown: the lists assume that it is${hasVdoms ? '' : ' not'}.`,
          ]
        : []),
      hasVdoms
        ? `${its} VDOMs are ${listAll(device.vdoms)}, and the FortiGate lists them in this order.`
        : `${itIs} not divided into VDOMs.`,
      ...(subject.aboutScp === null ? [] : [subject.aboutScp]),
      'Every table that decides who migrates can be read, and nothing has changed since.',
      ...(commands.sequences.length > 1
        ? [
            'How the backup is made is known only once the FortiGate has been asked. Each way has its own list.',
          ]
        : []),
    ],
    mayBeReadAgain,
    optional,
  }
}

function wayBackIn(subject: PlanSubject, chosen: ReadonlySet<string>): DevicePlan['wayBackIn'] {
  const { administrators, findings, answers, portalAccount } = subject
  const always = [
    'The session in which the command is typed stays open until everything is verified, so the person at it is not locked out.',
    'A second login is tried before that session is closed.',
  ]
  const portal =
    portalAccount === null
      ? 'Nobody has confirmed yet that the FortiToken Cloud portal opens without this FortiGate.'
      : `The FortiToken Cloud portal opens without this FortiGate, as ${portalAccount}.`
  if (administrators === null) {
    const unknown = 'Not all administrators are known from this file, so who can still log in is unknown.'
    return { known: false, text: [unknown, ...always, portal] }
  }
  const supers = administrators.filter(({ accprofile, enabled }) => accprofile === 'super_admin' && enabled)
  const moves = ({ license, licenseVdom }: (typeof supers)[number]) =>
    license !== null && licenseVdom !== null && chosen.has(keyText({ license, vdom: licenseVdom }))
  const moving = supers.filter(moves)
  const staying = supers.filter((each) => !moves(each))
  const lockouts = findings.filter(({ id }) => id === 'admin.lockout')
  return {
    known: true,
    text: [
      staying.length === 0
        ? 'No enabled super_admin stays as it is.'
        : `These super_admins stay as they are: ${listAll(staying.map(({ name, login }) => (login === 'password' ? name : `${name} (${login})`)))}.`,
      moving.length === 0
        ? 'No super_admin migrates to FortiToken Cloud.'
        : `These super_admins migrate to FortiToken Cloud: ${listAll(
            moving.map(
              ({ name, license, licenseVdom }) =>
                `${name} with ${licenseName({ license: license ?? '', vdom: licenseVdom ?? '' })}`,
            ),
          )}.`,
      ...lockouts.flatMap((finding) => {
        const answer = answers.get(findingKey(finding)) ?? ''
        return [
          finding.message,
          ...(answer === '' ? [] : [`In the words of the person who accepted that: “${answer}”`]),
        ]
      }),
      ...always,
      portal,
    ],
  }
}

/** When they fall due, if nobody has said when the change is made. */
const dueWords = {
  'old-license': 'One day after the migration',
  'transfer-license': 'One year after the migration',
  expiry: '',
  grace: '30 days after the license has expired',
} as const

function datesOf({ service, change, chosen }: PlanSubject): DevicePlan['datesAfter'] {
  if (chosen.length === 0) return []
  const planned = change.window?.end.slice(0, 10)
  const dates = datesAfter(planned ?? '2000-01-01', service ?? { hadLicense: false, expires: null })
  return dates.map(({ id, date, title, text }) => {
    const isGuess = service === null && id !== 'old-license'
    const isKnown = id === 'expiry' || (planned !== undefined && !isGuess)
    return {
      when: isKnown ? day(date) : dueWords[id],
      title: isGuess ? `${title}, if there is no other license yet` : title,
      text: id === 'expiry' ? 'As the FortiGate reports it now. Renew before then.' : text,
    }
  })
}
