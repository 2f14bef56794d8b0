import { readFileSync, readlinkSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import type { LaunchedApp } from '../launch'

let launched: LaunchedApp | undefined

test.beforeAll(async () => {
  launched = await launchApp({ sandbox: true })
})
test.afterAll(() => launched?.close())

test('the application does not ask Chromium to go without its sandbox', async () => {
  const switches = await launched?.app.evaluate(({ app }) =>
    ['no-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox'].filter((name) =>
      app.commandLine.hasSwitch(name),
    ),
  )
  expect(switches).toEqual([])
})

test('the window runs with a system call filter and in a user namespace of its own', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const page = await launched?.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const folder = `/proc/${String(page)}`
  expect(readFileSync(`${folder}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  expect(readlinkSync(`${folder}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'))
})
