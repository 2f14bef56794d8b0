import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../../..')

/** The sources of the product by path, with forward slashes. */
const sources = new Map(
  ['main', 'renderer']
    .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:tsx?|html|css)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const
    }),
)

const filesWith = (pattern: RegExp) =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([file]) => file)

/** The files that import a name of Electron's, types aside. */
const importersOf = (name: string) =>
  [...sources]
    .filter(([, text]) =>
      [...text.matchAll(/import \{([^}]*)\} from 'electron'/g)].some(([, names = '']) =>
        names.split(',').some((each) => each.trim() === name),
      ),
    )
    .map(([file]) => file)

test('there is something to look through', () => {
  expect(sources.size).toBeGreaterThan(100)
  expect(sources.has('main/index.ts')).toBe(true)
  expect(sources.has('renderer/index.html')).toBe(true)
})

describe('what only its wrapper may use', () => {
  test.each([
    ['ipcMain', ['main/electron/ipc/open-channels.ts']],
    ['ipcRenderer', ['main/electron/preload/index.ts']],
    ['contextBridge', ['main/electron/preload/index.ts']],
    ['webUtils', ['main/electron/preload/index.ts']],
    ['shell', ['main/electron/security/external-links.ts']],
    ['protocol', ['main/electron/security/app-scheme.ts']],
    ['clipboard', ['main/electron/window/electron-desktop.ts']],
    [
      'dialog',
      [
        'main/electron/window/close-guard.ts',
        'main/electron/window/electron-desktop.ts',
        'main/electron/window/start-failure.ts',
      ],
    ],
    ['Menu', ['main/electron/window/context-menu.ts', 'main/electron/window/menu.ts']],
    ['BrowserWindow', ['main/electron/window/main-window.ts', 'main/electron/window/print-page.ts']],
    ['safeStorage', ['main/electron/system-keeper.ts']],
  ])('%s: %j', (name, wrappers) => {
    expect(importersOf(name)).toEqual(wrappers)
  })

  test('Electron is imported by name, so that the above can be read off', () => {
    const mentions = filesWith(/['"]electron['"]|['"]electron\//)
    const byName = filesWith(/^import (?:type )?\{[^}]*\} from 'electron'$/m)
    expect(mentions.filter((file) => !byName.includes(file))).toEqual([])
    expect(
      filesWith(
        /(?<!\.)\brequire\(['"]|createRequire|import\(['"]electron|\* as \w+ from 'electron'|import \w+ from 'electron'/,
      ),
    ).toEqual([])
  })

  test.each([
    ['ssh2', 'ssh2', /^main\/(?:ssh|simulator|device)\//],
    [
      'TCP; a lock has a socket of this computer’s own',
      '(?:node:)?net',
      /^main\/(?:(?:ssh|simulator)\/|store\/lock-door\.ts$)/,
    ],
    ['UDP, to ask for a route', '(?:node:)?dgram', /^main\/ssh\/local-address\.ts$/],
    ['HTTPS, to FortiToken Cloud', '(?:node:)?https', /^main\/cloud\//],
  ])('%s', (_what, name, rooms) => {
    const users = filesWith(new RegExp(`['"]${name}['"]`))
    expect(users).not.toEqual([])
    expect(users.filter((file) => !rooms.test(file))).toEqual([])
  })
})

/** What only scripts/dev knows: pages that come from a server while someone works on them. */
const developmentServer =
  /TOKENFERRY_DEV_SERVER|ELECTRON_RENDERER_URL|import\.meta\.(?:env|hot)|@vite\/client/

test('pages come from the built files: the development server is known to scripts/dev alone', () => {
  expect(readFileSync(join(root, 'scripts/dev/main.ts'), 'utf8')).toMatch(developmentServer)
  expect(filesWith(developmentServer)).toEqual([])
  expect(filesWith(/scripts\/dev/)).toEqual([])
  expect(filesWith(/servePages: /).sort()).toEqual(['main/electron/begin.ts', 'main/index.ts'])
  expect(sources.get('main/index.ts')).toContain(
    "servePages: (session) => serveApp(session, readPages(join(folder, 'renderer'))),",
  )
})

describe('what nothing uses', () => {
  test.each([
    ['a way past the sandbox', /no-sandbox|disable-setuid-sandbox|disable-seccomp/i],
    ['a way past web security', /disable-web-security|allow-running-insecure|bypassCSP|unsafe-eval/i],
    [
      'a word on certificates',
      /certificate-error|ignore-certificate|setCertificateVerifyProc|client-certificate/,
    ],
    ['a way past verified TLS', /rejectUnauthorized: (?!true)|NODE_TLS|checkServerIdentity/],
    ['remote control', /remote-debugging|inspect-brk|executeJavaScript|debugger\.attach/],
    ['local pages', /loadFile\(|['"`]file:\/\//],
    ['other web contents', /<webview|WebContentsView|BrowserView/],
    ['updates, telemetry, crash reports', /autoUpdater|crashReporter|\bsentry|analytics/i],
    [
      'other ways to the network',
      /['"](?:node:)?(?:http2?|dns|tls)(?:\/promises)?['"]|\bfetch\(['"`]|globalThis\.fetch|XMLHttpRequest|WebSocket/,
    ],
    ['other programs', /['"](?:node:)?child_process['"]/],
    ['HTML from text', /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/],
    ['code from text', /\beval\(|new Function\b|['"](?:node:)?vm['"]/],
    ['storage of the page', /localStorage|sessionStorage|indexedDB|document\.cookie/],
  ])('%s', (_what, pattern) => {
    expect(filesWith(pattern)).toEqual([])
  })

  test('instructions from the environment, but for the command line, the SSH agent and the place of the locks', () => {
    const users = filesWith(/process\.env/).filter((file) => !file.startsWith('main/cli/'))
    expect(users).toEqual(['main/electron/compose.ts', 'main/store/lock-folder.ts'])
    expect(sources.get('main/electron/compose.ts')?.match(/process\.env\.\w+/g)).toEqual([
      'process.env.SSH_AUTH_SOCK',
    ])
  })
})
