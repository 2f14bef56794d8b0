import type { CommandScope, GlobalCommand, RootCommand, VdomCommand } from '../fortios/commands'
import type { FortiGate, MigrationQuestion, MigrationRefusal } from '../migration/fortigate'
import { connect } from '../ssh/connection'
import { ProblemError } from '../contract/result'
import type { ConnectionQuestions, Credentials, Target } from '../ssh/target'
import { enterGlobal, enterVdom, enterVdoms, leaveScope, migrateCommand } from './allow-list'
import { receiveFile } from './scp'
import { Shell, type Deadlines, type Output, type SessionRecord } from './shell'

/** What a session asks of the person, beyond the connection itself. */
export interface SessionQuestions extends ConnectionQuestions {
  /** Whether to accept the banner shown after the login. */
  readonly acceptBanner: (text: string) => Promise<boolean>
}

/** A command that was run, with what it cost. */
export interface CommandDone {
  readonly command: string
  /** `global`, the name of a VDOM, or empty. */
  readonly scope: string
  readonly milliseconds: number
  readonly output: string
}

/** Who listens to a session. */
export interface SessionObserver extends SessionRecord {
  readonly commandDone: (done: CommandDone) => void
  /** The link is gone; the problem says why, `null` where we closed it. */
  readonly ended: (problem: ProblemError | null) => void
}

/** A license of 10,000 tokens may take long, and nobody documents how long: wait rather than guess. */
const migrationDeadlines: Deadlines = { idle: 15 * 60_000, overall: 60 * 60_000 }

/**
 * Logs in on a FortiGate.
 *
 * @param knownTypes host key types already trusted for this host.
 * @throws ProblemError with a sentence for the person.
 */
export async function openFortiGate(
  target: Target,
  credentials: Credentials,
  questions: SessionQuestions,
  observer: SessionObserver,
  knownTypes: readonly string[] = [],
  signal?: AbortSignal,
): Promise<FortiGate> {
  const connection = await connect(target, credentials, questions, knownTypes, signal)
  const shell = new Shell(connection.shell, observer, observer.ended)
  const stop = () => {
    shell.close()
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await shell.open(questions.acceptBanner, signal)
  } catch (error) {
    shell.close()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }

  const scopes = new Scopes(shell)
  const root: CommandScope = { kind: 'root' }
  const nameOf = (scope: CommandScope) =>
    !scopes.enabled || scope.kind === 'root' ? '' : scope.kind === 'global' ? 'global' : scope.vdom

  const runIn = async (scope: CommandScope, command: string, signal?: AbortSignal): Promise<Output> => {
    await scopes.enter(scope)
    const started = performance.now()
    const output = await shell.run(command, { signal })
    observer.commandDone({
      command,
      scope: nameOf(scope),
      milliseconds: performance.now() - started,
      output: output.lines.join('\n'),
    })
    if (output.stoppedAt === 'question') {
      await shell.answer('n')
      throw unexpectedQuestion(command, output)
    }
    return output
  }

  return {
    account: target.user,
    hostKey: connection.hostKey.fingerprint,
    readOnly: shell.prompt.readOnly,
    useVdoms: ({ enabled, names }) => {
      scopes.use(enabled, names)
    },
    read: async (command: GlobalCommand | RootCommand, signal) => {
      const scope: CommandScope = command === 'show' || !scopes.enabled ? root : { kind: 'global' }
      return (await runIn(scope, command, signal)).lines.join('\n')
    },
    readVdom: async (vdom: string, command: VdomCommand, signal) => {
      const scope: CommandScope = scopes.enabled ? { kind: 'vdom', vdom } : root
      return (await runIn(scope, command, signal)).lines.join('\n')
    },
    fetchBackup: async (sink, signal) => {
      const channel = await connection.exec('scp -f sys_config')
      const abort = () => {
        channel.destroy()
      }
      signal?.addEventListener('abort', abort, { once: true })
      const started = performance.now()
      try {
        const bytes = await receiveFile(channel, sink)
        observer.commandDone({
          command: 'scp sys_config',
          scope: '',
          milliseconds: performance.now() - started,
          output: `${String(bytes)} bytes`,
        })
      } finally {
        signal?.removeEventListener('abort', abort)
        channel.destroy()
      }
    },
    askToMigrate: async (license, vdom): Promise<MigrationQuestion | MigrationRefusal> => {
      const command = migrateCommand(license, vdom)
      const scope: CommandScope = scopes.enabled ? { kind: 'global' } : root
      await scopes.enter(scope)
      const started = performance.now()
      const done = (output: string) => {
        observer.commandDone({
          command,
          scope: nameOf(scope),
          milliseconds: performance.now() - started,
          output,
        })
      }
      const asked = await shell.run(command, { deadlines: migrationDeadlines })
      const text = asked.lines.join('\n')
      if (asked.stoppedAt === 'prompt') {
        done(text)
        return { kind: 'ended', text }
      }
      return {
        kind: 'question',
        text,
        answer: async (key, onLine) => {
          const output = await shell.answer(key, { deadlines: migrationDeadlines, onLine })
          const printed = output.lines.join('\n')
          done(`${text}${key}\n${printed}`)
          if (output.stoppedAt === 'question') {
            await shell.answer('n')
            throw unexpectedQuestion(command, output)
          }
          return printed
        },
      }
    },
    close: () => {
      shell.close()
    },
  }
}

/** Where in the CLI we are: every scope that is entered is verified from the prompt and left again. */
class Scopes {
  enabled = false
  private listed: ReadonlySet<string> = new Set()
  private current: CommandScope = { kind: 'root' }
  private readonly shell: Shell

  constructor(shell: Shell) {
    this.shell = shell
  }

  use(enabled: boolean, names: readonly string[]) {
    this.enabled = enabled
    this.listed = new Set(names)
  }

  async enter(scope: CommandScope): Promise<void> {
    if (sameScope(scope, this.current)) return
    await this.leave()
    if (scope.kind === 'root') return
    if (scope.kind === 'global') {
      await this.step(enterGlobal, 'global')
    } else {
      const edit = enterVdom(scope.vdom, this.listed)
      await this.step(enterVdoms, 'vdom')
      await this.step(edit, scope.vdom)
    }
    this.current = scope
  }

  private async leave() {
    if (this.current.kind === 'root') return
    this.current = { kind: 'root' }
    await this.step(leaveScope, null)
  }

  private async step(command: string, expected: string | null) {
    const output = await this.shell.run(command)
    const scope = this.shell.prompt.scope
    if (scope === expected) return
    if (scope !== null) await this.shell.run(leaveScope)
    throw new ProblemError({
      code: 'scope-refused',
      message: `The FortiGate did not enter ${expected ?? 'the root of the command line'} when told "${command}".`,
      hint: 'The administrator needs access to the global settings and to every VDOM (a super_admin has it).',
      detail: output.lines.join('\n').slice(0, 300),
    })
  }
}

function sameScope(a: CommandScope, b: CommandScope): boolean {
  return a.kind === b.kind && (a.kind !== 'vdom' || (b.kind === 'vdom' && a.vdom === b.vdom))
}

function unexpectedQuestion(command: string, output: Output): ProblemError {
  return new ProblemError({
    code: 'unexpected-question',
    message: `The FortiGate asked something unexpected at "${command}", and was answered "n".`,
    hint: 'Look at the console below for its words.',
    detail: output.lines.slice(-5).join('\n'),
  })
}
