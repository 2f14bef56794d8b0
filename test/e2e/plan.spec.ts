import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { branchConfig } from '../fixtures/fleet'
import { temporaryFolder } from '../temporary-folder'
import { mouse } from './hands'
import { launchApp } from './launch'
import { foreignType } from './printed-type'
import { savePlan } from './save-plan'
import { Wizard } from './wizard'

test('the plan is saved from a rehearsal: PDF, tagged, in the type of the window, and a page', async () => {
  test.setTimeout(150_000)
  const { page, app, close } = await launchApp()
  const folder = temporaryFolder()
  const save = (name: string, form: 'A document to print' | 'A page to read or print') =>
    savePlan(app, page, join(folder, name), form)
  try {
    const wizard = new Wizard(page, mouse)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await wizard.startRehearsal(/A company/)
    await wizard.connect()
    await wizard.continueToService()
    await wizard.continueToInventory()
    await save('plan.pdf', 'A document to print')
    await wizard.decideFindings()
    await wizard.continueToBackup()
    await wizard.takeBackup()
    await wizard.continueToPreauthorization()
    await save('plan.html', 'A page to read or print')

    const pdf = join(folder, 'plan.pdf')
    execFileSync('qpdf', ['--check', pdf])
    const catalog = execFileSync('qpdf', ['--json', '--json-key=qpdf', pdf], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    expect(catalog).toMatch(/"\/MarkInfo": \{\s*"\/Marked": true/)
    expect(catalog).toMatch(/"\/Outlines"/)
    expect(foreignType(pdf)).toEqual([])
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
    const pages = text.split('\f').slice(0, -1)
    for (const [at, words] of pages.entries()) {
      expect(words).toContain(`Page ${at + 1} of ${pages.length}`)
      expect(words).toContain('REHEARSAL: no real device was touched')
    }
    expect(text).toContain('execute fortitoken-cloud migrate-ftm')
    expect(text).toContain('Sign-off')
    expect(readFileSync(join(folder, 'plan.html'), 'utf8')).toContain('This file is signed with the key')
    expect(readFileSync(join(folder, 'plan.html.sig'))).toHaveLength(64)
    if (process.env.REPORT_PICTURES) execFileSync('cp', [pdf, process.env.REPORT_PICTURES])
  } finally {
    await close()
  }
})

test('a name in Japanese and in Chinese is set in our type on paper, in its margins as well', async () => {
  const { page, app, close } = await launchApp()
  const folder = temporaryFolder()
  const name = '例示株式会社 示例有限公司'
  try {
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(`tokenferry.setReportLook(${JSON.stringify({ company: name, paper: 'A4' })})`)
    const backup = join(folder, 'branch.conf')
    const config = branchConfig(1)
    const [, hostname = ''] = /set hostname "([^"]+)"/.exec(config) ?? []
    writeFileSync(backup, config.replaceAll(hostname, name))
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
      },
      [backup],
    )
    await page.getByRole('button', { name: 'Open files' }).click()
    await page.getByRole('button', { name: 'Rehearse with this backup' }).waitFor()
    const pdf = join(folder, 'plan.pdf')
    await savePlan(app, page, pdf, 'A document to print', 'Save the plan for 1 file')
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
    const pages = text.split('\f').slice(0, -1)
    for (const [at, words] of pages.entries())
      expect(words).toMatch(new RegExp(`migration of +${name} +Page ${at + 1} of ${pages.length}\\s*$`))
    expect(foreignType(pdf)).toEqual([])
    if (process.env.REPORT_PICTURES) execFileSync('cp', [pdf, `${process.env.REPORT_PICTURES}/cjk.pdf`])
  } finally {
    await close()
  }
})
