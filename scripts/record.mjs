/**
 * `npm run record -- --out FOLDER [--of CHECKOUT] [rehearsal …]`: rehearses without a window, and writes down all that
 * a refactoring may not change: every byte that reached the simulated FortiGate, the journal, the report with all files
 * beside it, what was said, and the exit code. Two recordings of one commit are the same, byte for byte, so that
 * `diff -r` shows what changed between two commits.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'
import { run } from './child.mjs'
import { npmPackages } from './setup/npm-packages.mjs'
import { recorded } from './recording/scenarios.mjs'
import { eventsOf, standIns } from './recording/stand-ins.mjs'
import { script, step, Stop } from './terminal.mjs'

/** The command line of a checkout, built so that it uses the very ssh2 that the tap listens to. */
const buildCommandLine = async (checkout) => {
  const { build } = await import('vite')
  // The command line looks for the samples two folders above itself.
  const outDir = join(checkout, 'out', 'recording')
  await build({
    configFile: false,
    root: checkout,
    logLevel: 'error',
    build: {
      ssr: 'main/cli/index.ts',
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'cli.js' } },
    },
  })
  return join(outDir, 'cli.js')
}

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()

/** What is written of a file: its text, the events of a journal, of a signature only that there is one. */
const contentOf = (name, file) => {
  if (name.endsWith('.sig')) return '<signature>\n'
  const text = readFileSync(file, 'utf8')
  return basename(name) === 'journal.jsonl' ? eventsOf(text) : text
}

const record = async (commandLine, { scenario, backup }, checkout, out) => {
  const kept = mkdtempSync(join(tmpdir(), 'tokenferry-recording-'))
  try {
    const tap = pathToFileURL(join(import.meta.dirname, 'recording', 'tap.mjs')).href
    const own = backup ? [join(checkout, backup)] : []
    const args = ['rehearse', ...own, '--scenario', scenario, '--out', join(kept, 'out')]
    const { code, output, timedOut } = await run(process.execPath, ['--import', tap, commandLine, ...args], {
      env: { TOKENFERRY_RECORDING: kept, TZ: 'UTC', LC_ALL: 'C' },
    })
    if (timedOut) throw new Stop(`The rehearsal "${scenario}" came to no end.`, output)

    const plain = standIns()
    rmSync(out, { recursive: true, force: true })
    const write = (name, text) => {
      const file = join(out, plain(name).replaceAll(/<(\w+) (\d+)>/g, '$1-$2'))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, plain(text))
    }
    write('said.txt', `${output}\nexit code ${code}\n`)
    write('reached.txt', readFileSync(join(kept, 'reached.txt'), 'utf8'))
    for (const folder of ['data', 'out']) {
      const data = join(kept, folder)
      if (!existsSync(data)) continue
      for (const name of filesUnder(data)) write(join(folder, name), contentOf(name, join(data, name)))
    }
  } finally {
    rmSync(kept, { recursive: true, force: true })
  }
}

await script(async () => {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' }, of: { type: 'string' } },
    allowPositionals: true,
  })
  if (!values.out) throw new Stop('Say where the recording goes: npm run record -- --out FOLDER')
  const unknown = positionals.find((name) => !Object.hasOwn(recorded, name))
  if (unknown)
    throw new Stop(`Nothing named "${unknown}" is recorded; there are: ${Object.keys(recorded).join(', ')}.`)
  const checkout = resolve(values.of ?? dirname(import.meta.dirname))
  await npmPackages(checkout).get()
  const commandLine = await step('building', () => buildCommandLine(checkout))
  for (const [name, rehearsal] of Object.entries(recorded)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    await step(name, () => record(commandLine, rehearsal, checkout, join(resolve(values.out), name)))
  }
})
