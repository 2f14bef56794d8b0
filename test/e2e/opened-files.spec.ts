import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { branchConfig } from '../fixtures/fleet'
import { temporaryFolder } from '../temporary-folder'
import { password, startDevice, yesAnswers } from './device'
import { launchApp, type LaunchedApp } from './launch'
import { startAgain } from './start-again'
import { Wizard } from './wizard'

const root = resolve(import.meta.dirname, '../..')

/** A backup of a branch, in a folder of its own or in this one. */
const backup = (branch: number, name: string, folder = temporaryFolder()): string => {
  const path = join(folder, name)
  writeFileSync(path, branchConfig(branch))
  return path
}

const rowOf = ({ page }: LaunchedApp, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) })

const reviewed = async ({ page }: LaunchedApp, count: number) => {
  const figures = page.getByRole('list', { name: 'The fleet in figures' })
  await expect(figures).toContainText(`${count} backups`)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
}

/** What the process of the first window says of itself. */
const itself = ({ app }: LaunchedApp) =>
  app.evaluate(({ app: electron, BrowserWindow }) => ({
    argv: process.argv,
    pid: process.pid,
    data: electron.getPath('userData'),
    debugging: electron.commandLine.getSwitchValue('remote-debugging-port'),
    sandbox: electron.commandLine.hasSwitch('no-sandbox'),
    windows: BrowserWindow.getAllWindows().length,
  }))

test('the files of a start are open in the review, whatever they are called', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'older'))
  const names = ['-x.conf', 'review', 'two words.conf', '100%.conf', 'a%20b.conf', 'ü.conf']
  const paths = names.map((name, branch) => backup(branch, name, folder))
  backup(20, 'in the folder.conf', join(folder, 'older'))
  if (process.platform !== 'win32') paths.push(backup(21, String.raw`back\slash.conf`, folder))
  const launched = await launchApp({
    args: [
      '--',
      ...paths.slice(1).map((path) => relative(root, path)),
      pathToFileURL(paths[0] ?? '').href,
      join(folder, 'older'),
      join(folder, 'missing.conf'),
      '--inspect',
    ],
  })
  try {
    await reviewed(launched, paths.length + 3)
    for (const name of [...names, 'in the folder.conf']) await expect(rowOf(launched, name)).toHaveCount(1)
    for (const name of ['missing.conf', '--inspect'])
      await expect(rowOf(launched, name)).toContainText('Unreadable')
    await launched.page.reload()
    await reviewed(launched, paths.length + 3)
  } finally {
    await launched.close()
  }
})

test('a file that does not exist is one sentence', async () => {
  const path = join(temporaryFolder(), 'not there.conf')
  const launched = await launchApp({ args: ['--', path] })
  try {
    await expect(
      launched.page.getByText(`The file ${path} can’t be read. Check that it is there`),
    ).toBeVisible()
  } finally {
    await launched.close()
  }
})

test('of a second start the files are taken, from its own folder, and none of its switches', async () => {
  const launched = await launchApp()
  try {
    const before = await itself(launched)
    const folder = temporaryFolder()
    backup(1, 'one.conf', folder)
    const away = temporaryFolder()
    const hostile = ['--inspect=0', '--remote-debugging-port=1', '--no-sandbox', '--left-out=x', '--cli-not']
    expect(
      await startAgain(
        launched,
        [...hostile, '--', 'one.conf', `--user-data-dir=${away}`, '--inspect'],
        folder,
      ),
    ).toBe(0)
    await reviewed(launched, 3)
    await expect(rowOf(launched, 'one.conf')).toHaveCount(1)
    expect(await itself(launched)).toEqual(before)

    expect(await startAgain(launched, ['--', backup(2, 'two.conf')], folder)).toBe(0)
    await reviewed(launched, 4)
  } finally {
    await launched.close()
  }
})

test('what macOS hands over is opened: one file before Electron is ready, and several at once', async () => {
  const early = backup(1, 'early.conf')
  const launched = await launchApp({
    required: [resolve(import.meta.dirname, 'opens-early.cjs')],
    env: { OPENED_EARLY: early },
  })
  try {
    await expect(launched.page.getByRole('main')).toContainText('early.conf')
    const paths = ['-x.conf', 'two words.conf', '100%.conf'].map((name, at) => backup(at + 2, name))
    const taken = await launched.app.evaluate(
      ({ app }, [own, ...others]) =>
        [own, ...others].map((path) => {
          const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) }
          app.emit('open-file', event, path)
          return event.defaultPrevented
        }),
      [early, ...paths],
    )
    expect(taken).toEqual([true, true, true, true])
    await reviewed(launched, 1 + paths.length)
    for (const path of [early, ...paths]) await expect(rowOf(launched, basename(path))).toHaveCount(1)
  } finally {
    await launched.close()
  }
})

test('a second start that names a thousand files leaves the first alive, which takes some and says so', async () => {
  test.setTimeout(120_000)
  const launched = await launchApp()
  try {
    const before = await itself(launched)
    const folder = temporaryFolder()
    const paths = Array.from({ length: 1000 }, (_, at) =>
      join(folder, `z backup with a long name, ${at}.conf`),
    )
    expect(await startAgain(launched, ['--', backup(1, 'one.conf', folder), ...paths])).toBe(0)
    await launched.page
      .getByText(/^Only \d+ of the 1,001 files that were opened at once could be accepted\.$/)
      .waitFor()
    // Only what is in sight of so many rows is there.
    await launched.page.getByRole('searchbox').fill('one.conf')
    await expect(rowOf(launched, 'one.conf')).toHaveCount(1)
    expect(await itself(launched)).toEqual(before)
  } finally {
    await launched.close()
  }
})

test('while a question is open and while the FortiGate migrates they wait, and nothing takes the focus', async () => {
  test.setTimeout(180_000)
  const device = await startDevice('vendor-page')
  device.setFaults({ afterYes: 'commits-late', lateBy: 20_000 })
  const launched = await launchApp()
  const { app, page, close } = launched
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    const license = await wizard.goToQuestion()
    await app.evaluate(({ BrowserWindow }) => {
      const taken: string[] = []
      const [window] = BrowserWindow.getAllWindows()
      for (const name of ['show', 'focus', 'restore', 'moveTop'] as const)
        Object.assign(window ?? {}, { [name]: () => taken.push(name) })
      Object.assign(globalThis, { taken })
    })
    const taken = () => app.evaluate(() => (globalThis as unknown as { taken: string[] }).taken)

    const field = page.getByLabel('Type the license number to answer y')
    await field.fill(license.slice(0, 4))
    const typed = device.received.length
    expect(await startAgain(launched, ['--', backup(1, 'one.conf')])).toBe(0)
    await expect(page.getByText('Kept for later: a second start and 1 file.')).toBeVisible()
    expect(await taken()).toEqual([])
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(license.slice(0, 4))
    expect(device.received.length).toBe(typed)

    await wizard.answerYes(license)
    await expect.poll(() => yesAnswers(device)).toEqual({ [license]: 1 })
    expect(await startAgain(launched, ['--', backup(2, 'two.conf'), backup(3, 'three.conf')])).toBe(0)
    await expect(page.getByText('Kept for later: a second start and 3 files.')).toBeVisible()
    expect(await taken()).toEqual([])
    await wizard.migrated()

    await expect(page.getByText('3 files will open when you leave this run.')).toBeVisible()
    await expect.poll(taken).toEqual(['show', 'focus', 'show', 'focus'])
    expect(yesAnswers(device)).toEqual({ [license]: 1 })
    await wizard.button('Close and resume later').click()
    await reviewed(launched, 3)
    for (const name of ['one.conf', 'two.conf', 'three.conf'])
      await expect(rowOf(launched, name)).toHaveCount(1)
  } finally {
    await close()
    await device.close()
  }
})
