import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')

/** The thread that reviews, bundled as the product is, in a folder of its own. */
export class BuiltThread {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async build(): Promise<BuiltThread> {
    const folder = temporaryFolder()
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
          input: {
            'review-thread': resolve(root, 'main/review/worker/entry.ts'),
            'recording-thread': resolve(root, 'main/application/recordings/entry.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
        },
      },
    })
    return new BuiltThread(folder)
  }

  get address(): URL {
    return pathToFileURL(join(this.folder, 'review-thread.js'))
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}
