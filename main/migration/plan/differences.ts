import { keyText, licenseName, type LicenseKey } from '../../contract/license-key'
import { listAll, plural } from '../../text/words'
import { describeDevice } from '../readings/device'
import type { PlanSaved } from '../events'
import type { RunState } from '../run'
import type { PlannedLine } from './dry-fortigate'
import type { DevicePlan } from './schema'

/** One thing in which a run differed from its plan. */
export interface PlanDifference {
  readonly about: 'device' | 'licenses' | 'users' | 'commands' | 'plan'
  /** In one sentence. */
  readonly text: string
}

/** The short form of a plan, for the journal. */
export function planInShort(plan: DevicePlan, file: Pick<PlanSaved, 'sha256' | 'format'>): PlanSaved {
  const { device, licenses, counts, commands } = plan
  return {
    ...file,
    serial: device.serials[0] ?? '',
    version: `${device.version ?? ''} build ${device.build ?? ''}`,
    licenses: licenses.filter(({ chosen }) => chosen).map(({ license, vdom }) => ({ license, vdom })),
    users: { migrate: counts.migrate, attention: counts.attention },
    lines: (commands?.sequences ?? []).map(({ lines }) => lines),
  }
}

/**
 * How a run differed from the plan that was saved in it. Pure.
 *
 * @param plan `null` if the file of it is gone or was changed
 * @param typed every line and key of the run up to now, in its order
 */
export function planDifferences(
  saved: PlanSaved,
  plan: DevicePlan | null,
  run: RunState,
  typed: readonly PlannedLine[],
): readonly PlanDifference[] {
  return [
    ...deviceDifferences(saved, run),
    ...licenseDifferences(saved.licenses, run),
    ...userDifferences(saved, plan, run),
    ...(plan === null
      ? [
          {
            about: 'plan',
            text: 'The plan file next to the journal is gone or was changed, so only the short form in the journal could be compared.',
          } as const,
        ]
      : commandDifferences(plan.commands, typed)),
  ]
}

function deviceDifferences(saved: PlanSaved, { connected }: RunState): readonly PlanDifference[] {
  if (!connected) return []
  const { serial, version } = describeDevice(connected.reading)
  const differs = (text: string) => ({ about: 'device', text }) as const
  return [
    ...(serial === saved.serial
      ? []
      : [differs(`The plan was for unit ${saved.serial}, but the last connection was to ${serial}.`)]),
    ...(version === saved.version
      ? []
      : [differs(`The plan was for FortiOS ${saved.version}; it was ${version} at the end.`)]),
  ]
}

function licenseDifferences(planned: readonly LicenseKey[], run: RunState): readonly PlanDifference[] {
  const differs = (text: string) => ({ about: 'licenses', text }) as const
  const names = (keys: readonly LicenseKey[]) => listAll(keys.map(licenseName))
  const wanted = new Set(planned.map(keyText))
  const chosen = new Set(run.licenses.map(({ key }) => keyText(key)))
  const left = planned.filter((key) => !chosen.has(keyText(key)))
  const added = run.licenses.map(({ key }) => key).filter((key) => !wanted.has(keyText(key)))
  const unlike = run.licenses.filter(
    ({ key, outcome }) => wanted.has(keyText(key)) && outcome?.state !== 'done',
  )
  const isOtherOrder =
    left.length + added.length === 0 &&
    planned.map(keyText).join() !== run.licenses.map(({ key }) => keyText(key)).join()
  return [
    ...(left.length === 0 ? [] : [differs(`Planned but not chosen in the end: ${names(left)}.`)]),
    ...(added.length === 0 ? [] : [differs(`Chosen but not planned: ${names(added)}.`)]),
    ...(isOtherOrder ? [differs('The licenses were chosen in a different order than planned.')] : []),
    ...unlike.map(({ key, outcome }) =>
      differs(`${licenseName(key)} was to be migrated: ${outcome?.message ?? 'It was not asked about.'}`),
    ),
  ]
}

function userDifferences(
  saved: PlanSaved,
  plan: DevicePlan | null,
  { inventory, verification }: RunState,
): readonly PlanDifference[] {
  const differs = (text: string) => ({ about: 'users', text }) as const
  const keyOf = ({ table, vdom, name }: { table: string; vdom: string; name: string }) =>
    JSON.stringify([table, table === 'admin' ? '' : vdom, name])
  const planned = (plan?.users ?? []).filter(
    ({ outcome }) => outcome === 'migrates' || outcome === 'attention',
  )
  const known = new Set(planned.map(keyOf))
  const rows = verification?.rows ?? []
  const unplanned = plan === null ? [] : rows.filter((row) => !known.has(keyOf(row)))
  const there = new Set((inventory?.inventory.users ?? []).map(keyOf))
  const gone = inventory ? planned.filter((user) => !there.has(keyOf(user))) : []
  const all = saved.users.migrate + saved.users.attention
  const notThrough = rows.filter(({ state }) => state !== 'through').length
  return [
    ...(unplanned.length === 0
      ? []
      : [
          differs(
            `${plural(unplanned.length, 'user')} of the migrated licenses ${unplanned.length === 1 ? 'was' : 'were'} not in the plan: ${listAll(unplanned.slice(0, 3).map(({ name }) => name))}${unplanned.length > 3 ? ' and others' : ''}.`,
          ),
        ]),
    ...(gone.length === 0
      ? []
      : [
          differs(
            `${plural(gone.length, 'user')} in the plan ${gone.length === 1 ? 'was' : 'were'} no longer there: ${listAll(gone.slice(0, 3).map(({ name }) => name))}${gone.length > 3 ? ' and others' : ''}.`,
          ),
        ]),
    ...(notThrough === 0
      ? []
      : [differs(`${notThrough} of ${plural(all, 'user')} in the plan did not come through.`)]),
  ]
}

/** The lines of a plan, with how often each is typed. */
function countPlanned(
  { readings }: NonNullable<DevicePlan['commands']>,
  { passages }: NonNullable<DevicePlan['commands']>['sequences'][number],
): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { reading } of passages) times.set(reading, (times.get(reading) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const { id, lines } of readings) {
    for (const line of lines) {
      const key = placed(line)
      counts.set(key, (counts.get(key) ?? 0) + (times.get(id) ?? 0))
    }
  }
  return counts
}

function placed({ scope, line }: PlannedLine): string {
  return `${scope}> ${line}`
}

function commandDifferences(
  commands: DevicePlan['commands'],
  all: readonly PlannedLine[],
): readonly PlanDifference[] {
  if (commands === null) return []
  const differs = (text: string) => ({ about: 'commands', text }) as const
  // The key that accepts a banner stands before the first prompt.
  const typed = all.filter(({ scope, line }) => !(scope === '' && line === 'a'))
  const found = new Map<string, number>()
  for (const line of typed) found.set(placed(line), (found.get(placed(line)) ?? 0) + 1)
  const readings = new Map(commands.readings.map(({ id, lines }) => [id, lines]))
  const compared = commands.sequences.map((sequence) => {
    const planned = countPlanned(commands, sequence)
    let more = 0
    let less = 0
    for (const key of new Set([...planned.keys(), ...found.keys()])) {
      const by = (found.get(key) ?? 0) - (planned.get(key) ?? 0)
      if (by > 0) more += by
      else less -= by
    }
    return { sequence, planned, more, less }
  })
  const [best] = compared.toSorted((one, other) => one.more + one.less - (other.more + other.less))
  if (!best) return []
  const { sequence, planned, more, less } = best
  if (more + less === 0) {
    const expected = sequence.passages.flatMap(({ reading }) => readings.get(reading) ?? [])
    const isSame = expected.every((line, at) => placed(line) === placed(typed[at] ?? { scope: '', line: '' }))
    return isSame ? [] : [differs('The planned lines were typed in a different order.')]
  }
  const listed = new Set([
    ...planned.keys(),
    ...commands.secondBackup.flatMap(({ reading }) => (readings.get(reading) ?? []).map(placed)),
  ])
  const foreign = [...found.keys()].filter((key) => !listed.has(key))
  const repeated = more - foreign.reduce((sum, key) => sum + (found.get(key) ?? 0), 0)
  return [
    ...(repeated > 0
      ? [
          differs(
            `${plural(repeated, 'line')} in the plan ${repeated === 1 ? 'was' : 'were'} typed more often than planned: something was read again, or a second backup was taken.`,
          ),
        ]
      : []),
    ...(less > 0
      ? [differs(`${plural(less, 'line')} in the plan ${less === 1 ? 'was' : 'were'} not typed.`)]
      : []),
    ...(foreign.length > 0
      ? [
          differs(
            `Typed but not in the plan: ${listAll(foreign.slice(0, 5).map((key) => `“${key.replace(/^> /, '')}”`))}${foreign.length > 5 ? ' and others' : ''}.`,
          ),
        ]
      : []),
  ]
}
