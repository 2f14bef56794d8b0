import { dirname } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { lint } from './planted-lint.mjs'

const wrapped = [
  ['ipcMain', 'main/electron/ipc/open-channels.ts'],
  ['ipcRenderer', 'main/electron/preload/index.ts'],
  ['contextBridge', 'main/electron/preload/index.ts'],
  ['shell', 'main/electron/security/external-links.ts'],
  ['safeStorage', 'main/electron/system-keeper.ts'],
]
const elsewhere = [
  ...wrapped.map(([, file]) => file),
  'main/index.ts',
  'main/cli/index.ts',
  'renderer/src/app.tsx',
]

const importOf = (name) => `import { ${name} } from 'electron'\nexport const it = ${name}`

const waysAround = [
  "import * as electron from 'electron'\nexport const it = electron.shell",
  "import electron from 'electron'\nexport const it = electron.shell",
  "import { shell as harmless } from 'electron'\nexport const it = harmless",
  "import { shell } from 'electron/common'\nexport const it = shell",
  "export { shell } from 'electron'",
]

const programs = ['child_process', 'node:child_process'].map(
  (name) => `import { spawn } from '${name}'\nexport const it = spawn`,
)

const readers = ['readline', 'node:readline', 'node:readline/promises'].map(
  (name) => `import { createInterface } from '${name}'\nexport const it = createInterface`,
)

/** A text beside each of these files, under a name of its own. */
const beside = (file, number) => file.replace(/[^/]+$/, `planted-${number}.ts`)

const planted = []
/** @returns {string} the file that the text is planted as */
const plant = (file, text) => {
  const known = planted.find((each) => each.home === file && each.text === text)
  if (known) return known.file
  // system-keeper.ts is the only place that is a file, so it keeps its name.
  const named =
    file.endsWith('system-keeper.ts') && text.includes('safeStorage') ? file : beside(file, planted.length)
  planted.push({ home: file, file: named, text })
  return named
}

const own = wrapped.map(([name, home]) => [name, plant(home, importOf(name))])
const foreign = wrapped.flatMap(([name, home]) =>
  elsewhere
    .filter((file) => dirname(file) !== dirname(home))
    .map((file) => [name, file, plant(file, importOf(name))]),
)
const around = waysAround.map((text) => [text, plant('main/electron/window/main-window.ts', text)])
const starting = [
  'main/electron/security/external-links.ts',
  'main/ssh/connection.ts',
  'renderer/src/app.tsx',
].flatMap((home) => programs.map((text) => [home, plant(home, text)]))

const reading = ['main/evidence/transcript/commands.ts', 'main/electron/ipc/open-channels.ts'].flatMap(
  (home) => readers.map((text) => [home, plant(home, text)]),
)

let found
beforeAll(() => {
  found = lint(Object.fromEntries(planted.map(({ file, text }) => [file, text])))
}, 60_000)

const complaints = (file) =>
  found
    .filter((each) => each.file === file && each.rule === 'eslint/no-restricted-imports')
    .map(({ message }) => message)

describe('a dangerous part of Electron', () => {
  test.each(own)('%s is for its wrapper', (_, file) => {
    expect(complaints(file)).toEqual([])
  })

  test.each(foreign)('%s is not for %s', (name, _, file) => {
    expect(complaints(file)).toEqual([expect.stringContaining(`may use ${name}`)])
  })

  test.each(around)('is not had by another way: %s', (_, file) => {
    expect(complaints(file)).not.toEqual([])
  })
})

test.each(starting)('no other program is started from %s', (_, file) => {
  expect(complaints(file)).toEqual([expect.stringContaining('starts no other program')])
})

test.each(reading)('lines are not read in %s as the runtime sees them', (_, file) => {
  expect(complaints(file)).toEqual([expect.stringContaining('linesOfFile')])
})
