import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from 'playwright'
import { launchElectron } from '../electron'
import { callNames } from '../../../main/contract/channels'
import { contentSecurityPolicy } from '../../../main/electron/security/content-security-policy'
import { reviewScenes } from '../../fixtures/review-scenes'
import { scenes, type Scene } from '../../fixtures/snapshots'
import { installStandIn, type Gallery, type RecordedCall } from '../../gallery/stand-in'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')

/** The window as `npm run build` leaves it. */
export const builtRenderer = join(root, 'out/renderer')

const reachingOut = `(() => {
  const found = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page')
  for (const element of document.querySelectorAll('body *')) {
    // A table leaves columns out before one comes to lie under another, or has to be scrolled to.
    if (element.matches('.grid') && element.scrollWidth > element.clientWidth + 1) found.push('columns of a table')
    if (element.closest('.grid, .unseen') || element.clientWidth === 0) continue
    const { overflowX } = getComputedStyle(element)
    if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(element.className)
    const { right, width } = element.getBoundingClientRect()
    const cut = /hidden|clip/.test(overflowX)
    if (width > 1 && right > innerWidth + 1 && !cut) found.push(element.className || element.tagName)
  }
  return [...new Set(found)]
})()`

/** The renderer with a stand-in for main behind it. */
export class GalleryWindow {
  private readonly app: ElectronApplication
  private readonly userData: string
  readonly page: Page
  /** What the page wrote to its console as an error, or threw. */
  readonly faults: string[] = []

  private constructor(app: ElectronApplication, page: Page, userData: string) {
    this.app = app
    this.page = page
    this.userData = userData
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.faults.push(message.text())
    })
  }

  /** @param renderer the folder of the built window */
  static async open(
    renderer: string = process.env.GALLERY_RENDERER ?? builtRenderer,
  ): Promise<GalleryWindow> {
    const userData = temporaryFolder()
    const app = await launchElectron({
      cwd: root,
      args: [
        join(import.meta.dirname, 'main.mjs'),
        '--disable-gpu',
        '--log-level=3',
        // Names and roles as a screen reader is told them, for `computedName` and `computedRole`.
        '--enable-blink-features=ComputedAccessibilityInfo',
        `--user-data-dir=${userData}`,
      ],
      env: {
        ...(process.env as Record<string, string>),
        GALLERY_RENDERER: renderer,
        GALLERY_POLICY: contentSecurityPolicy,
      },
    })
    const page = await app.firstWindow()
    const window = new GalleryWindow(app, page, userData)
    await page.addInitScript(installStandIn, callNames)
    // Nothing is judged while it is still fading in.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    return window
  }

  /** Loads the page again and shows a scene in it. */
  async show(scene: Scene, theme: 'light' | 'dark' = 'light'): Promise<void> {
    this.faults.length = 0
    await this.page.goto('app://tokenferry/index.html')
    await this.change(scene, theme)
    await this.page.locator('h1').first().waitFor({ state: 'attached' })
    await this.page.evaluate('document.fonts.ready')
  }

  /** Shows another scene in the page that is there, as main does with a new snapshot. */
  async change(scene: Scene, theme: 'light' | 'dark' = 'light'): Promise<void> {
    const { snapshot } = scene
    await this.page.evaluate((next) => (globalThis as unknown as { gallery: Gallery }).gallery.show(next), {
      ...scene,
      snapshot: { ...snapshot, app: { ...snapshot.app, theme } },
    })
    await expect.poll(() => this.page.evaluate('document.documentElement.dataset.theme')).toBe(theme)
    await this.settle()
  }

  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
      },
      { width, height },
    )
    await expect.poll(() => this.page.evaluate('[innerWidth, innerHeight]')).toEqual([width, height])
    await this.settle()
  }

  /** Waits until what was changed is drawn, and has stopped moving. */
  private async settle(): Promise<void> {
    await this.page.evaluate(
      'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
    )
    await this.page.evaluate(
      `Promise.allSettled(
        document
          .getAnimations()
          .filter((each) => each.effect.getComputedTiming().iterations !== Infinity)
          .map((each) => each.finished),
      ).then(() => null)`,
    )
  }

  /** Forces the colors of a system for high contrast on the page, or no longer. */
  async forceColors(scheme: 'light' | 'dark' | null): Promise<void> {
    await this.page.emulateMedia({
      forcedColors: scheme === null ? 'none' : 'active',
      colorScheme: scheme,
      reducedMotion: 'reduce',
    })
    await this.settle()
  }

  /** The calls of one name that the page made, in their order. */
  async calls(name: string): Promise<readonly RecordedCall[]> {
    const all = await this.page.evaluate(() => (globalThis as unknown as { gallery: Gallery }).gallery.calls)
    return all.filter((call) => call.name === name)
  }

  /** What was copied last. */
  clipboard(): Promise<string> {
    return this.app.evaluate(({ clipboard }) => clipboard.readText())
  }

  /** Puts this onto the clipboard. */
  async fillClipboard(text: string): Promise<void> {
    await this.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  }

  /** Pastes as an item of the menu does. */
  async pasteByMenu(): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.paste())
  }

  /** What reaches beyond its room sideways. */
  overflow(): Promise<readonly string[]> {
    return this.page.evaluate(reachingOut)
  }

  /** What the content security policy refused. */
  violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => (globalThis as unknown as { gallery: Gallery }).gallery.violations)
  }

  /** A picture, if a folder for them is named. */
  async picture(name: string): Promise<void> {
    const folder = process.env.GALLERY_PICTURES
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  }

  async close(): Promise<void> {
    await this.app.close()
  }
}

/** The scene of that name. */
export function sceneNamed(name: string): Scene {
  const found = [...scenes, ...reviewScenes].find((each) => each.name === name)
  if (found === undefined) throw new Error(`There is no scene ${name}.`)
  return found
}

/** The window that the tests of a file share, of 1280 × 800. Behind each of them it has no fault and broke no rule. */
export function sharedWindow(): () => GalleryWindow {
  let window: GalleryWindow
  test.beforeAll(async () => {
    window = await GalleryWindow.open()
    await window.resize(1280, 800)
  })
  test.afterEach(async () => {
    expect(window.faults).toEqual([])
    expect(await window.violations()).toEqual([])
  })
  test.afterAll(async () => {
    await window.close()
  })
  return () => window
}

/** A screen that is complete: nothing reaches out of it, and there is a picture if one is wanted. */
export async function lookAt(window: GalleryWindow, name: string): Promise<void> {
  expect(await window.overflow(), name).toEqual([])
  await window.picture(name)
}
