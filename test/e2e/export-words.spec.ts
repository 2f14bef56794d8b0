import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from 'playwright'
import { launchElectron } from './electron'
import { renderReport } from '../../main/evidence/report/html'
import { makeReport } from '../../main/evidence/report/report'
import { reviewAsHtml } from '../../main/review/export/html'
import { ends } from '../fixtures/scenes/ending'
import { sceneTime } from '../fixtures/scenes/story'
import { crowd, office } from '../fixtures/scenes/office'
import { reviewOf } from '../fixtures/review-text'
import { temporaryFolder } from '../temporary-folder'
import { textOf } from '../unit/migration/world'

/** Longer words than this may be broken: no column could hold them. */
const longest = 28

/** The words in the cells of tables that stand on more than one line. */
const brokenWords = `[...document.querySelectorAll('th, td')].flatMap((cell) => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { 0: word, index } of node.data.matchAll(/[^\\s-–]+/g)) {
      if (word.length > ${longest}) continue
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word)
    }
  }
  return found
})`

const report = renderReport(
  makeReport({
    run: ends.refused,
    records: [],
    commands: [],
    company: 'Example AG',
    signedWith: 'ab'.repeat(32),
    timeZone: 'America/New_York',
    now: sceneTime,
  }),
  { logo: null, rootHash: 'c0ffee'.padEnd(64, '0') },
)

const backups = [textOf(office), textOf(crowd(60, 3, 4))].map((text, at) =>
  reviewOf(text, { path: `/backups/zurich/site-${at}/fw-zrh-0${at}.example.net_20261123.conf` }),
)

/** Each with the width of A4 between its margins, in pixels: upright, or lying. */
const exports = {
  'report.html': { paper: 672, text: report },
  'review.html': {
    paper: 1001,
    text: reviewAsHtml({
      files: backups,
      passedOver: [
        { path: '/backups/zurich/readme-and-more-than-fits-into-a-column.txt', reason: 'It is text.' },
      ],
    }),
  },
}

for (const [name, { text, paper }] of Object.entries(exports)) {
  test(`every word of ${name} stands whole on its line, on the screen and on paper`, async () => {
    const folder = temporaryFolder()
    const file = join(folder, name)
    writeFileSync(file, text)
    const app = await launchElectron({
      args: [
        join(import.meta.dirname, 'reader', 'main.mjs'),
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'reader')}`,
      ],
      env: { ...(process.env as Record<string, string>), READER_FILE: file },
    })
    try {
      const page: Page = await app.firstWindow()
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const [media, width] of [
        ['screen', 1280],
        ['screen', 768],
        ['print', paper],
      ] as const) {
        await page.emulateMedia({ media })
        await app.evaluate(({ BrowserWindow }, to) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(to, 800)
        }, width)
        await expect.poll(() => page.evaluate('innerWidth')).toBe(width)
        expect(await page.evaluate(brokenWords), `broken, ${media}, ${width}`).toEqual([])
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          `wider than the page, ${media}, ${width}`,
        ).toBeLessThanOrEqual(0)
        if (process.env.REPORT_PICTURES) {
          await page.screenshot({
            path: join(process.env.REPORT_PICTURES, `${name}-${media}-${width}.png`),
            fullPage: true,
          })
        }
      }
    } finally {
      await app.close()
    }
  })
}
