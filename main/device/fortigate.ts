import type { CommandScope, GlobalCommand, RootCommand, VdomCommand } from '../fortios/commands'
import type { FortiGate, MigrationQuestion, MigrationRefusal } from '../migration/fortigate'
import { connect } from '../ssh/connection'
import { localAddressTowards } from '../ssh/local-address'
import { ProblemError } from '../contract/result'
import { maskSecrets } from '../fortios/mask-secrets'
import type { ConnectionOptions, ConnectionQuestions, Credentials, Target } from '../ssh/target'
import { enterGlobal, enterVdom, enterVdoms, leaveScope, migrateCommand } from './allow-list'
import { receiveFile, scpRefused } from './scp'
import { Shell, stoppedProblem, type Deadlines, type Output, type SessionRecord } from './shell'

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

/** How long the device may take over a migration. */
export interface Patience {
  /** From the command to its question, where nothing has been changed yet. */
  readonly question: Deadlines
  /** From `y` to the prompt. */
  readonly migration: Deadlines
}

/** A license of 10,000 tokens may take long, and nobody documents how long: wait rather than guess. */
export const devicePatience: Patience = {
  question: { idle: 2 * 60_000, overall: 10 * 60_000 },
  migration: { idle: 15 * 60_000, overall: 60 * 60_000 },
}

/** How long a file may stall before it is given up, in milliseconds. */
const stalledFile = 60_000

/**
 * Logs in on a FortiGate.
 *
 * @throws ProblemError with a sentence for the person.
 */
export async function openFortiGate(
  target: Target,
  credentials: Credentials,
  questions: SessionQuestions,
  observer: SessionObserver,
  options: ConnectionOptions & { readonly patience?: Patience | undefined } = {},
): Promise<FortiGate> {
  const { signal, patience = devicePatience } = options
  const connection = await connect(target, credentials, questions, options)
  const shell = new Shell(connection.shell, observer, observer.ended)
  try {
    await shell.open(questions.acceptBanner, signal)
  } catch (error) {
    shell.close()
    throw error
  }

  const scopes = new Scopes(shell)
  const root: CommandScope = { kind: 'root' }
  const nameOf = (scope: CommandScope) =>
    !scopes.enabled || scope.kind === 'root' ? '' : scope.kind === 'global' ? 'global' : scope.vdom

  const runIn = async (scope: CommandScope, command: string, signal?: AbortSignal): Promise<Output> => {
    if (signal?.aborted) throw stoppedProblem()
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
    localAddress: await localAddressTowards(target.host),
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
      const started = performance.now()
      const bytes = await interruptibly(signal, async (heard, over) => {
        const channel = await connection.exec('scp -f sys_config')
        over.addEventListener('abort', () => channel.destroy(), { once: true })
        if (over.aborted) channel.destroy()
        return receiveFile(channel, (chunk) => {
          heard()
          return sink(chunk)
        }).finally(() => channel.destroy())
      })
      observer.commandDone({
        command: 'scp sys_config',
        scope: '',
        milliseconds: performance.now() - started,
        output: `${String(bytes)} bytes`,
      })
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
      const asked = await shell.run(command, { deadlines: patience.question })
      const text = asked.lines.join('\n')
      if (asked.stoppedAt === 'prompt') {
        done(text)
        return { kind: 'ended', text }
      }
      let isAnswered = false
      return {
        kind: 'question',
        text,
        answer: async (key, onLine) => {
          if (isAnswered) throw new Error('A question of the device was about to be answered twice.')
          isAnswered = true
          const output = await shell.answer(key, { deadlines: patience.migration, onLine })
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

/**
 * Does something that a stop or a silence of the device breaks off, also where it does not come back by itself. The
 * work says by `heard` that something came, and is told by `over` when nobody waits for it any more.
 */
async function interruptibly<T>(
  signal: AbortSignal | undefined,
  work: (heard: () => void, over: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw stoppedProblem()
  const over = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let stop: () => void = () => undefined
  try {
    return await new Promise<T>((resolve, reject) => {
      stop = () => {
        reject(stoppedProblem())
      }
      const heard = () => {
        if (timer) clearTimeout(timer)
        timer = setTimeout(() => {
          reject(scpRefused('Nothing more came.'))
        }, stalledFile)
      }
      signal?.addEventListener('abort', stop, { once: true })
      heard()
      work(heard, over.signal).then(resolve, reject)
    })
  } finally {
    if (timer) clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    over.abort()
  }
}

/** Where in the CLI we are: every scope that is entered is verified from the prompt and left again. */
class Scopes {
  enabled = false
  private listed: ReadonlySet<string> = new Set()
  private current: CommandScope = { kind: 'root' }
  private readonly shell: Shell
  /** What the first prompt stood in: nothing, or the VDOM of an administrator who has only that one. */
  private readonly home: string | null

  constructor(shell: Shell) {
    this.shell = shell
    this.home = shell.prompt.scope
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
    await this.step(leaveScope, this.home)
  }

  private async step(command: string, expected: string | null) {
    const output = await this.shell.run(command)
    const { scope } = this.shell.prompt
    if (output.stoppedAt === 'question') {
      await this.shell.answer('n')
      throw unexpectedQuestion(command, output)
    }
    if (scope === expected) return
    if (scope !== this.home) await this.shell.run(leaveScope)
    throw new ProblemError({
      code: 'scope-refused',
      message: `The FortiGate did not enter ${expected ?? 'the root of the command line'} when told "${command}".`,
      hint: 'The administrator needs access to the global settings and to every VDOM (a super_admin has it).',
      detail: maskSecrets(output.lines.join('\n')).slice(0, 300),
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
    detail: maskSecrets(output.lines.join('\n')).split('\n').slice(-5).join('\n'),
  })
}
