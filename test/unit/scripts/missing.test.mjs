import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')

// A fresh clone, as far as the scripts look at it. Its npm says that it was called, and installs nothing.
let clone
beforeEach(() => {
  clone = temporaryFolder()
  chmodSync(clone, 0o755)
  for (const name of ['scripts', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(clone, name), { recursive: true })
  writeFileSync(
    join(clone, 'npm.js'),
    "console.error(`npm was called: ${process.argv.slice(2).join(' ')}`)\nprocess.exit(1)\n",
  )
})

const isRoot = process.getuid?.() === 0
const nobody = 65534

/** Runs a script of the clone. @returns {{ said: string, status: number }} */
const run = (script, { ci = '', asRoot = false, env } = {}) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(clone, script)], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, CI: ci, npm_execpath: join(clone, 'npm.js'), ...env },
    ...(isRoot && !asRoot ? { uid: nobody, gid: nobody } : {}),
  })
  return { said: stdout + stderr, status }
}

const installedNothing = () => {
  expect(existsSync(join(clone, 'node_modules'))).toBe(false)
}

describe('an ordinary user on a fresh clone', () => {
  test.each([
    ['scripts/start.mjs', 'npm run setup'],
    ['scripts/test.mjs', 'npm run setup -- --tests'],
    ['scripts/build.mjs', 'npm run setup'],
  ])('is told by %s what is missing and the one command that gets it', (script, command) => {
    const { said, status } = run(script)
    expect(said).toMatch(/^Missing: npm packages of package-lock\.json[^.]*\. To install it:\n\n {2}/m)
    expect(said).toContain(`\n  ${command}\n`)
    expect(said).toContain('Nothing was installed.')
    expect(said).not.toContain('npm was called')
    expect(status).toBe(1)
    installedNothing()
  })

  test('still ends the tests with the counts', () => {
    expect(run('scripts/test.mjs').said.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
  })

  test('has it fetched by npm run setup', () => {
    const { said, status } = run('scripts/setup.mjs')
    expect(said).toContain('npm was called: ci')
    expect(status).toBe(1)
  })
})

describe.each([
  ['with CI=1', { ci: '1' }, true],
  ['as root', { asRoot: true }, isRoot],
])('%s', (_, how, possible) => {
  test.runIf(possible).each([
    ['scripts/start.mjs', 'npm run setup'],
    ['scripts/test.mjs', 'npm run setup -- --tests'],
  ])('%s sets up first, and says so in one line', (script, command) => {
    const { said } = run(script, how)
    const lines = said.split('\n').filter((line) => line.startsWith('Missing: '))
    expect(lines).toEqual([expect.stringContaining(`Running \`${command}\` first (`)])
    expect(said).toContain('npm was called: ci')
  })
})

/** All that `npm run setup` can fetch without the rights of root is there. */
const fetched = () => {
  const electron = join(clone, 'node_modules', 'electron')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  mkdirSync(join(electron, 'dist'), { recursive: true })
  cpSync(join(clone, 'package-lock.json'), join(clone, 'node_modules', '.package-lock.json'))
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ version }))
  for (const [file, text] of Object.entries({
    'path.txt': 'electron',
    'dist/electron': '',
    'dist/version': version,
  }))
    writeFileSync(join(electron, file), text)
}

test.runIf(existsSync('/usr/bin/apt-get'))(
  'names the command of the system for what only root can install',
  () => {
    fetched()
    const noPrograms = { PATH: '/nowhere', DISPLAY: '', WAYLAND_DISPLAY: '' }
    const { said, status } = run('scripts/start.mjs', { env: noPrograms })
    expect(said).toContain('Missing: Xvfb. To install it:')
    expect(said).toContain('  sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb\n')
    expect(status).toBe(1)
  },
)

test('CI=0 is not a build machine', () => {
  expect(run('scripts/start.mjs', { ci: '0' }).said).not.toContain('npm was called')
})
