import { ProblemError } from '../../contract/result'
import {
  fetchCommand,
  migrateCommand,
  poured,
  withoutFilter,
  type CommandScope,
  type GlobalCommand,
  type RootCommand,
  type VdomCommand,
} from '../../fortios/commands'
import { linesBetween, rootScope, scopeName, scopeOfDevice, scopeOfVdom } from '../../fortios/scope-lines'
import type { BackupWay } from '../backup-ways'
import type { FortiGate, MigrationQuestion } from '../fortigate'

/** Something that is typed, and where: `global`, the name of a VDOM, or empty. */
export interface PlannedLine {
  readonly scope: string
  readonly line: string
}

/** What decides which commands a device gets, beyond what is done with it. */
export interface DryDevice {
  readonly version: string
  readonly hasVdoms: boolean
  /** In the order in which the device lists them. */
  readonly vdoms: readonly string[]
  readonly backupWay: BackupWay
}

/**
 * A FortiGate on which nothing is typed: it writes down what would be, and answers so that the reading goes on. So the
 * same code plans the lines and types them.
 */
export class DryFortiGate implements FortiGate {
  readonly provenance = 'read'
  readonly account = ''
  readonly hostKey = ''
  readonly readOnly = false
  readonly typed: PlannedLine[] = []
  private readonly device: DryDevice
  private scope: CommandScope
  private hasVdoms: boolean
  private listed: ReadonlySet<string>

  /** @param scope where the session stands; the root if it is new, and then nothing is known of the device yet */
  constructor(device: DryDevice, scope: CommandScope | null) {
    this.device = device
    this.scope = scope ?? rootScope
    this.hasVdoms = scope !== null && device.hasVdoms
    this.listed = new Set(scope === null ? [] : device.vdoms)
  }

  /** Where the session stands now. */
  get standsIn(): CommandScope {
    return this.scope
  }

  readonly useVdoms: FortiGate['useVdoms'] = ({ enabled, names }) => {
    this.hasVdoms = enabled
    this.listed = new Set(names)
  }

  readonly read = (command: GlobalCommand | RootCommand): Promise<string> => {
    this.type(scopeOfDevice(command, this.hasVdoms), command)
    return Promise.resolve(this.answerTo(command))
  }

  readonly readVdom = (vdom: string, command: VdomCommand): Promise<string> => {
    this.type(scopeOfVdom(vdom, this.hasVdoms), command)
    return Promise.resolve(this.answerTo(command))
  }

  readonly fetchBackup: FortiGate['fetchBackup'] = () => {
    this.typed.push({ scope: '', line: fetchCommand })
    if (this.device.backupWay === 'scp') return Promise.resolve()
    return Promise.reject(new ProblemError({ code: 'scp-refused', message: '', hint: '' }))
  }

  readonly askToMigrate = (license: string, vdom: string): Promise<MigrationQuestion> => {
    this.type(scopeOfDevice(null, this.hasVdoms), migrateCommand(license, vdom))
    return Promise.resolve({
      kind: 'question',
      text: '',
      isBehindEcho: true,
      isOpen: true,
      answer: (key) => {
        this.typed.push({ scope: scopeName(this.scope), line: key })
        return Promise.resolve('')
      },
    })
  }

  readonly close = () => undefined

  private type(scope: CommandScope, command: string) {
    for (const { line, leadsTo } of linesBetween(this.scope, scope, this.listed)) {
      this.typed.push({ scope: scopeName(this.scope), line })
      if (leadsTo.kind !== 'vdoms') this.scope = leadsTo
    }
    this.typed.push({ scope: scopeName(scope), line: command })
  }

  /** As little as it takes to go on: the tables are empty. */
  private answerTo(command: string): string {
    const { version, hasVdoms, vdoms, backupWay } = this.device
    const isPaged = backupWay === 'show-paged' || backupWay === 'scp-refused-paged'
    if (command === poured('show')) return tableOf('system global', isPaged ? ['set alias "a', 'b"'] : [])
    switch (withoutFilter(command)) {
      case 'get system status':
        return [
          `Version: FortiGate v${version},build0000,000000`,
          'Serial-Number: -',
          'Hostname: -',
          `Virtual domain configuration: ${hasVdoms ? 'multiple' : 'disable'}`,
          'Current HA mode: standalone',
        ].join('\n')
      case 'diagnose sys vd list':
        return vdoms.map((name, index) => `name=${name}/${name} index=${index}`).join('\n')
      case 'show system global':
        return tableOf('system global', backupWay.startsWith('scp') ? ['set admin-scp enable'] : [])
      default:
        return command.startsWith('show ') ? tableOf(withoutFilter(command).slice('show '.length), []) : ''
    }
  }
}

function tableOf(path: string, lines: readonly string[]): string {
  return [`config ${path}`, ...lines, 'end'].join('\n')
}
