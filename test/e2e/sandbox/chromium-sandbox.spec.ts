import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import type { LaunchedApp } from '../launch'
import { Wizard } from '../wizard'

let launched: LaunchedApp | undefined

test.beforeAll(async () => {
  launched = await launchApp({ sandbox: true })
})
test.afterAll(() => launched?.close())

/** The process ids of a process and everything that it has started (proc(5)). */
const familyOf = (pid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [
          [Number(name), Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])],
        ]
      } catch {
        return [] // it has ended meanwhile
      }
    })
  const family = [pid]
  for (const member of family)
    family.push(...parents.filter(([, parent]) => parent === member).map(([child = 0]) => child))
  return family
}

test('the application does not ask Chromium to go without its sandbox', async () => {
  const switches = await launched?.app.evaluate(({ app }) =>
    ['no-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox'].filter((name) =>
      app.commandLine.hasSwitch(name),
    ),
  )
  expect(switches).toEqual([])
})

test('no process of it was started without the sandbox', () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const commands = familyOf(launched?.app.process().pid ?? 0).map((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
  )
  expect(commands.filter((command) => command.includes('--type=renderer'))).toHaveLength(1)
  expect(commands.filter((command) => /--(?:no-sandbox|disable-[a-z-]*sandbox)/.test(command))).toEqual([])
})

test('the window runs with a system call filter and in a user namespace of its own', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const page = await launched?.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const folder = `/proc/${String(page)}`
  const status = readFileSync(`${folder}/status`, 'utf8')
  expect(status).toMatch(/^Seccomp:\s+2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
  expect(status).toMatch(/^CapEff:\s+0+$/m)
  expect(readlinkSync(`${folder}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'))
})

test('behind it the first screen works, and a rehearsal connects', async () => {
  if (!launched) throw new Error('The application did not start.')
  const { page } = launched
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const wizard = new Wizard(page)
  await wizard.startRehearsal(/^A company/)
  await wizard.connect()
  await expect(page.getByText('REHEARSAL', { exact: true })).toBeVisible()
})
