import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { checkBundle } from '../../main/evidence/check-bundle'
import { temporaryFolder } from '../temporary-folder'
import { launchApp } from './launch'
import { chooseWhereToSave } from './save-plan'
import { Wizard } from './wizard'

test('what was built holds no reader of ICU syntax, and a chunk for each language', () => {
  const chunks = resolve(import.meta.dirname, '../../out/main/chunks')
  const codes = readdirSync(chunks).map((name) => readFileSync(join(chunks, name), 'utf8'))
  expect(codes.filter((code) => code.includes('EXPECT_ARGUMENT_CLOSING_BRACE'))).toEqual([])
  expect(codes.filter((code) => code.includes('list.migrates'))).not.toEqual([])
  expect(codes.filter((code) => code.includes('Zieht zu FortiToken Cloud um'))).toHaveLength(1)
})

test('a change is planned once, and the texts about it are edited, saved, and kept with the evidence', async () => {
  test.setTimeout(240_000)
  const { app, page, close } = await launchApp()
  const folder = temporaryFolder()
  const saveAs = (name: string) => chooseWhereToSave(app, join(folder, name))
  const saved = async (name: string) => {
    await expect(page.getByText(join(folder, name))).toBeVisible()
    return readFileSync(join(folder, name), 'utf8')
  }
  const look = async (name: string) => {
    const pictures = process.env.ANNOUNCEMENT_PICTURES
    if (pictures === undefined) return
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const [width, height] of [
        [1280, 800],
        [1024, 700],
        [640, 400],
      ] as const) {
        await page.setViewportSize({ width, height })
        await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width}.png`) })
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  try {
    const wizard = new Wizard(page)
    await wizard.startRehearsal(/A company/)
    await wizard.connect()
    await wizard.goToPreauthorization()
    // By keyboard each digit of the year makes another day.
    await page.getByLabel('Begins on').pressSequentially('12122026')
    await expect(page.getByLabel('Begins on')).toHaveValue('2026-12-12')
    await expect(page.getByLabel('Ends on')).toHaveValue('2026-12-12')
    await page.getByLabel('Begins on').fill('2026-12-05')
    await page.getByLabel('Begins at').fill('21:00')
    await expect(page.getByLabel('Ends on')).toHaveValue('2026-12-05')
    await expect(wizard.button('Save these details')).toBeDisabled()
    await page.getByLabel('Ends at').fill('20:00')
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
    await page.getByLabel('Change ticket').fill('CHG-0042')
    await page.getByLabel('Whom to call').fill('Kim Ito, +41 44 555 01 23\nHelp desk, 4711\n')
    await wizard.button('Save these details').click()
    await expect(page.getByText('The maintenance window ends before it begins.')).toBeVisible()
    await page.getByLabel('Ends at').fill('23:00')
    await wizard.button('Save these details').click()
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
    await look('planned')
    await saveAs('maintenance-window.ics')
    await wizard.button('Save as a calendar file…').click()
    expect(await saved('maintenance-window.ics')).toContain('DTSTART:20261205T120000Z')

    await page.getByLabel('Language').selectOption('de')
    const text = page.getByLabel('Text', { exact: true })
    await expect(text).toHaveValue(/^PROBELAUF\./)
    await expect(text).toHaveValue(/Samstag, 5\. Dezember 2026, 21:00 bis 23:00 Uhr \(Asia\/Tokyo\)/)
    await expect(text).toHaveValue(/Kim Ito, \+41 44 555 01 23\nHelp desk, 4711/)
    await text.scrollIntoViewIfNeeded()
    await look('text')
    await text.fill('Bitte beachten: Köln ist nicht betroffen.\n')
    await saveAs('users.txt')
    await wizard.button('Save as text…').click()
    expect(await saved('users.txt')).toBe(
      'Geplante Änderung an Ihrer Anmeldung mit FortiToken\n\nBitte beachten: Köln ist nicht betroffen.\n',
    )
    await saveAs('users.eml')
    await wizard.button('Save as one email…').click()
    expect(await saved('users.eml')).toMatch(/^X-Unsent: 1\r$/im)
    await app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, folder)
    await wizard.button('Save one email per user…').click()
    await expect(page.getByText(/users-before-de_[-\d_]+Z$/)).toBeVisible()
    const [each] = readdirSync(folder).filter((name) => name.startsWith('users-before-de_'))
    expect(readdirSync(join(folder, each ?? '')).length).toBeGreaterThan(3)
    await saveAs('whom-to-tell.csv')
    await wizard.button('Save recipient list…').click()
    expect(await saved('whom-to-tell.csv')).toContain('Zieht zu FortiToken Cloud um')

    // What is known changes after it was edited.
    await page.getByLabel('Ends at').fill('22:00')
    await wizard.button('Save these details').click()
    await expect(page.getByText('The facts have changed since you edited this text.')).toBeVisible()
    await expect(text).toHaveValue('Bitte beachten: Köln ist nicht betroffen.\n')
    await look('outdated')
    await wizard.button('Rewrite it').click()
    await expect(text).toHaveValue(/21:00 bis 22:00 Uhr/)
    await expect(page.getByText('The facts have changed')).toHaveCount(0)
    await page.getByLabel('For', { exact: true }).selectOption('owner')
    await page.getByLabel('Language').selectOption('ja')
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('変更番号: CHG-0042')

    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()
    for (;;) {
      await wizard.answerYes(await wizard.ask())
      await wizard.migrated()
      const next = wizard.button(/^Go to license /)
      if ((await next.count()) === 0) break
      await next.click()
    }
    await wizard.continueToVerification()
    await wizard.tryLogin()
    await page.getByText('Tell people').click()
    await expect(page.getByLabel('When', { exact: true })).toHaveValue(/after|wrong/)
    await page.getByLabel('For', { exact: true }).selectOption('owner')
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue(/Came through: \d+ of \d+/)
    await page.getByLabel('Text', { exact: true }).scrollIntoViewIfNeeded()
    await look('after')
    await wizard.continueToPortal()
    await wizard.tickAll()
    await wizard.finish()
    const report = (
      await page
        .getByText(/report\.html$/)
        .first()
        .innerText()
    ).trim()
    const bundle = join(report, '..')
    expect((await checkBundle(bundle, null)).problems).toEqual([])
    expect(readdirSync(bundle).filter((name) => name.startsWith('text-'))).toEqual([
      'text-owner-before-ja.txt',
      'text-users-before-de.txt',
    ])
    expect(readFileSync(join(bundle, 'dates.ics'), 'utf8')).toContain('DTEND:20261205T130000Z')
    expect(readFileSync(report, 'utf8')).toContain('Planned for 5 December 2026, 21:00 to 22:00, Asia/Tokyo')
    expect(JSON.parse(readFileSync(join(bundle, 'report.json'), 'utf8'))).toMatchObject({
      window: { begin: '2026-12-05T12:00:00.000Z', end: '2026-12-05T13:00:00.000Z', ticket: 'CHG-0042' },
    })
  } finally {
    await close()
  }
})
