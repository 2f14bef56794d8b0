/**
 * `npm run screenshots`: the pictures of the README, taken from the running application in its built-in rehearsal.
 */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { withOwnDisplay } from './display.mjs'
import { load } from './rehearse.mjs'
import { requireSetUp, root } from './setup.mjs'
import { say, script, step } from './terminal.mjs'

const folder = join(root, 'docs', 'screenshots')

/** What is shown in the README, by the name of the screen in the rehearsal. */
const pictures = new Map([
  ['home', 'home'],
  ['3-inventory', 'inventory'],
  ['6-migrate-1-asked', 'migrate'],
  ['7-verify', 'verify'],
])

await script(async () => {
  await requireSetUp('tests')
  if (!isBuilt(root)) await step('building', () => build(root))
  mkdirSync(folder, { recursive: true })
  const { launchApp } = await load('test/e2e/launch.ts')
  const { goThrough } = await load('test/e2e/rehearsal.ts')
  await withOwnDisplay((env) =>
    step('screenshots', async () => {
      const { page, close } = await launchApp({ env })
      try {
        await page.setViewportSize({ width: 1280, height: 800 })
        await goThrough(page, /^A company/, async (screen) => {
          const picture = pictures.get(screen)
          if (!picture) return
          await page.mouse.move(1, 1) // nothing looks as if it were pointed at
          await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme })
            const name = colorScheme === 'light' ? picture : `${picture}-dark`
            await page.screenshot({ path: join(folder, `${name}.png`) })
          }
          await page.emulateMedia({ colorScheme: 'light' })
        })
      } finally {
        await close()
      }
    }),
  )
  say(`Written to ${relative(root, folder)}.`)
})
