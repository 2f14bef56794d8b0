import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../../..')

/** The thread that reviews, bundled as the product is, in a folder of its own. */
export class BuiltDesk {
  private constructor(readonly folder: string) {}

  static async build(): Promise<BuiltDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'tokenferry-desk-'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20.18',
        outDir: folder,
        rolldownOptions: {
          input: { 'review-desk': resolve(root, 'main/review/worker/index.ts') },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
        },
      },
    })
    return new BuiltDesk(folder)
  }

  get address(): URL {
    return pathToFileURL(join(this.folder, 'review-desk.js'))
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}
