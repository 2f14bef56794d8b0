import { spawn } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import product from '../../../electron.config'
import { temporaryFolder } from '../../temporary-folder'

/** `STATUS_DLL_INIT_FAILED`: Windows, as wine plays it, now and then fails to begin a process, before any line of it. */
const neverBegan = 0xc0000142

const root = resolve(import.meta.dirname, '../../..')

/** What a call of the command line left behind. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line, bundled as the product is, in a folder of its own. */
export class CommandLine {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async build(): Promise<CommandLine> {
    const folder = temporaryFolder()
    await cp(join(root, 'package.json'), join(folder, 'package.json'))
    await cp(join(root, 'assets'), join(folder, 'assets'), { recursive: true })
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      ssr: { noExternal: true },
      resolve: { alias: product.main?.resolve?.alias ?? {} },
      build: {
        ssr: true,
        target: 'node20.18',
        outDir: join(folder, 'out', 'main'),
        minify: true,
        rolldownOptions: {
          external: ['cpu-features', /sshcrypto\.node$/],
          input: {
            cli: resolve(root, 'main/cli/index.ts'),
            'review-thread': resolve(root, 'main/review/worker/entry.ts'),
          },
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name].js',
            // As electron-vite does it for the product: ssh2 asks for its folder.
            intro: 'const __dirname = import.meta.dirname;',
          },
        },
      },
    })
    return new CommandLine(folder)
  }

  /** The program that `tokenferry` is. */
  get program(): string {
    return join(this.folder, 'out', 'main', 'cli.js')
  }

  /** Runs `tokenferry <args>` in the folder, with `input` on its standard input, and `env` over the environment. */
  async run(
    args: readonly string[],
    input: string | Uint8Array = '',
    env: NodeJS.ProcessEnv = {},
  ): Promise<Ended> {
    const ended = await this.runOnce(args, input, env)
    return ended.code === neverBegan ? this.runOnce(args, input, env) : ended
  }

  private runOnce(
    args: readonly string[],
    input: string | Uint8Array,
    env: NodeJS.ProcessEnv,
  ): Promise<Ended> {
    const child = spawn(process.execPath, [this.program, ...args], {
      cwd: this.folder,
      timeout: 60_000,
      env: { ...process.env, ...env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })))
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}
