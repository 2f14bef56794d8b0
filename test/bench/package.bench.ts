import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { chromium } from 'playwright'
import { temporaryFolder } from '../temporary-folder'
import { pairs, ratioFigure, type Figure } from './figure'
import type { Stage } from './window'

/** As `/usr/bin/tokenferry` calls it for a command. */
const asCommand = ['--no-sandbox', '--no-zygote', '--log-level=3', '--cli', '--', '--version']

/**
 * What is installed: the shortest command against Node with nothing to do and against an Electron that only prints a line,
 * which is the floor; the first screen against that of the same application as it is built, each as an ordinary user with
 * its sandbox.
 */
export async function measure({ root, env, unpackDeb }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  const ours = await unpackDeb(join(folder, 'ours'))
  const bare = await unpackDeb(join(folder, 'bare'))
  await replaceApplication(bare, join(folder, 'line'))

  const commands = { package: [] as number[], node: [] as number[], bare: [] as number[] }
  for (let run = 0; run <= pairs; run += 1) {
    const cost = {
      node: await toEnd(process.execPath, ['-e', '0']),
      bare: await toEnd(join(bare, 'tokenferry'), asCommand),
      package: await toEnd(join(ours, 'tokenferry'), asCommand),
    }
    if (run === 0) continue // whatever was not in memory is now
    for (const name of ['package', 'node', 'bare'] as const) commands[name].push(cost[name])
  }

  const screens = { package: [] as number[], built: [] as number[] }
  const person = personWith(env, folder)
  for (let run = 0; run <= pairs; run += 1) {
    const built = await toFirstScreen(person, join(root, 'node_modules/electron/dist/electron'), [root])
    const packaged = await toFirstScreen(person, join(ours, 'tokenferry'), [])
    if (run === 0) continue
    screens.package.push(packaged)
    screens.built.push(built)
  }

  const version = 'package: tokenferry --version'
  return [
    ratioFigure(version, 'ms', commands.package, 'node -e 0', commands.node, 2),
    ratioFigure(version, 'ms', commands.package, 'an Electron that prints a line', commands.bare, 1.2),
    ratioFigure('package: first screen', 'ms', screens.package, 'the same, unpacked', screens.built, 1),
  ]
}

/** Puts an application that prints a line in place of ours. */
async function replaceApplication(application: string, folder: string): Promise<void> {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "name": "line", "main": "main.js", "type": "module" }')
  writeFileSync(
    join(folder, 'main.js'),
    "process.stdout.write('0.1.0\\n', () => process.exit(0))\nawait new Promise(() => undefined)\n",
  )
  await createPackage(folder, join(application, 'resources', 'app.asar'))
}

async function toEnd(program: string, args: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(program, args, { stdio: 'ignore', timeout: 60_000 })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}.`)
  return performance.now() - began
}

interface Person {
  readonly env: NodeJS.ProcessEnv
  readonly ids: { readonly uid?: number; readonly gid?: number }
}

/** Nobody if this is root, who gets no sandbox. */
function personWith(env: Stage['env'], folder: string): Person {
  const home = join(folder, 'home')
  mkdirSync(home)
  const cookie = join(home, '.Xauthority')
  if (env.XAUTHORITY !== undefined) copyFileSync(env.XAUTHORITY, cookie)
  const ids = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (ids.uid !== undefined) for (const path of [home, cookie]) chownSync(path, ids.uid, ids.gid)
  return {
    ids,
    env: {
      ...{ PATH: process.env.PATH, HOME: home, ...env, XAUTHORITY: cookie },
      TOKENFERRY_LOCKS: join(home, 'locks'),
    },
  }
}

async function toFirstScreen(
  { env, ids }: Person,
  program: string,
  application: readonly string[],
): Promise<number> {
  const began = performance.now()
  const switches = ['--remote-debugging-port=0', '--disable-gpu', '--log-level=3']
  const child = spawn(program, [...application, ...switches], {
    ...{ env, ...ids, cwd: env.HOME, timeout: 120_000 },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'close')
  const browser = await chromium.connectOverCDP(await addressOf(child))
  try {
    const context = browser.contexts()[0]
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    await page?.getByRole('heading', { level: 1 }).first().waitFor()
    const ms = performance.now() - began
    await page?.close()
    await ended
    return ms
  } finally {
    child.kill('SIGKILL')
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /^DevTools listening on (ws:\S+)$/m.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('close', () => {
      reject(new Error(`The window did not open: ${said}`))
    })
  })
}
