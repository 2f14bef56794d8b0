/**
 * `npm run samples`: writes docs/samples, the evidence of a rehearsal of the sample company, and the schema of
 * report.json, so that a reader can open a report before installing anything. The PDF is printed by the application.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { build, isBuilt } from './build.mjs'
import { withOwnDisplay } from './display.mjs'
import { importTypescript } from './import-typescript.mjs'
import { root, setUp } from './setup.mjs'
import { say, script, step } from './terminal.mjs'

await script(async () => {
  await setUp({ tests: true })
  if (!isBuilt(root)) await step('building', () => build(root))
  const { reportSchema } = await importTypescript('main/report/schema.ts')
  writeFileSync(
    join(root, 'docs', 'report.schema.json'),
    `${JSON.stringify(z.toJSONSchema(reportSchema), null, 2)}\n`,
  )
  const { openWindow } = await importTypescript('test/bench/window.ts')
  const { goThrough } = await importTypescript('test/e2e/rehearsal.ts')
  const samples = join(root, 'docs', 'samples')
  const kept = mkdtempSync(join(tmpdir(), 'tokenferry-samples-'))
  await withOwnDisplay(async (env) => {
    const { page, close } = await openWindow({ root, env })
    try {
      const report = await goThrough(page, /A company/, () => Promise.resolve())
      cpSync(dirname(report), kept, { recursive: true })
    } finally {
      await close()
    }
  })
  rmSync(samples, { recursive: true, force: true })
  cpSync(kept, samples, { recursive: true })
  rmSync(kept, { recursive: true, force: true })
  say(`Written to ${samples}`)
})
