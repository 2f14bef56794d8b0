import { FaultLog } from '../diagnostics/fault-log'
import { watchProcess } from '../diagnostics/watch-process'
import { dataFolder } from './application-folder'
import { exitCodes, MisuseError, type Command, type ExitCode } from './command'
import { hangs } from '../files/in-time'
import { messageOf } from '../text/message'
import { complain, say } from './output'

/** What is called: its version, and where that lies which belongs to it. */
export interface Program {
  readonly version: string
  readonly assetsFolder: string
  readonly reviewThread: URL
}

/** Does what was called, and leaves the exit code with the process. */
export async function runCommand(
  name: string | undefined,
  args: readonly string[],
  program: Program,
): Promise<void> {
  const faults = new FaultLog({
    dataFolder: await dataFolder(),
    version: program.version,
    now: () => new Date(),
  })
  watchProcess(faults, (error) => {
    process.exit(ours(error))
  })
  process.exitCode = await outcome(name, args, commandsOf(program, faults), faults)
  // A thread that waits for a share that is gone would keep the process for ever.
  if (hangs()) process.stdout.write('', () => process.kill(process.pid, 'SIGKILL'))
}

type Commands = Readonly<Record<string, () => Promise<Command>>>

/** Each subcommand, loaded when it is called. */
function commandsOf({ version, assetsFolder, reviewThread }: Program, faults: FaultLog): Commands {
  return {
    review: async () => (await import('./review')).reviewCommand(reviewThread),
    plan: async () => (await import('./plan')).planCommand(reviewThread, version),
    verify: async () => (await import('./verify')).verifyCommand,
    rehearse: async () => (await import('./rehearse')).rehearseCommand(assetsFolder, reviewThread, version),
    preflight: async () => (await import('./preflight')).preflightCommand,
    simulate: async () => (await import('./simulate')).simulateCommand(assetsFolder),
    diagnostics: async () => (await import('./diagnostics')).diagnosticsCommand(faults, version),
  }
}

async function outcome(
  name: string | undefined,
  args: readonly string[],
  commands: Commands,
  faults: FaultLog,
): Promise<ExitCode> {
  let ended: (outcome: string) => void = () => undefined
  try {
    if (name === undefined) throw new MisuseError('Name a command; "tokenferry --help" lists them.')
    if (['--help', '-h', 'help'].includes(name)) return await clear(await overview(commands))
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (load === undefined) throw new MisuseError(unknown(name))
    const command = await load()
    if (args.includes('--help') || args.includes('-h')) return await clear(command.help)
    ended = faults.calls.begin(name, args)
    return await command.run(args)
  } catch (error) {
    if (isClosedPipe(error)) return exitCodes.clear
    if (error instanceof MisuseError) return complain(error.message, exitCodes.misuse)
    faults.record('command', error)
    return ours(error)
  } finally {
    ended('done')
  }
}

/** What was asked for is printed, and nothing is wrong. */
async function clear(text: string): Promise<ExitCode> {
  await say(text)
  return exitCodes.clear
}

/** Whether a file to be written was a pipe that nobody reads any more. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

/** That it is an internal error, and where to find out about it. */
function ours(error: unknown): ExitCode {
  const words = `internal error: ${messageOf(error)}`
  return complain(`${words} ("tokenferry diagnostics" shows what happened)`, exitCodes.fault)
}

async function overview(commands: Commands): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(13)}${(await load()).summary}\n`),
  )
  return `tokenferry <command> …\n\n${lines.join('')}\ntokenferry <command> --help shows more; --version prints the version.\n`
}

/** That there is no such command. It may be meant as a file, which the installed program opens behind `--`. */
function unknown(name: string): string {
  const says = `There is no command "${name}"; "tokenferry --help" lists them.`
  return name === '' || name.startsWith('-')
    ? says
    : `${says} Is it a file? "tokenferry -- ${name}" opens it.`
}
