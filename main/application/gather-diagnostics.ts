import { homedir, release, type } from 'node:os'
import type { PolicyInForce } from '../contract/policy'
import type { Problem } from '../contract/result'
import { commandName } from '../diagnostics/command-names'
import { diagnosticsText, type RunFacts } from '../diagnostics/diagnostics-text'
import type { FaultLog } from '../diagnostics/fault-log'
import { namesIn } from '../diagnostics/known-names'
import { readFaults } from '../diagnostics/read-faults'
import { StandIns } from '../diagnostics/stand-ins'
import { decodeLine } from '../evidence/transcript/format'
import { linesOfFile } from '../evidence/transcript/lines'
import { formatVersion } from '../fortios/output'
import type { RunState } from '../migration/run'
import { verdictOf } from '../migration/verdict'
import type { Settings } from '../settings/settings-schema'
import type { SettingsFile } from '../settings/settings'
import type { RunFolders } from '../store/run-folders'
import { thisLaptop } from './laptop'

/** How many runs are told of, and how many commands are named: the newest. */
const most = { runs: 30, commands: 30 } as const

/** The run that is open in the window. */
export interface RunAtHand {
  readonly state: RunState
  /** The code of the problem that it shows; `null` if there is none. */
  readonly problem: string | null
  /** What was typed on the device in it, the last one last. */
  readonly typed: readonly string[]
}

/** What a diagnostics file is gathered from. */
export interface DiagnosticsSources {
  readonly dataFolder: string
  readonly version: string
  readonly now: () => Date
  readonly settings: Pick<SettingsFile, 'get'>
  readonly folders: RunFolders
  readonly policy: () => PolicyInForce
  readonly log: Pick<FaultLog, 'calls'>
  /** Whether the operating system keeps secrets for us; `null` if it can’t be asked, as on the command line. */
  readonly keepsSecrets: () => boolean | null
  readonly atHand: () => RunAtHand | null
}

/** The text of a diagnostics file, with stand-ins for names unless the person wants the names. */
export async function gatherDiagnostics(sources: DiagnosticsSources, withNames: boolean): Promise<string> {
  const { dataFolder, now, settings, folders, log } = sources
  const atHand = sources.atHand()
  const ids = folders.ids.filter((id) => id !== atHand?.state.id)
  const stored = ids.slice(0, most.runs).map((id) => ({ id, run: folders.stateOf(id) }))
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const typed = atHand?.typed ?? (await typedIn(folders, ids[0]))
  const hide = withNames
    ? (text: string) => text
    : hidingIn([atHand?.state, stored.map(({ run }) => run), settings.get('knownHosts')], sources)
  return diagnosticsText(
    {
      madeAt: now().toISOString(),
      withNames,
      zone,
      computer: computerFacts(sources, zone, hide),
      settings: settingsFacts(settings),
      runs: [
        ...(atHand ? [runFacts(atHand.state, atHand.problem, true)] : []),
        ...stored.map(({ id, run }) => ('code' in run ? unreadable(id, run) : runFacts(run, null, false))),
      ],
      moreRuns: ids.length - stored.length,
      commands: typed.slice(-most.commands).map(commandName),
      problems: log.calls.problems,
      calls: log.calls.list,
      ...readFaults(dataFolder),
    },
    hide,
  )
}

function hidingIn(
  state: unknown,
  { dataFolder, settings }: Pick<DiagnosticsSources, 'dataFolder' | 'settings'>,
): (text: string) => string {
  const others = (['lastConnection', 'recentConnections', 'oldEncryption', 'report'] as const).map((key) =>
    settings.get(key),
  )
  const computer = [thisLaptop(), { path: [dataFolder, homedir()] }]
  const standIns = new StandIns(namesIn([computer, state, others]))
  return (text) => standIns.hide(text)
}

function computerFacts(
  { version, dataFolder, folders, policy, keepsSecrets }: DiagnosticsSources,
  zone: string,
  hide: (text: string) => string,
): readonly (readonly [string, string])[] {
  const { electron, chrome, node } = process.versions
  const keeps = keepsSecrets()
  return [
    ['Tokenferry', version],
    ['Electron', electron === undefined ? 'none, on the command line' : `${electron}, Chromium ${chrome}`],
    ['Node.js', node],
    ['System', `${type()} ${release()} ${process.arch}`],
    ['Language', Intl.DateTimeFormat().resolvedOptions().locale],
    ['Time zone', zone],
    ['Keyring', keeps === null ? 'not asked on the command line' : keeps ? 'there is one' : 'there is none'],
    ['Policy', hide(policyWords(policy()))],
    ['Data folder', `${hide(dataFolder)} ${folders.problem() ? '(can’t be written)' : '(can be written)'}`],
  ]
}

function policyWords({ policy, problem }: PolicyInForce): string {
  if (problem) return `can’t be followed: ${problem.message}`
  return Object.keys(policy).length === 0 ? 'none' : JSON.stringify(policy)
}

function settingsFacts(settings: Pick<SettingsFile, 'get'>): readonly (readonly [string, string])[] {
  const { logo, paper }: Settings['report'] = settings.get('report')
  const last = settings.get('lastConnection')
  return [
    ['Colors', settings.get('theme')],
    ['Known host keys', String(settings.get('knownHosts').length)],
    ['Hosts with old encryption', String(settings.get('oldEncryption').length)],
    ['Last login', last ? `${last.method}, ${last.jumps?.length ?? 0} jump hosts` : 'none'],
    ['Report', `${paper}, ${logo ? 'with a logo' : 'without a logo'}`],
  ]
}

function runFacts(run: RunState, problem: string | null, open: boolean): RunFacts {
  const { id, mode, step, touchedAt, inventory, approvedDevice, licenses } = run
  const verdict = licenses.length === 0 ? null : verdictOf(run)
  const states: Record<string, number> = {}
  for (const { state } of verdict?.licenses ?? []) states[state] = (states[state] ?? 0) + 1
  const status = approvedDevice?.status
  return {
    ...{ id, mode, open, step, touchedAt, problem, licenses: states },
    device: status
      ? {
          hostname: status.hostname,
          serial: status.serial,
          model: status.model,
          version: `${formatVersion(status.version)} build ${status.build}`,
          vdoms: approvedDevice.vdoms.length,
        }
      : null,
    users: inventory?.inventory.users.length ?? 0,
    verdict: run.finished && verdict ? verdict.state : null,
  }
}

function unreadable(id: string, { code }: Problem): RunFacts {
  return {
    ...{ id, mode: 'live', open: false, step: null, touchedAt: '', device: null },
    ...{ licenses: {}, users: 0, verdict: null, problem: code },
  }
}

/** What was typed last in a run that is not open; nothing if that can’t be read. */
async function typedIn(folders: RunFolders, id: string | undefined): Promise<readonly string[]> {
  let typed: readonly string[] = []
  if (id === undefined) return typed
  try {
    for await (const text of linesOfFile(folders.folder('live', id).transcript)) {
      const line = decodeLine(text)
      if (line?.direction === 'sent') typed = [...typed, line.text].slice(-most.commands)
    }
  } catch {
    // A run that was never connected has none.
  }
  return typed
}
