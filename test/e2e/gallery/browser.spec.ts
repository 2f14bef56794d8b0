import { join, resolve } from 'node:path'
import { expect as expectSoon, test } from '@playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { launchElectron } from '../electron'
import { createServer, type ViteDevServer } from 'vite'
import { reviewScenes } from '../../fixtures/review-scenes'
import { scenes } from '../../fixtures/snapshots'
import { temporaryFolder } from '../../temporary-folder'

/** `npm run gallery`, as a plain browser shows it. */

/** Pages are made when they are asked for, which takes its time on a busy machine. */
const expect = expectSoon.configure({ timeout: 20_000 })

const root = resolve(import.meta.dirname, '../../..')
let server: ViteDevServer
let app: ElectronApplication
let page: Page
let folder: string

test.beforeAll(async () => {
  folder = temporaryFolder()
  server = await createServer({
    root: join(root, 'test/gallery'),
    configFile: join(root, 'test/gallery/vite.config.ts'),
    cacheDir: join(folder, 'vite'),
    logLevel: 'warn',
    server: { port: 0 },
  })
  await server.listen()
  app = await launchElectron({
    cwd: root,
    args: [
      join(import.meta.dirname, 'main.mjs'),
      '--disable-gpu',
      '--log-level=3',
      `--user-data-dir=${join(folder, 'data')}`,
    ],
    env: { ...(process.env as Record<string, string>), GALLERY_URL: server.resolvedUrls?.local[0] ?? '' },
  })
  page = await app.firstWindow()
})

test.afterAll(async () => {
  await app.close()
  await server.close()
})

const shownHeading = () => page.frameLocator('iframe').locator('h1').first()

test('every scene is listed, and the first one is shown', async () => {
  await expect(shownHeading()).toHaveText('Migrate FortiToken Mobile users to FortiToken Cloud')
  await expect(page.getByRole('navigation', { name: 'Scenes' }).getByRole('link')).toHaveCount(
    scenes.length + reviewScenes.length,
  )
})

test('a scene is found, shown, and named by the address together with how it is looked at', async () => {
  await page.keyboard.press('/')
  await page.keyboard.type('host-key jump')
  await page.getByRole('navigation', { name: 'Scenes' }).getByRole('link').click()
  await page.getByText('Dark', { exact: true }).click()
  await page.getByText('640 × 400', { exact: true }).click()
  await expect(page).toHaveURL(/\?scene=question-host-key-jump&theme=dark&size=640x400$/)

  const isShown = async () => {
    await expect(page.frameLocator('iframe').getByRole('dialog')).toBeVisible()
    await expect(page.frameLocator('iframe').locator(':root')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('iframe')).toHaveCSS('width', '640px')
  }
  await isShown()
  await page.reload()
  await isShown()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page).toHaveURL(/\?scene=question-host-key-changed-openssh&theme=dark&size=640x400$/)
})

test('what the page asks of main is shown', async () => {
  await page.goto(`${server.resolvedUrls?.local[0]}?scene=home-devices`)
  await page
    .frameLocator('iframe')
    .getByRole('button', { name: /^Resume fw-branch/ })
    .click()
  await expect(page.locator('footer')).toContainText('Called resumeRun {"id":"b"}')
})
