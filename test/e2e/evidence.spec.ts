import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { _electron } from 'playwright'
import { checkBundle } from '../../main/evidence/check-bundle'
import { launchApp } from './launch'
import { goThrough } from './rehearsal'

test('the evidence of a rehearsal: PDF, accessibility, width, signature', async () => {
  test.setTimeout(180_000)
  const { page, app, close } = await launchApp()
  try {
    const report = await goThrough(page, /^The vendor’s example/, () => Promise.resolve())
    const folder = dirname(report)
    await expect(page.getByText('The old FortiToken Mobile licenses are invalidated.')).toBeVisible()
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['report.pdf', 'dates.ics', 'SHA256SUMS.sig']))
    expect((await checkBundle(folder, null)).problems).toEqual([])
    const pdf = join(folder, 'report.pdf')

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

    await test.step('printing leaves no window behind', async () => {
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    })

    await test.step('axe finds nothing, and no width makes the page scroll sideways', async () => {
      const reader = await _electron.launch({
        args: [
          join(import.meta.dirname, 'reader', 'main.mjs'),
          '--disable-gpu',
          `--user-data-dir=${join(folder, '..', 'reader')}`,
        ],
        env: { ...(process.env as Record<string, string>), READER_FILE: report },
      })
      try {
        const shown = await reader.firstWindow()
        await shown.getByRole('heading', { level: 1 }).waitFor()
        const { violations } = await new AxeBuilder({ page: shown }).setLegacyMode().analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
        for (const width of [360, 768, 1600]) {
          await reader.evaluate(({ BrowserWindow }, w) => {
            BrowserWindow.getAllWindows()[0]?.setContentSize(w, 800)
          }, width)
          await expect.poll(() => shown.evaluate('innerWidth')).toBe(width)
          expect(
            await shown.evaluate('document.documentElement.scrollWidth - innerWidth'),
          ).toBeLessThanOrEqual(0)
          if (process.env.REPORT_PICTURES) {
            await shown.screenshot({
              path: join(process.env.REPORT_PICTURES, `report-${width}.png`),
              fullPage: width === 768,
            })
          }
        }
      } finally {
        await reader.close()
        await rm(join(folder, '..', 'reader'), { recursive: true, force: true, maxRetries: 5 })
      }
    })
    if (process.env.REPORT_PICTURES) copyFileSync(pdf, join(process.env.REPORT_PICTURES, 'report.pdf'))
  } finally {
    await close()
  }
})
