import { systemClock, type Clock } from '../clock'
import {
  fetchCommand,
  migrateCommand,
  type CommandScope,
  type GlobalCommand,
  type RootCommand,
  type VdomCommand,
} from '../fortios/commands'
import { scopeOfDevice, scopeOfVdom } from '../fortios/scope-lines'
import type { FortiGate, MigrationQuestion, MigrationRefusal } from '../migration/fortigate'
import { openConnection } from '../ssh/connection'
import { localAddressTowards } from '../ssh/local-address'
import type { ProblemError } from '../contract/result'
import type { ConnectionOptions, ConnectionQuestions, Credentials, Target } from '../ssh/target'
import type { Deadlines } from './deadline'
import { interruptibly } from './interruptibly'
import { Scopes } from './scopes'
import { filePatience, receiveFile, scpRefused } from './scp'
import { stoppedProblem } from './session-problem'
import { Shell, type SessionRecord } from './shell'

/** What a session asks of the person, beyond the connection itself. */
export interface SessionQuestions extends ConnectionQuestions {
  /** Whether to accept the banner shown after the login. */
  readonly acceptBanner: (text: string) => Promise<boolean>
}

/** A command that was run, with what it cost. @internal */
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
  /** Told what the FortiGate says while its first prompt is waited for: masked. */
  readonly saidBeforePrompt?: ((text: string) => void) | undefined
  /** The link is gone; the problem says why, `null` if we closed it. */
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
  options: ConnectionOptions & {
    readonly patience?: Patience | undefined
    readonly clock?: Clock | undefined
  } = {},
): Promise<FortiGate> {
  const { signal, patience = devicePatience, clock } = options
  const connection = await openConnection(target, credentials, questions, options)
  const shell = new Shell(connection.shell, observer, observer.ended, clock)
  try {
    await shell.open(questions.acceptBanner, { said: observer.saidBeforePrompt, signal })
  } catch (error) {
    shell.close()
    throw error
  }

  const scopes = new Scopes(shell)

  const runIn = async (scope: CommandScope, command: string, signal?: AbortSignal): Promise<string> => {
    if (signal?.aborted) throw stoppedProblem()
    await scopes.enter(scope)
    const started = performance.now()
    const output = await shell.run(command, { signal })
    observer.commandDone({
      command,
      scope: shell.scope,
      milliseconds: performance.now() - started,
      output,
    })
    return output
  }

  return {
    provenance: 'read',
    account: target.user,
    // Behind a jump host the device sees that one's address.
    localAddress: connection.jumps.length > 0 ? null : await localAddressTowards(target.host),
    localPort: connection.jumps.length > 0 ? null : connection.localPort,
    hostKey: connection.hostKey.fingerprint,
    negotiated: connection.negotiated,
    readOnly: shell.prompt.readOnly,
    useVdoms: ({ enabled, names }) => {
      scopes.use(enabled, names)
    },
    read: (command: GlobalCommand | RootCommand, signal) =>
      runIn(scopeOfDevice(command, scopes.enabled), command, signal),
    readVdom: (vdom: string, command: VdomCommand, signal) =>
      runIn(scopeOfVdom(vdom, scopes.enabled), command, signal),
    fetchBackup: async (sink, signal) => {
      const started = performance.now()
      const wait = { limits: filePatience, clock: clock ?? systemClock, signal, tooLate: fileTooLate }
      const bytes = await interruptibly(wait, async (heard, over) => {
        observer.sent(fetchCommand, '')
        const channel = await connection.exec(fetchCommand)
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
        output: `${bytes} bytes`,
      })
    },
    askToMigrate: async (license, vdom, isKnown): Promise<MigrationQuestion | MigrationRefusal> => {
      const command = migrateCommand(license, vdom)
      await scopes.enter(scopeOfDevice(null, scopes.enabled))
      const started = performance.now()
      const done = (output: string) => {
        observer.commandDone({
          command,
          scope: shell.scope,
          milliseconds: performance.now() - started,
          output,
        })
      }
      const asked = await shell.ask(command, {
        question: patience.question,
        answer: patience.migration,
        isKnown,
      })
      if (typeof asked === 'string') {
        done(asked)
        return { kind: 'ended', text: asked }
      }
      return {
        kind: 'question',
        text: asked.text,
        isBehindEcho: asked.isBehindEcho,
        get isOpen() {
          return asked.isOpen
        },
        answer: async (key, onLine) => {
          const printed = await asked.answer(key, { onLine })
          done(`${asked.text}${key}\n${printed}`)
          return printed
        },
      }
    },
    close: () => {
      shell.close()
    },
  }
}

function fileTooLate(): ProblemError {
  return scpRefused('It took too long, or the output stopped.')
}
