import type { StepId } from '../contract/steps'
import type { VerdictState } from '../contract/verdict'
import { oneLine, showMarks } from '../text/marks'
import { moment, utc } from '../text/times'
import { plural } from '../text/words'
import { faultKinds } from './fault'
import type { Fault, RecentCall } from './fault-schema'

/** A run, as far as it helps to understand a fault. */
export interface RunFacts {
  readonly id: string
  readonly mode: 'live' | 'rehearsal'
  readonly open: boolean
  /** `null` if the run can’t be read. */
  readonly step: StepId | null
  /** ISO 8601. */
  readonly touchedAt: string
  /** `null` until the device was read; so are serial number, model and version. */
  readonly device: {
    readonly hostname: string
    readonly serial: string
    readonly model: string
    /** `7.2.8 build 1639`. */
    readonly version: string
    readonly vdoms: number
  } | null
  /** How many licenses are at each stage, or came to each outcome. */
  readonly licenses: Readonly<Record<string, number>>
  readonly users: number
  readonly verdict: VerdictState | null
  /** The code of the problem that it shows, or can’t be opened for; `null` if there is none. */
  readonly problem: string | null
}

/** What a diagnostics file is made of. */
export interface DiagnosticsFacts {
  /** ISO 8601. */
  readonly madeAt: string
  readonly withNames: boolean
  readonly zone: string
  /** Of this computer, of the product and of what it runs on, by name; as it is to be shown. */
  readonly computer: readonly (readonly [string, string])[]
  readonly settings: readonly (readonly [string, string])[]
  readonly runs: readonly RunFacts[]
  /** How many runs there are besides. */
  readonly moreRuns: number
  /** The names of what was typed last on a FortiGate, the last one last. */
  readonly commands: readonly string[]
  readonly problems: ReadonlyMap<string, number>
  readonly calls: readonly RecentCall[]
  readonly faults: readonly Fault[]
  /** Lines of the fault log that are none of ours. */
  readonly unreadable: number
}

/**
 * The diagnostics file: plain text, for the person to read before it is given to anybody.
 *
 * @param hide replaces the names in a text, or leaves them
 */
export function diagnosticsText(facts: DiagnosticsFacts, hide: (text: string) => string): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['This computer', pairs(facts.computer)],
    ['Settings', pairs(facts.settings)],
    [
      'Runs',
      [
        ...facts.runs.map((run) => runLine(run, hide)),
        ...(facts.moreRuns > 0 ? [`and ${plural(facts.moreRuns, 'older run')}`] : []),
      ],
    ],
    ['Last typed on a FortiGate (names only)', facts.commands],
    ['Problems since the start', [...facts.problems].map(([code, count]) => `${code}${times(count)}`)],
    ['Last calls', callLines(facts.calls)],
    [
      'Faults, newest first',
      [
        ...facts.faults.toReversed().flatMap((fault) => faultText(fault, hide)),
        ...(facts.unreadable > 0 ? [`${plural(facts.unreadable, 'line')} of the log can’t be read.`] : []),
      ],
    ],
  ]
  const body = sections.map(
    ([title, lines]) => `${title}\n${'-'.repeat(title.length)}\n${lines.join('\n') || 'none'}\n`,
  )
  return showMarks([...head(facts), ...body].join('\n'))
}

function head({ madeAt, withNames, zone }: DiagnosticsFacts): readonly string[] {
  const names = withNames
    ? 'Names, addresses and numbers are included, as you chose. Secrets are not.'
    : 'Names, addresses, serial and license numbers are replaced, each always by the same word.\nSecrets are left out.'
  return [
    `Tokenferry diagnostics\n======================\nMade ${moment(madeAt, zone)} (${utc(madeAt)})\n${names}\n`,
  ]
}

function pairs(all: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...all.map(([name]) => name.length))
  return all.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

function runLine(run: RunFacts, hide: (text: string) => string): string {
  const { device } = run
  const licenses = Object.entries(run.licenses).map(([state, count]) => `${count} ${state}`)
  return [
    `${runName(run.id, hide)}: ${run.mode}${run.open ? ', open now' : ''}`,
    ...(run.step === null ? [] : [`step ${run.step}`, `touched ${utc(run.touchedAt)}`]),
    device
      ? `${hide(device.hostname)} (${hide(device.serial)}), ${device.model} ${device.version}, ${plural(device.vdoms, 'VDOM')}`
      : 'no device read',
    `licenses: ${licenses.join(', ') || 'none'}`,
    `${run.users} with a second factor`,
    ...(run.verdict === null ? [] : [`verdict ${run.verdict}`]),
    ...(run.problem === null ? [] : [`problem ${run.problem}`]),
  ].join('; ')
}

/** Runs are folders, and someone may have given one another name: of a customer, of a device. */
function runName(id: string, hide: (text: string) => string): string {
  return /^[\d-]{8,32}-[0-9a-f]{6}$/.test(id) ? id : hide(`"${oneLine(id).replaceAll('"', '')}"`)
}

function faultText(fault: Fault, hide: (text: string) => string): readonly string[] {
  const code = fault.code === '' ? '' : ` ${fault.code}`
  return [
    `${fault.at} ${faultKinds[fault.kind]}${times(fault.times)}`,
    `  ${fault.name}${code}: ${hide(fault.message)}`,
    `  Tokenferry ${fault.version}, ${fault.runtime}`,
    `  led there: ${callLines(fault.calls).join(', ') || 'no call'}`,
    ...fault.frames.map((frame) => `    at ${frame}`),
    '',
  ]
}

/** The calls in their order; what came several times in a row stands once. */
function callLines(calls: readonly RecentCall[]): readonly string[] {
  const lines: { text: string; count: number }[] = []
  for (const { name, outcome } of calls) {
    const text = outcome === 'done' ? name : `${name} (${outcome})`
    const last = lines.at(-1)
    if (last?.text === text) last.count += 1
    else lines.push({ text, count: 1 })
  }
  return lines.map(({ text, count }) => `${text}${times(count)}`)
}

function times(count: number): string {
  return count === 1 ? '' : ` ×${count}`
}
