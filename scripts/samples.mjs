/**
 * `npm run samples`: writes docs/samples, the evidence of a rehearsal of the sample company, and the schema of
 * report.json, so that a reader can open a report before installing anything. The PDF is printed by the application.
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
  chmodSync(samples, 0o755)
  for (const name of readdirSync(samples)) chmodSync(join(samples, name), 0o644)
  rmSync(kept, { recursive: true, force: true })
  say(`Written to ${samples}`)
})
