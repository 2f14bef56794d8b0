import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Imports a TypeScript module, bundled as the product is: for scripts that measure, which the module runner of a test
 * would slow down. Packages are not bundled.
 *
 * @param {string} path of the module, from the root of the project
 */
export async function importTypescript(path) {
  const outDir = join(root, 'node_modules/.cache/tokenferry', `${basename(path, '.ts')}-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: path,
      outDir,
      emptyOutDir: true,
      // One file: what it imports later has to be there after the folder has gone.
      rollupOptions: { output: { entryFileNames: 'module.mjs', codeSplitting: false } },
    },
  })
  try {
    return await import(pathToFileURL(join(outDir, 'module.mjs')).href)
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
