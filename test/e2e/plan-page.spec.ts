import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { renderPlan } from '../../main/evidence/plan/html'
import { planReviews } from '../../main/evidence/plan/plan-reviews'
import { reviewOf } from '../fixtures/review-text'
import { temporaryFolder } from '../temporary-folder'
import { launchElectron } from './electron'

const sample = (name: string) =>
  reviewOf(readFileSync(join(import.meta.dirname, '../../assets/samples', `${name}.conf`), 'utf8'), {
    path: `${name}.conf`,
  })

for (const [what, names] of [
  ['one device', ['company']],
  ['a fleet', ['company', 'vendor-page']],
] as const) {
  test(`the plan for ${what}: axe finds nothing, and no width makes the page scroll sideways`, async () => {
    test.setTimeout(90_000)
    const folder = temporaryFolder()
    const plan = await planReviews(
      { files: names.map(sample), passedOver: [{ path: 'notes.txt', reason: 'It is no configuration.' }] },
      { application: '0.0.0-test', company: 'Example & Sons', now: new Date('2026-11-23T10:00:00Z') },
    )
    const file = join(folder, 'plan.html')
    writeFileSync(file, renderPlan(plan, null))
    const reader = await launchElectron({
      args: [
        join(import.meta.dirname, 'reader', 'main.mjs'),
        '--disable-gpu',
        `--user-data-dir=${join(folder, 'reader')}`,
      ],
      env: { ...(process.env as Record<string, string>), READER_FILE: file },
    })
    try {
      const shown = await reader.firstWindow()
      await shown.getByRole('heading', { level: 1 }).waitFor()
      for (const scheme of ['light', 'dark'] as const) {
        await shown.emulateMedia({ colorScheme: scheme })
        const { violations } = await new AxeBuilder({ page: shown }).setLegacyMode().analyze()
        expect(violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
      }
      for (const width of [360, 768, 1920]) {
        await reader.evaluate(({ BrowserWindow }, w) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(w, 800)
        }, width)
        await expect.poll(() => shown.evaluate('innerWidth')).toBe(width)
        expect(await shown.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        )
        if (process.env.REPORT_PICTURES) {
          const path = join(process.env.REPORT_PICTURES, `plan-${names.length}-${width}.png`)
          await shown.screenshot({ path, fullPage: true })
        }
      }
    } finally {
      await reader.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  })
}
