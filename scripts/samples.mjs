/**
 * `npm run samples`: writes docs/samples, the evidence of a rehearsal of the sample company with its plan and a text
 * for the users; docs/sample-messages, the same text as one email and the list of whom to tell, which are no part of
 * the evidence; and the schema of report.json. A reader can open all of it before installing anything. The PDF is
 * printed by the application.
 */
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import * as z from 'zod'
import { build, isBuilt } from './build.mjs'
import { withOwnDisplay } from './display.mjs'
import { importTypescript } from './import-typescript.mjs'
import { requireSetUp, root } from './setup.mjs'
import { say, script, step } from './terminal.mjs'

await script(async () => {
  await requireSetUp('tests')
  if (!isBuilt(root)) await step('building', () => build(root))
  const { reportSchema } = await importTypescript('main/evidence/report/schema.ts')
  const schema = join(root, 'docs', 'report.schema.json')
  const options = { ...(await resolveConfig(schema)), filepath: schema }
  writeFileSync(schema, await format(JSON.stringify(z.toJSONSchema(reportSchema)), options))
  const { openWindow } = await importTypescript('test/bench/window.ts')
  const { goThrough } = await importTypescript('test/e2e/rehearsal.ts')
  const { chooseWhereToSave, savePlan } = await importTypescript('test/e2e/save-plan.ts')
  const samples = join(root, 'docs', 'samples')
  const kept = mkdtempSync(join(tmpdir(), 'tokenferry-samples-'))
  const messages = mkdtempSync(join(tmpdir(), 'tokenferry-messages-'))
  await withOwnDisplay(async (env) => {
    const { electron, page, close } = await openWindow({ root, env })
    const plan = mkdtempSync(join(tmpdir(), 'tokenferry-plan-'))
    try {
      const report = await goThrough(page, /A company/, async (screen) => {
        if (screen !== '5-preauthorization') return
        await savePlan(electron, page, join(plan, 'plan.html'), 'A page to read or print')
        for (const [button, name] of [
          ['Save as one email…', 'users-before-en.eml'],
          ['Save recipient list…', 'whom-to-tell.csv'],
        ]) {
          const file = join(messages, name)
          await chooseWhereToSave(electron, file)
          await page.getByRole('button', { name: button }).click()
          await page.getByText(file).waitFor()
        }
      })
      cpSync(dirname(report), kept, { recursive: true })
    } finally {
      await close()
      rmSync(plan, { recursive: true, force: true })
    }
  })
  replace(samples, kept)
  replace(join(root, 'docs', 'sample-messages'), messages)
})

/** Puts what was written in the place of a folder of the documentation, for everybody to read. */
function replace(folder, written) {
  rmSync(folder, { recursive: true, force: true })
  cpSync(written, folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644)
  rmSync(written, { recursive: true, force: true })
  say(`Written to ${folder}`)
}
