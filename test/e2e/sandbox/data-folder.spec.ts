import { chmodSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import { temporaryFolder } from '../../temporary-folder'

// Here, since root may write everywhere.
test('a data folder that can’t be written: the window opens, says so, and starts no migration', async () => {
  test.skip(process.getuid?.() === 0, 'root may write everywhere')
  const userData = temporaryFolder()
  chmodSync(userData, 0o500)
  try {
    const { page, close } = await launchApp({ userData, sandbox: true })
    try {
      await expect(page.getByText(`Tokenferry can’t write to the data folder ${userData}.`)).toBeVisible()
      await page.getByRole('button', { name: 'Connect to a device' }).click()
      await expect(page.getByText(/^Nothing can be recorded in /)).toBeVisible()
    } finally {
      await close()
    }
  } finally {
    chmodSync(userData, 0o700)
  }
})
