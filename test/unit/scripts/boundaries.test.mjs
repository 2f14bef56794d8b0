import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { circlesIn } from '../../../scripts/lint/circles.mjs'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')

let project
beforeEach(() => {
  project = temporaryFolder()
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction')
})

const write = (file, text = 'export {}\n') => {
  mkdirSync(dirname(join(project, file)), { recursive: true })
  writeFileSync(join(project, file), text)
}

/** What dependency-cruiser says of the planted project. */
const cruised = (configName = '.dependency-cruiser.cjs') => {
  const cli = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const config = join(root, configName)
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cli, '--config', config, '-T', 'json', 'main', 'renderer'],
    { cwd: project, encoding: 'utf8' },
  )
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @returns {string[]} `rule: file` of every violation in the planted project */
const violations = (configName) =>
  cruised(configName).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)

/** What may not be: the rule that says so, the file, what it imports. */
const planted = [
  ['contract-doors', 'main/contract/snapshot.ts', "import '../review/inventory'"],
  ['contract-doors', 'main/contract/steps.ts', "import 'node:path'"],
  ['contract-doors', 'main/contract/types.ts', "import type { Inventory } from '../review/inventory'"],
  ['fortios-doors', 'main/fortios/output/status.ts', "import '../../review/inventory'"],
  ['fortios-doors', 'main/fortios/output/file.ts', "import 'node:fs'"],
  ['decoding-is-part-of-reading-a-configuration', 'main/files/decode.ts', "import 'chardet'"],
  ['review-doors', 'main/review/findings.ts', "import '../migration/plan'"],
  ['review-doors', 'main/review/write.ts', "import 'node:fs'"],
  ['review-doors', 'main/review/window.ts', "import { app } from 'electron'"],
  ['migration-doors', 'main/migration/journal.ts', "import 'node:fs'"],
  ['migration-doors', 'main/migration/connect.ts', "import '../ssh/connection'"],
  ['migration-doors', 'main/migration/shell.ts', "import 'ssh2'"],
  ['a-journal-is-folded-without-views', 'main/migration/fold.ts', "import './steps/next'"],
  ['review-doors', 'main/review/fleet.ts', "import './export/clean'"],
  ['review-export-doors', 'main/review/export/file.ts', "import 'node:fs'"],
  ['review-worker-doors', 'main/review/worker/window.ts', "import { app } from 'electron'"],
  ['simulator-doors', 'main/simulator/shell.ts', "import '../device/shell'"],
  ['simulator-doors', 'main/simulator/show.ts', "import '../fortios/output/status-clean'"],
  ['simulator-doors', 'main/simulator/window.ts', "import { app } from 'electron'"],
  ['device-doors', 'main/device/rehearsal.ts', "import '../simulator/session'"],
  ['device-doors', 'main/device/connect.ts', "import 'ssh2'"],
  ['ssh-doors', 'main/ssh/window.ts', "import { app } from 'electron'"],
  ['ssh-doors', 'main/ssh/prompt.ts', "import '../device/shell'"],
  ['evidence-transcript-doors', 'main/evidence/transcript/run.ts', "import '../../migration/plan'"],
  [
    'evidence-transcript-doors',
    'main/evidence/transcript/session.ts',
    "import type { Shell } from '../../device/shell'",
  ],
  ['evidence-doors', 'main/evidence/session.ts', "import '../ssh/connection'"],
  ['ssh-doors', 'main/ssh/record.ts', "import '../evidence/transcript/format'"],
  ['store-doors', 'main/store/session.ts', "import '../device/shell'"],
  ['store-doors', 'main/store/report.ts', "import '../evidence/transcript/format'"],
  ['diagnostics-doors', 'main/diagnostics/run.ts', "import '../migration/plan'"],
  ['preflight-doors', 'main/preflight/inventory.ts', "import 'node:fs'"],
  ['preflight-doors', 'main/preflight/window.ts', "import { app } from 'electron'"],
  ['application-doors', 'main/application/window.ts', "import { app } from 'electron'"],
  ['application-doors', 'main/application/connect.ts', "import 'ssh2'"],
  ['cli-doors', 'main/cli/window.ts', "import { app } from 'electron'"],
  ['cli-doors', 'main/cli/session.ts', "import '../device/shell'"],
  ['electron-ipc-doors', 'main/electron/ipc/answer.ts', "import '../../migration/plan'"],
  ['electron-security-doors', 'main/electron/security/run.ts', "import '../../migration/plan'"],
  ['electron-window-doors', 'main/electron/window/session.ts', "import '../../device/shell'"],
  ['electron-doors', 'main/electron/session.ts', "import '../device/shell'"],
  ['electron-preload-doors', 'main/electron/preload/bridge.ts', "import '../../review/inventory'"],
  ['renderer-doors', 'renderer/src/app.tsx', "import '../../main/review/inventory'"],
  ['renderer-is-a-page', 'renderer/src/electron.ts', "import { shell } from 'electron'"],
  ['renderer-without-node', 'renderer/src/files.ts', "import 'node:fs'"],
  ['main-never-imports-the-window', 'main/electron/window/page.ts', "import '../../../renderer/src/clean'"],
  ['only-electron-knows-electron', 'main/store/keeper.ts', "import { safeStorage } from 'electron'"],
  ['only-the-root-imports-electron', 'main/application/begin.ts', "import '../electron/begin'"],
  ['nothing-imports-the-root', 'main/electron/window/root.ts', "import '../../index'"],
  ['nothing-imports-the-start', 'main/electron/window/again.ts', "import '../../start'"],
  ['named-files-doors', 'main/named-files.ts', "import 'node:fs'"],
  ['start-doors', 'main/start.ts', "import './application/router'"],
  ['everything-resolves', 'main/electron/window/lost.ts', "import './nowhere'"],
  ['no-cycles', 'main/electron/window/one.ts', "import './two'"],
  ['window-state-doors', 'renderer/src/state/store.ts', "import '../components/button'"],
  ['window-components-doors', 'renderer/src/components/frame.tsx', "import '../shell/frame'"],
  ['window-problems-doors', 'renderer/src/problems/notices.tsx', "import '../shell/frame'"],
  ['window-login-doors', 'renderer/src/login/asking.tsx', "import '../findings/findings'"],
  ['window-shell-doors', 'renderer/src/shell/reconnect.tsx', "import '../steps/connect/connect-step'"],
  ['window-steps-doors', 'renderer/src/steps/backup/app.tsx', "import '../../app/app'"],
  ['window-home-doors', 'renderer/src/home/home.tsx', "import '../elsewhere/room'"],
  ['window-parts-stand-apart', 'renderer/src/steps/verify/other.tsx', "import '../connect/connect-step'"],
  ['window-parts-stand-apart', 'renderer/src/review/file/other.tsx', "import '../fleet/fleet'"],
]

/** What those imports lead to, and what is allowed. */
const allowed = {
  'main/index.ts': "import './electron/window/two'\n",
  'main/electron/begin.ts': "import { app } from 'electron'\nimport '../application/router'\n",
  'main/application/router.ts': 'export {}\n',
  'main/review/export/clean.ts': "import '../inventory'\n",
  'main/contract/channels.ts': "import 'zod'\n",
  'main/fortios/config/decode.ts': "import 'chardet'\nimport '../../contract/channels'\n",
  'main/fortios/output/status-clean.ts': "import '../config/decode'\n",
  'main/review/inventory.ts':
    "import '../fortios/output/status-clean'\nimport '../contract/channels'\nexport type Inventory = 1\n",
  'main/migration/steps/next.ts': "import './step'\n",
  'main/migration/steps/step.ts': 'export {}\n',
  'main/migration/plan.ts': "import '../review/inventory'\nimport 'node:crypto'\n",
  'main/simulator/session.ts': "import 'ssh2'\nimport 'node:net'\nimport '../fortios/config/decode'\n",
  'main/ssh/connection.ts': "import 'ssh2'\nimport 'node:net'\n",
  'main/device/shell.ts':
    "import '../ssh/connection'\nimport '../fortios/output/status-clean'\nimport '../migration/plan'\n",
  'main/evidence/transcript/format.ts': "import '../../contract/channels'\nimport 'node:fs'\n",
  'main/settings/settings.ts': "import 'conf'\nimport 'node:fs'\n",
  'main/electron/settings-store.ts': "import 'electron-store'\nimport '../settings/settings'\n",
  'main/electron/preload/index.ts':
    "import { ipcRenderer } from 'electron'\nimport '../../contract/channels'\n",
  'main/electron/window/two.ts': "import './three'\n",
  'main/electron/window/three.ts': 'export {}\n',
  'renderer/src/clean.ts': "import 'react'\nimport '../../main/contract/channels'\n",
  'renderer/src/app/app.tsx': "import '../steps/connect/connect-step'\nimport '../review/fleet/fleet'\n",
  'renderer/src/steps/connect/connect-step.tsx':
    "import '../../shell/frame'\nimport '../../findings/findings'\n",
  'renderer/src/review/fleet/fleet.tsx': "import '../../components/button'\n",
  'renderer/src/shell/frame.tsx': "import '../components/button'\nimport '../login/login'\n",
  'renderer/src/findings/findings.tsx': "import '../components/button'\n",
  'renderer/src/login/login.tsx': "import '../components/button'\n",
  'renderer/src/components/button.tsx': 'export {}\n',
  'renderer/src/elsewhere/room.tsx': 'export {}\n',
}

describe('the rooms', () => {
  test('have a door each, but for the files that put them together', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'))
    const rules = forbidden.map(({ name }) => name)
    const rooms = readdirSync(join(root, 'main'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index')
    expect(rooms.filter((name) => !rules.includes(`${name}-doors`))).toEqual([])
  })

  test('lets through what a room may import', () => {
    for (const [file, text] of Object.entries(allowed)) write(file, text)
    expect(violations()).toEqual([])
  })

  test('catches every import that a room may not have', () => {
    for (const [file, text] of Object.entries(allowed)) write(file, text)
    for (const [, file, text] of planted) write(file, `${text}\n`)
    write('main/electron/window/two.ts', "import './one'\n")

    const found = violations()
    for (const [rule, file] of planted) expect(found).toContain(`${rule}: ${file}`)
    for (const file of Object.keys(allowed).filter((file) => file !== 'main/electron/window/two.ts'))
      expect(found.filter((violation) => violation.endsWith(` ${file}`))).toEqual([])
  })
})

describe('two folders that need each other', () => {
  test('are found, though no two of their files do', () => {
    write('renderer/src/clean.ts')
    write('main/device/reading/one.ts', "import '../typing/two'\n")
    write('main/device/typing/two.ts')
    expect(violations()).toEqual([])

    write('main/device/reading/other.ts')
    write('main/device/typing/another.ts', "import '../reading/other'\n")
    expect(violations().toSorted()).toEqual([
      'no-cycles-between-folders: main/device/reading',
      'no-cycles-between-folders: main/device/typing',
    ])
  })
})

describe('a folder and one within it', () => {
  test('may stand on each other file by file', () => {
    write('renderer/src/clean.ts')
    write('main/review/index.ts', "import './findings/index'\n")
    write('main/review/findings/index.ts', "import '../inventory'\n")
    write('main/review/inventory.ts', "import './entry'\n")
    write('main/review/entry.ts')
    expect(circlesIn(cruised().modules)).toEqual([])
  })

  test('are found if a file needs the folder that needs it, directly or by way of others', () => {
    write('renderer/src/clean.ts')
    write('main/application/open-run.ts', "import './login/questions'\n")
    write('main/application/login/connect.ts', "import '../open-run'\n")
    write('main/application/login/questions.ts')
    write('main/device/reading/lines/one.ts', "import type { Two } from '../two'\nexport type One = Two\n")
    write('main/device/reading/two.ts', "import './three'\nexport type Two = 1\n")
    write('main/device/reading/three.ts', "import './lines/other'\n")
    write('main/device/reading/lines/other.ts')
    const { summary, modules } = cruised()
    expect(summary.violations).toEqual([])
    expect(circlesIn(modules).toSorted()).toEqual([
      'main/application: login/ → open-run.ts → login/',
      'main/device/reading: lines/ → two.ts → three.ts → lines/',
    ])
  })
})

describe('the command line', () => {
  const withImport = (text) => {
    write('main/cli/index.ts', "import '../application/application'\n")
    write('main/application/application.ts', text)
    write('main/store/settings.ts', "import 'electron-store'\nexport type Settings = 1\n")
    write('renderer/index.ts')
    return violations('.dependency-cruiser.runtime.cjs')
  }

  test('may know the types of what needs Electron', () => {
    const typesOnly = "import type { Settings } from '../store/settings'\nexport type It = Settings\n"
    expect(withImport(typesOnly)).toEqual([])
  })

  test('may not come to Electron by way of others', () => {
    expect(withImport("import '../store/settings'\n")).toEqual([
      'cli-never-reaches-electron: main/cli/index.ts',
    ])
  })
})
