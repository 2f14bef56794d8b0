import { expect, test } from '@playwright/test'
import { scenes, type Scene } from '../../fixtures/snapshots'
import { GalleryWindow, sceneNamed } from './open-gallery'

/** What a person has to learn reaches them: in small windows, with the console open, by ear, and wherever they scrolled. */

let window: GalleryWindow

test.beforeAll(async () => {
  window = await GalleryWindow.open()
})

test.afterAll(async () => {
  await window.close()
})

const scene = sceneNamed

const inRun = scenes.filter(
  ({ snapshot: { run, question, aside } }) => run?.finished === null && question === null && aside === null,
)

/** How many pixels of the question are in sight, from its beginning; 0 if that is not. */
const inSight = `(() => {
  const question = document.querySelector('.question-text')
  const room = question.closest('main').getBoundingClientRect()
  const { top, bottom } = question.getBoundingClientRect()
  return top < room.top - 1 || question.scrollTop > 0 ? 0 : Math.min(bottom, room.bottom) - top
})()`

/** A window of 1280 × 800 at 200 %, and the smallest that there is. */
const small = [
  { width: 640, height: 400 },
  { width: 800, height: 600 },
] as const

for (const { width, height } of small) {
  test(`at ${width} × ${height} each step keeps 160 pixels beside the open console`, async () => {
    test.setTimeout(240_000)
    await window.resize(width, height)
    const { page } = window
    await window.show(scene('connect'))
    for (const each of inRun) {
      await window.change(each)
      const toggle = page.getByRole('button', { name: /^Show the console/ })
      if (await toggle.isVisible()) await toggle.click()
      const step = await page.getByRole('main').boundingBox()
      expect(step?.height, each.name).toBeGreaterThanOrEqual(160)
      const drawer = await page.getByRole('region', { name: 'Console' }).boundingBox()
      expect((drawer?.y ?? 0) + (drawer?.height ?? 0), each.name).toBeLessThanOrEqual(height)
      await window.picture(`console-${each.name}-${width}`)
    }
  })

  test(`at ${width} × ${height} the question of the FortiGate is in sight when it comes`, async () => {
    await window.resize(width, height)
    const { page } = window
    for (const withConsole of [false, true]) {
      await window.show(scene('migrate-comparing'))
      if (withConsole) await page.keyboard.press('Control+j')
      await window.change(scene('migrate-asked'))
      const seen = await page.evaluate<number>(inSight)
      // Four lines of it, from the first one on.
      expect(seen, `with the console: ${withConsole}`).toBeGreaterThanOrEqual(76)
      expect(await page.evaluate('document.scrollingElement.scrollTop')).toBe(0)
      await window.picture(`question-${width}-${withConsole ? 'console' : 'alone'}`)
    }
  })
}

test('the field in which y is prepared is described by the question', async () => {
  await window.resize(1280, 800)
  await window.show(scene('migrate-comparing'))
  await window.change(scene('migrate-asked'))
  const typed = window.page.getByLabel('Type the license number to answer y')
  await expect(typed).toBeFocused()
  await expect(typed).toHaveAccessibleDescription(/cannot be reversed.*Ready to proceed\? \(y\/n\)/s)
})

/** While something is read, what comes then, and what of it is told. */
const results = [
  ['connect-busy', 'connect-done', /Connected to FW-ZRH-01\. \d+ checks passed\./],
  ['service-busy', 'service', /./],
  ['inventory-busy', 'inventory', /Inventory taken: \d+ users migrate/],
  ['backup-busy', 'backup', /The backup is done\./],
  ['migrate-comparing', 'migrate-asked', /The FortiGate is asking its question\./],
  ['migrate-comparing', 'migrate-changed', /Changed since you approved it/],
  ['verify-busy', 'verify', /Verified: \d+ of \d+ users came through/],
] as const

for (const [during, then, words] of results) {
  test(`${during}, then ${then}: a screen reader is told what came of it`, async () => {
    await window.show(scene(during))
    const told = window.page.locator('p.unseen[role=status]').last()
    await expect(told).toHaveText(scene(during).snapshot.run?.busy?.label ?? '')
    await window.change(withId(then, scene(during)))
    await expect(told).toHaveText(words)
  })
}

/** A scene as the same run as another one. */
function withId(name: string, { snapshot: { run: other } }: Scene): Scene {
  const found = scene(name)
  const { run } = found.snapshot
  if (run === null || other === null) throw new Error(`${name} is no run.`)
  return { ...found, snapshot: { ...found.snapshot, run: { ...run, id: other.id } } }
}

const failures = scenes.filter(
  ({ snapshot: { run } }) =>
    run !== null && run.finished === null && run.problem !== null && run.busy === null,
)

for (const { width, height } of [{ width: 1024, height: 700 }, ...small]) {
  test(`at ${width} × ${height} what went wrong is in sight, wherever the step was scrolled to`, async () => {
    await window.resize(width, height)
    expect(failures.length).toBeGreaterThan(3)
    for (const failed of failures) {
      const { run } = failed.snapshot
      const before = { ...failed, snapshot: { ...failed.snapshot, run: run && { ...run, problem: null } } }
      await window.show(before)
      await window.page.evaluate(`document.querySelector('main').scrollTop = 1e6`)
      await window.change(failed)
      const title = window.page
        .getByRole('alert')
        .filter({ hasText: run?.problem?.message ?? '' })
        .first()
      await expect(title.locator('.callout__title'), failed.name).toBeInViewport({ ratio: 1 })
    }
  })
}
