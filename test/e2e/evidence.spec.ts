import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import readCode from 'jsqr'
import { launchElectron } from './electron'
import { checkBundle } from '../../main/evidence/check-bundle'
import { launchApp } from './launch'
import { foreignType } from './printed-type'
import { goThrough } from './rehearsal'

/** In how many lines words with a hyphen stand in the title, at any width that it may have. */
const linesOfName = `(() => {
  const title = document.querySelector('h1')
  const lines = new Set()
  for (let width = 200; width <= 700; width += 10) {
    title.style.width = width + 'px'
    for (const name of title.querySelectorAll('.whole')) {
      const range = document.createRange()
      range.selectNodeContents(name)
      lines.add(new Set([...range.getClientRects()].map(({ top }) => top)).size)
    }
  }
  title.style.width = ''
  return [...lines]
})()`

/** The dots of an inch in which the first page is looked at. */
const resolution = 150

/** The first page of a PDF as a gray image: a byte for each pixel. */
function firstPageOf(pdf: string) {
  const image = execFileSync('pdftoppm', ['-l', '1', '-r', String(resolution), '-gray', pdf], {
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? []
  return { pixels: image.subarray(head.length), width: Number(width), height: Number(height) }
}

/** What the QR code on the first page says. */
function codeIn(pdf: string): string | undefined {
  const { pixels, width, height } = firstPageOf(pdf)
  const colors = new Uint8ClampedArray(pixels.length * 4).fill(255)
  for (const [at, gray] of pixels.entries()) colors.fill(gray, at * 4, at * 4 + 3)
  return readCode(colors, width, height)?.data
}

/** How each character of a word on the first page looks, all of which are of one width. */
function looksOf(pdf: string, word: string): readonly string[] {
  const boxes = execFileSync('pdftotext', ['-bbox', '-l', '1', pdf, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line = ''] = boxes.split('\n').filter((each) => each.includes(`>${word}<`))
  const [left = 0, top = 0, right = 0, bottom = 0] = [...line.matchAll(/"([\d.]+)"/g)].map(([, points]) =>
    Math.round((Number(points) * resolution) / 72),
  )
  const { pixels, width } = firstPageOf(pdf)
  const step = Math.floor((right - left) / word.length)
  return Array.from(word, (_character, at) => {
    const rows = Array.from({ length: bottom - top }, (_row, y) => {
      const start = (top + y) * width + left + at * step
      return pixels.subarray(start, start + step).toString('hex')
    })
    return rows.join('')
  })
}

/** A company that is named in Japanese and in Chinese. */
const look = { company: '例示株式会社 示例有限公司', paper: 'A4' }

test('the evidence of a rehearsal: PDF, accessibility, width, signature', async () => {
  test.setTimeout(180_000)
  const { page, app, close } = await launchApp()
  try {
    const report = await goThrough(page, /^The vendor’s example/, async (screen) => {
      if (screen === '8-portal') await page.evaluate(`tokenferry.setReportLook(${JSON.stringify(look)})`)
    })
    const folder = dirname(report)
    await expect(page.getByText('The old FortiToken Mobile licenses are invalidated.')).toBeVisible()
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['report.pdf', 'dates.ics', 'SHA256SUMS.sig']))
    expect((await checkBundle(folder, null)).problems).toEqual([])
    const pdf = join(folder, 'report.pdf')
    if (process.env.REPORT_PICTURES) copyFileSync(pdf, join(process.env.REPORT_PICTURES, 'report.pdf'))

    await test.step('qpdf finds nothing wrong, and the PDF is tagged', () => {
      execFileSync('qpdf', ['--check', pdf])
      const catalog = execFileSync('qpdf', ['--json', '--json-key=qpdf', pdf], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      })
      expect(catalog).toMatch(/"\/MarkInfo": \{\s*"\/Marked": true/)
      expect(catalog).toMatch(/"\/StructTreeRoot"/)
      expect(catalog).toMatch(/"\/Outlines"/)
    })

    await test.step('it is set in the type of the window', () => {
      expect(foreignType(pdf)).toEqual([])
    })

    await test.step('its text can be selected; each page has its number and says that it is a rehearsal', () => {
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
      const pages = text.split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThan(2)
      for (const [at, words] of pages.entries()) {
        expect(words).toContain(`Page ${at + 1} of ${pages.length}`)
        expect(words).toContain('REHEARSAL: no real device was touched')
      }
      expect(pages[0]).toContain('Everyone came through.')
      expect(text).toContain('execute fortitoken-cloud migrate-ftm')
    })

    await test.step('the QR code on page one is the hash beside it, that of the bundle, and that on the screen', async () => {
      const { rootHash } = await checkBundle(folder, null)
      await expect(page.getByText(rootHash)).toBeVisible()
      await page.getByRole('button', { name: 'Copy the hash' }).click()
      await expect(page.getByText('Copied.')).toBeVisible()
      expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(rootHash)
      if (process.env.REPORT_PICTURES)
        await page.screenshot({ path: join(process.env.REPORT_PICTURES, 'finished.png') })
      const words = execFileSync('pdftotext', ['-l', '1', pdf, '-'], { encoding: 'utf8' })
      expect(words).toContain(rootHash)
      expect(codeIn(pdf)).toBe(rootHash)
    })

    await test.step('it has a glyph for each Japanese and Chinese character', () => {
      for (const word of ['例示株式会社', '示例有限公司']) {
        const looks = looksOf(pdf, word)
        // One that is missing is drawn as the same box as any other, or not at all.
        expect(new Set(looks).size, word).toBe(word.length)
        expect(
          looks.every((each) => /[^f]/.test(each)),
          word,
        ).toBe(true)
      }
    })

    await test.step('no page is nearly empty but the last one', () => {
      const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
      const pages = text.split('\f').slice(0, -1)
      const linesOf = (page: string) => page.split('\n').filter((line) => line.trim().length > 12)
      expect(pages.slice(0, -1).filter((page) => linesOf(page).length < 20)).toEqual([])
    })

    await test.step('printing leaves no window behind', async () => {
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    })

    const commands = join(folder, 'commands.html')
    for (const file of [report, commands])
      await test.step(`axe finds nothing in ${basename(file)}, and no width makes it scroll sideways`, async () => {
        const reader = await launchElectron({
          args: [
            join(import.meta.dirname, 'reader', 'main.mjs'),
            '--disable-gpu',
            `--user-data-dir=${join(folder, '..', 'reader')}`,
          ],
          env: { ...(process.env as Record<string, string>), READER_FILE: file },
        })
        try {
          const shown = await reader.firstWindow()
          await shown.getByRole('heading', { level: 1 }).waitFor()
          const { violations } = await new AxeBuilder({ page: shown }).setLegacyMode().analyze()
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
          expect(
            await shown.evaluate(linesOfName),
            'the device has a hyphen in its name, which is one line',
          ).toEqual([1])
          for (const width of [360, 768, 1920]) {
            await reader.evaluate(({ BrowserWindow }, w) => {
              BrowserWindow.getAllWindows()[0]?.setContentSize(w, 800)
            }, width)
            await expect.poll(() => shown.evaluate('innerWidth')).toBe(width)
            expect(
              await shown.evaluate('document.documentElement.scrollWidth - innerWidth'),
            ).toBeLessThanOrEqual(0)
            if (process.env.REPORT_PICTURES) {
              await shown.screenshot({
                path: join(process.env.REPORT_PICTURES, `${basename(file, '.html')}-${width}.png`),
                fullPage: width === 768,
              })
            }
          }
        } finally {
          await reader.close()
          await rm(join(folder, '..', 'reader'), { recursive: true, force: true, maxRetries: 5 })
        }
      })
  } finally {
    await close()
  }
})
