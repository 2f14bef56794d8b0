import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { temporaryFolder } from '../../temporary-folder'
import { builtRenderer, GalleryWindow, sceneNamed } from './open-gallery'

/** A window that lacks a file which is loaded later says so, and never waits for it without a word. */

const scene = sceneNamed

const lacking = [
  { file: /^later-screens-.*\.js$/, shown: 'home', title: 'Something went wrong on this screen' },
  { file: /^later-screens-.*\.css$/, shown: 'home', title: 'Something went wrong on this screen' },
  { file: /^pages-.*\.js$/, shown: 'help-glossary', title: 'Something went wrong on this screen' },
  { file: /^review-.*\.js$/, shown: 'home', title: 'Something went wrong on this screen' },
  { file: /^window-.*\.js$/, shown: 'home', title: 'Tokenferry' },
] as const

for (const { file, shown, title } of lacking)
  test(`without ${file.source} it says that a file can’t be loaded`, async () => {
    const renderer = temporaryFolder()
    cpSync(builtRenderer, renderer, { recursive: true })
    const found = readdirSync(join(renderer, 'assets')).filter((name) => file.test(name))
    expect(found).toHaveLength(1)
    rmSync(join(renderer, 'assets', ...found))
    const window = await GalleryWindow.open(renderer)
    try {
      await window.page.goto('app://tokenferry/index.html')
      await window.change(scene(shown))
      await expect(window.page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(window.page.getByText('install it again')).toBeVisible()
      if (title !== 'Tokenferry')
        await expect(window.page.getByRole('button', { name: 'Reload' })).toBeVisible()
      await expect.poll(async () => (await window.calls('reportFault')).length).toBe(1)
      expect(await window.overflow()).toEqual([])
      await window.picture(`lacking-${shown}`)
    } finally {
      await window.close()
    }
  })
