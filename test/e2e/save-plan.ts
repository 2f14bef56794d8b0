import type { ElectronApplication, Page } from 'playwright'

/** Saves the plan of the step that is open, in one of the forms that the dialog names, to a file. */
export async function savePlan(
  electron: ElectronApplication,
  page: Page,
  file: string,
  form: 'A document to print' | 'A page to read or print',
  title = 'Save the plan',
): Promise<void> {
  await chooseWhereToSave(electron, file)
  await page.getByRole('button', { name: 'Save the plan…' }).click()
  const asked = page.getByRole('dialog', { name: title })
  await asked.getByText(form, { exact: true }).click()
  await asked.getByRole('button', { name: 'Choose where to save' }).click()
  await asked.getByText('Saved.').waitFor({ timeout: 30_000 })
  await asked.getByRole('button', { name: 'Done' }).click()
}

/** The next dialogs that ask where to save choose this file. */
export async function chooseWhereToSave(electron: ElectronApplication, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
}
