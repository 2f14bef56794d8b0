import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { temporaryFolder } from '../temporary-folder'
import { launchApp } from './launch'
import { Wizard } from './wizard'

test('a table is saved as it is shown, and copied', async () => {
  test.setTimeout(120_000)
  const { app, page, close } = await launchApp()
  const path = join(temporaryFolder(), 'users.csv')
  try {
    const wizard = new Wizard(page)
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
    // No table is in sight, so that none can be saved.
    const refused = await page.evaluate(() =>
      (
        globalThis as unknown as { tokenferry: { saveTable: (table: object) => Promise<{ ok: boolean }> } }
      ).tokenferry.saveTable({ title: 'Users', headings: ['User'], rows: [] }),
    )
    expect(refused.ok).toBe(false)
    expect(existsSync(path)).toBe(false)
    await wizard.startRehearsal('The vendor’s example')
    await wizard.connect()
    await wizard.continueToService()
    await wizard.continueToInventory()
    await page.getByRole('tab', { name: /^Users/ }).click()
    const grid = page.getByRole('grid', { name: 'Users' })
    await grid.getByRole('button', { name: 'User', exact: true }).click()
    await grid.getByRole('button', { name: 'User', exact: true }).click()
    await expect(grid.getByRole('columnheader', { name: 'User' })).toHaveAttribute('aria-sort', 'descending')
    await page.keyboard.press('Control+E')
    await expect(wizard.button('Open users.csv')).toBeVisible()

    const [headings = [], ...rows] = parse(readFileSync(path), { bom: true })
    expect(headings).toEqual(await grid.getByRole('columnheader').allInnerTexts())
    expect(rows).toHaveLength(Number(await grid.getAttribute('aria-rowcount')) - 1)
    const names = rows.map(([name = '']) => name)
    expect(names).toEqual(names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true })))

    await grid.locator('[data-row="0"][data-column="1"]').click()
    await page.keyboard.press('Control+C')
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(new RegExp(`^User\\t[^\\n]*\\n${names[0] ?? ''}\\t[^\\n]*$`))
  } finally {
    await close()
  }
})
