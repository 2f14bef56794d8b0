import { dirname, resolve } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import tseslint from 'typescript-eslint'

const root = resolve(import.meta.dirname, '../../..')
// The imports are a matter of syntax; types would want files that exist.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] })

const complaints = async (filePath, code) => {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: resolve(root, filePath) })
  return result.messages
    .filter(({ ruleId }) => ruleId === 'no-restricted-imports')
    .map(({ message }) => message)
}

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

describe.each(wrapped)('%s', (name, home) => {
  const code = `import { ${name} } from 'electron'\nexport const it = ${name}`

  it('is for its wrapper', async () => {
    expect(await complaints(home, code)).toEqual([])
  })

  it.each(elsewhere.filter((file) => dirname(file) !== dirname(home)))('is not for %s', async (file) => {
    expect(await complaints(file, code)).toEqual([expect.stringContaining(`may use ${name}`)])
  })
})

describe('ways around', () => {
  it.each([
    "import * as electron from 'electron'\nexport const it = electron.shell",
    "import electron from 'electron'\nexport const it = electron.shell",
    "import { shell as harmless } from 'electron'\nexport const it = harmless",
    "import { shell } from 'electron/common'\nexport const it = shell",
    "export { shell } from 'electron'",
  ])('%s', async (code) => {
    expect(await complaints('main/electron/window/main-window.ts', code)).not.toEqual([])
  })
})

it.each(['main/electron/security/external-links.ts', 'main/ssh/connection.ts', 'renderer/src/app.tsx'])(
  'no other program is started from %s',
  async (file) => {
    for (const name of ['child_process', 'node:child_process'])
      expect(await complaints(file, `import { spawn } from '${name}'\nexport const it = spawn`)).toHaveLength(
        1,
      )
  },
)
