/**
 * The whole rehearsal in the real window, with nobody at the keyboard: leaves the report and a screenshot of every
 * step. What is clicked is test/e2e/rehearsal.ts; this is the stage for it.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './setup.mjs'
import { say, step, Stop } from './terminal.mjs'

/** A TypeScript module of the tests, for Node. */
export const load = async (path) => {
  const { runnerImport } = await import('vite')
  return (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module
}

/** @param {Record<string, string | undefined>} env added to the application's: where its window opens */
export const rehearse = async (env) => {
  const outDir = join(root, 'out', 'rehearsal')
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })

  const { launchApp } = await load('test/e2e/launch.ts')
  const { rehearse: goThroughAllSteps } = await load('test/e2e/rehearsal.ts')
  await step('rehearsal', async () => {
    let launched
    try {
      launched = await launchApp({ env })
      await goThroughAllSteps(launched.page, outDir)
    } catch (error) {
      await launched?.page.screenshot({ path: join(outDir, 'where-it-stopped.png') }).catch(() => undefined)
      throw new Stop(
        `The rehearsal did not finish. What it left is in ${relative(root, outDir)}.`,
        error.stack,
      )
    } finally {
      await launched?.close()
    }
  })
  say(`The rehearsal finished. In ${relative(root, outDir)}: ${readdirSync(outDir).sort().join(', ')}`)
}
