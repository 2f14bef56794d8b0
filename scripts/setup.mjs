/**
 * `npm run setup`: gets what the application (and, with `--tests`, its tests) needs on this machine, from a fresh clone.
 * Does nothing if nothing is missing. Uses Node's own modules alone until node_modules is there.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasDisplay } from './display.mjs'
import { ordinaryUser } from './ordinary-user.mjs'
import { electronRuntime, installedRuntime } from './setup/electron.mjs'
import { node24 } from './setup/node-24.mjs'
import { canRunWindows, nodeForWindows } from './setup/node-for-windows.mjs'
import { npmPackages } from './setup/npm-packages.mjs'
import { systemPackages } from './setup/system-packages.mjs'
import { say, script, Stop } from './terminal.mjs'

export const root = dirname(import.meta.dirname)

/**
 * What each use needs, in the order in which it can be had: what comes first may bring what the next one looks at.
 *
 * A need is `{ missing, get, command? }`: `missing()` resolves to the names of what is not there, `get()` gets it and
 * does nothing if nothing is missing, `command()` is what a person types if `npm run setup` lacks the right to get it.
 */
const tests = [
  npmPackages(root),
  electronRuntime(root),
  systemPackages(root, { display: hasDisplay(), tests: true }),
  ordinaryUser,
]
const needs = {
  build: [npmPackages(root)],
  start: [npmPackages(root), electronRuntime(root), systemPackages(root, { display: hasDisplay() })],
  tests,
  package: [
    npmPackages(root),
    electronRuntime(root),
    systemPackages(root, { display: hasDisplay(), packaging: true }),
  ],
  'package tests': [
    ...[npmPackages(root), electronRuntime(root)],
    systemPackages(root, { display: hasDisplay(), tests: true, packaging: true }),
    ordinaryUser,
  ],
  // With those that only CI runs by itself.
  'all tests': [
    ...tests,
    node24(root),
    nodeForWindows(root),
    systemPackages(root, { display: hasDisplay(), windows: canRunWindows }),
  ],
}

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(
      `Tokenferry needs Node 20.19 or later to build, and this is ${process.version}: install a newer one from nodejs.org.`,
    )
}

const setUp = async (use) => {
  checkNode()
  for (const need of needs[use]) await need.get()
  return installedRuntime(root)
}

/** Whether this is a build machine. */
export const isCi = Boolean(process.env.CI) && !['0', 'false'].includes(process.env.CI)

/** Why the machine may be changed without asking: it is a build machine, or a container whose user is root. */
const reasonToSetUp = () => {
  if (isCi) return `CI=${process.env.CI}`
  return process.getuid?.() === 0 ? 'as root' : undefined
}

/**
 * Stops unless all that is needed is there. With `CI` set, and as root, gets it first.
 * @param {'build' | 'start' | 'tests' | 'all tests' | 'package' | 'package tests'} use
 * @returns {Promise<{ binary: string, version: string }>} the Electron that is there
 */
export const requireSetUp = async (use) => {
  checkNode()
  const lacking = []
  for (const need of needs[use]) {
    const names = await need.missing()
    if (names.length > 0) lacking.push({ need, names })
  }
  if (lacking.length === 0) return installedRuntime(root)

  const things = lacking.flatMap(({ names }) => names).join(', ')
  const setup = use.endsWith('tests') ? 'npm run setup -- --tests' : 'npm run setup'
  const reason = reasonToSetUp()
  if (reason) {
    say(`Missing: ${things}. Running \`${setup}\` first (${reason}).`)
    return setUp(use)
  }
  throw new Stop(`Missing: ${things}. ${await howToGet(lacking, setup)}\n\nNothing was installed.`)
}

/** The one command to type: our own, unless nothing is left but what it lacks the right to install. */
const howToGet = async (lacking, setup) => {
  if (lacking.some(({ need }) => !need.command)) return `To install it:\n\n  ${setup}`
  const command = await lacking[0].need.command()
  return command ? `To install it:\n\n  ${command}` : 'Install the packages that contain it.'
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await script(async () => {
    const { version } = await setUp(process.argv.includes('--tests') ? 'all tests' : 'start')
    say(`Ready: Node ${process.versions.node}, Electron ${version}.`)
  })
