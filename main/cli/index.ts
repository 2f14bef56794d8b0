#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { version } from '../../package.json'
import { exitCodes, MisuseError, type Command, type ExitCode } from './command'
import { messageOf } from '../text/message'

// Bundled next to this file, two folders below the root.
const assetsFolder = fileURLToPath(new URL('../../assets', import.meta.url))
const reviewThread = new URL('./review-thread.js', import.meta.url)

/** Each subcommand, loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  review: async () => (await import('./review')).reviewCommand(reviewThread),
  verify: async () => (await import('./verify')).verifyCommand,
  rehearse: async () => (await import('./rehearse')).rehearseCommand(assetsFolder, version),
  preflight: async () => (await import('./preflight')).preflightCommand,
  simulate: async () => (await import('./simulate')).simulateCommand(assetsFolder),
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output, as in `tokenferry review … | head`, has read enough.
  if (error.code === 'EPIPE') process.exit()
  throw error
})
process.exitCode = await run(process.argv.slice(2))

async function run([name, ...args]: readonly string[]): Promise<ExitCode> {
  try {
    if (name === '--version') return say(`${version}\n`)
    if (name === undefined) throw new MisuseError('Name a command; "tokenferry --help" lists them.')
    if (['--help', '-h', 'help'].includes(name)) return say(await overview())
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (load === undefined)
      throw new MisuseError(`There is no command "${name}"; "tokenferry --help" lists them.`)
    const command = await load()
    return args.includes('--help') || args.includes('-h') ? say(command.help) : await command.run(args)
  } catch (error) {
    if (error instanceof MisuseError) return complain(error.message, exitCodes.misuse)
    const detail = messageOf(error)
    return complain(`this is a fault of ours: ${detail}`, exitCodes.fault)
  }
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(11)}${(await load()).summary}\n`),
  )
  return `tokenferry <command> …\n\n${lines.join('')}\ntokenferry <command> --help says more; --version prints the version.\n`
}

function say(text: string): ExitCode {
  process.stdout.write(text)
  return exitCodes.clear
}

function complain(message: string, code: ExitCode): ExitCode {
  process.stderr.write(`tokenferry: ${message.replaceAll(/\s+/g, ' ')}\n`)
  return code
}
