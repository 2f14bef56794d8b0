import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import * as z from 'zod'
import { branchConfig, writeFleet, type FleetFolder } from '../fixtures/fleet'
import { launchApp, type LaunchedApp } from './launch'
import { temporaryFolder } from '../temporary-folder'

const schema = z.fromJSONSchema(
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../docs/review.schema.json'), 'utf8'),
  ) as Parameters<typeof z.fromJSONSchema>[0],
)

let window: LaunchedApp
let fleet: FleetFolder

test.beforeEach(async () => {
  fleet = writeFleet(temporaryFolder())
  window = await launchApp()
})

test.afterEach(async () => {
  await window.close()
})

const button = (name: string | RegExp) => window.page.getByRole('button', { name })
const rowOf = (name: string): Locator =>
  window.page.getByRole('row').filter({ has: window.page.getByRole('gridcell', { name, exact: true }) })

/** The next dialogs choose these. */
async function choose(...paths: string[]): Promise<void> {
  await window.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: filePaths[0] ?? '' })
  }, paths)
}

/** Drops files and folders on the window, as a file manager does. */
async function drop(...files: string[]): Promise<void> {
  const session = await window.page.context().newCDPSession(window.page)
  const at = { x: 500, y: 300, data: { items: [], files, dragOperationsMask: 1 } }
  await session.send('Input.dispatchDragEvent', { ...at, type: 'dragEnter' })
  await session.send('Input.dispatchDragEvent', { ...at, type: 'dragOver' })
  await expect(window.page.getByText('Drop to review')).toBeVisible()
  await session.send('Input.dispatchDragEvent', { ...at, type: 'drop' })
  await session.detach()
}

async function openFleet(): Promise<void> {
  await choose(fleet.folder)
  await button('Open a folder').click()
  await expect(window.page.getByRole('list', { name: 'The fleet in figures' })).toContainText(
    // All but shopping.txt, which is passed over.
    `${fleet.names.length - 1} backups`,
  )
  await expect(window.page.getByRole('progressbar')).toHaveCount(0)
}

test('a folder of twenty: the sums, a row for each file, why some could not be read, and what is passed over', async () => {
  const { page } = window
  await openFleet()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review of backups')
  const figures = page.getByRole('list', { name: 'The fleet in figures' })
  await expect(figures).toContainText('3 not read in full')
  for (const [name, why] of [
    ['encrypted.conf', 'Encrypted'],
    ['appliance.yaml', 'YAML'],
    ['truncated.conf', 'Truncated'],
    ['branch-01.conf', 'Needs attention'],
  ] as const) {
    await expect(rowOf(name)).toContainText(why)
  }
  await page.getByRole('searchbox', { name: 'Search files' }).fill('data-center')
  await expect(page.getByText('1 of 19 shown')).toBeVisible()
  await button('fw-example').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('fw-example')
  await expect(page.getByText('FG5H1E, FortiOS 7.4.8 build 2795, 5 VDOMs')).toBeVisible()
  await button('All 19 files').click()
  await expect(
    page.getByRole('searchbox', { name: 'Search files' }),
    'the search is still there',
  ).toHaveValue('data-center')
  await page.reload()
  await expect(figures, 'a reload loses nothing').toContainText('19 backups')
  await page.getByText('Passed over, and not reviewed').click()
  await expect(page.getByRole('grid', { name: 'Passed over' })).toContainText('shopping.txt')
})

test('a finding leads to its line in the file, with its secrets masked', async () => {
  const { page } = window
  await choose(join(fleet.folder, 'branch-05.conf'))
  await button('Open files').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('FW-BRANCH-05')
  await button(/^Line \d+: Token never activated, FTKMOB0005000001/).click()
  const lines = page.getByRole('group', { name: 'Lines of the file' })
  await expect(lines.locator('[aria-current="location"]')).toContainText('edit "FTKMOB0005000001"')
  await expect(lines.locator('[aria-current="location"]')).toBeInViewport()
  await expect(lines).toContainText('set activation-code ••••••')
  await expect(lines).not.toContainText('0123456789ABCDEF')
  await page.keyboard.press('Escape')
  await expect(lines).toHaveCount(0)
  await page.getByRole('tab', { name: /^Findings/ }).press('ArrowRight')
  await expect(page.getByRole('grid', { name: 'Users' })).toContainText('ana.keller')
  await page.getByRole('searchbox', { name: 'Search users' }).fill('osman')
  await expect(page.getByText('1 of 4 shown')).toBeVisible()
  await page.getByRole('tab', { name: 'Licenses 1' }).click()
  await expect(page.getByRole('grid', { name: 'Licenses' })).toContainText('EFTM000000000005')
  await page.getByRole('tab', { name: 'Tokens 4' }).click()
  await expect(page.getByRole('grid', { name: 'Tokens' })).toContainText('Not activated')
})

test('a name that turns or hides is drawn as what it is', async () => {
  const { page } = window
  const path = join(fleet.folder, 'branch-05.conf')
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('FW-BRANCH-05', 'FW\u202e50-HCNARB\u200b'))
  await choose(path)
  await button('Open files').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('FW<U+202E>50-HCNARB<U+200B>')
  expect(await page.content()).not.toMatch(/[\u202e\u200b]/)
})

test('files and folders are dropped on the window; a page can’t name a path', async () => {
  const { page } = window
  await page.getByRole('heading', { level: 1 }).waitFor()
  await drop(join(fleet.folder, 'branch-01.conf'), join(fleet.folder, 'older'))
  await expect(page.getByRole('list', { name: 'The fleet in figures' })).toContainText('2 backups')
  await drop(join(fleet.folder, 'branch-02.conf'), join(fleet.folder, 'branch-01.conf'))
  await expect(page.getByRole('list', { name: 'The fleet in figures' })).toContainText('3 backups')
  await expect(page.getByText(/1 file with the same content as another is left out/)).toBeVisible()
  const forged = await page.evaluate(
    async (path) => {
      const api = (
        globalThis as unknown as { tokenferry: { reviewDropped: (files: unknown) => Promise<object> } }
      ).tokenferry
      return Promise.all(
        [[path], [{ path }], [new File(['x'], path)], { paths: [path] }].map((files) =>
          Promise.resolve()
            .then(() => api.reviewDropped(files))
            .catch(() => ({ ok: false })),
        ),
      )
    },
    join(fleet.folder, 'branch-03.conf'),
  )
  expect(forged.map((answer) => (answer as { ok: boolean }).ok)).toEqual([false, false, false, false])
  await expect(page.getByRole('list', { name: 'The fleet in figures' })).toContainText('3 backups')
})

test('two backups of one device: who was converted, and what else changed', async () => {
  const { page } = window
  const after = join(fleet.folder, 'branch-03-after.conf')
  writeFileSync(
    after,
    branchConfig(3, { migrated: true }).replace('"c.rossi@example.com"', '"carla@example.net"'),
  )
  await choose(join(fleet.folder, 'branch-03.conf'), after, join(fleet.folder, 'branch-04.conf'))
  await button('Open files').click()
  await rowOf('branch-03.conf').getByRole('button').click()
  await button('Compare…').click()
  await expect(page.getByLabel('The other backup')).toHaveValue(/file/)
  await button('Compare').and(page.getByRole('dialog').getByRole('button')).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed on FW-BRANCH-03')
  await expect(page.getByRole('list', { name: 'The comparison in figures' })).toContainText(
    '4 users were converted',
  )
  const changes = page.getByRole('grid', { name: 'Changes' })
  await expect(changes).toContainText('FortiToken Mobile FTKMOB0003000000 replaced by FortiToken Cloud')
  await expect(changes).toContainText('email-to was c.rossi@example.com, is carla@example.net')
  await button('Swap before and after').click()
  await expect(page.getByText('Before and after seem to be swapped.')).toBeVisible()
})

test('what is shown is exported, and keeps to the schema', async () => {
  const { page } = window
  await openFleet()
  await page.getByRole('searchbox', { name: 'Search files' }).fill('branch-1')
  await button(/^Export the \d+ shown…/).click()
  await page.getByRole('radio', { name: 'Data for other programs' }).check()
  const to = join(fleet.folder, 'review.json')
  await choose(to)
  await button('Choose where to save').click()
  await expect(page.getByText('Saved.')).toBeVisible()
  const report = schema.parse(JSON.parse(readFileSync(to, 'utf8'))) as {
    files: { device: { hostname: string } }[]
  }
  expect(report.files.map(({ device }) => device.hostname).sort()).toEqual(
    [10, 11, 12, 13, 14, 15, 16].map((branch) => `FW-BRANCH-${branch}`),
  )
})

test('a reviewed file leads on: to a rehearsal and back, and to its device', async () => {
  const { page } = window
  await openFleet()
  await rowOf('branch-08.conf').getByRole('button').click()
  await button('Rehearse with this backup').click()
  await button('Start the rehearsal').click()
  await expect(page.getByText(/twin of branch-08\.conf/)).toBeVisible()
  await button('Connect').click()
  await button('Trust this key and log in').click()
  await expect(page.getByRole('heading', { name: 'FW-BRANCH-08' }).first()).toBeVisible()
  await button('Leave the rehearsal').click()
  await button('Leave it').click()
  await expect(page.getByRole('heading', { level: 1 }), 'back where it began').toHaveText('FW-BRANCH-08')
  await button('Migrate this device').click()
  await expect(page.getByText('The backup is from FW-BRANCH-08.')).toBeVisible()
  await expect(page.getByLabel('Address')).toHaveValue('')
})
