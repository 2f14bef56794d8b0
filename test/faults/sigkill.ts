import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { RunEvent } from '../../main/migration/events'
import type { FaultCase } from './case'
import { fates, isReached, recordsOfTheStep } from './cases'
import type { ChildOrder } from './child'

const root = resolve(import.meta.dirname, '../..')

/** The child as one file that plain Node runs. */
export async function bundleChild(): Promise<{
  readonly file: string
  readonly remove: () => Promise<void>
}> {
  const outDir = join(root, 'node_modules/.cache/tokenferry', `faults-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: 'test/faults/child.ts',
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return { file: join(outDir, 'child.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) }
}

/** A process of its own, really killed, before and after each record. */
export function sigkillCases(file: string): readonly FaultCase[] {
  return fates.flatMap((afterYes) =>
    recordsOfTheStep
      .filter((event) => isReached(event, afterYes))
      .flatMap((event) =>
        (['before', 'after'] as const).map((when) => ({
          name: `SIGKILL ${when} ${event}, ${afterYes ?? 'device answers'}`,
          ...(afterYes && { faults: { afterYes } }),
          // It goes by the clock of the computer, as a process of its own does.
          instead: ({ journal, backup, port }, { key }) =>
            killed(file, { options: { journal, backup, port }, key, event, when }),
        })),
      ),
  )
}

function killed(file: string, order: ChildOrder): Promise<readonly RunEvent['type'][]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    let out = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('error', fail)
    child.once('close', (code, signal) => {
      // Windows ends a process as it is told, and names no signal to those who wait for it.
      const isKilled = signal === 'SIGKILL' || (process.platform === 'win32' && code === 1 && errors === '')
      if (isKilled) done(out.split('\n').filter(Boolean) as RunEvent['type'][])
      else fail(new Error(`The child ended by itself with ${String(code)}. ${errors.slice(0, 500)}`))
    })
  })
}
