import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { temporaryFolder } from '../temporary-folder'

/** The project. */
export const root = resolve(import.meta.dirname, '../..')

/** A backup in which much migrates. */
export const sample = readFileSync(join(root, 'assets/samples/company.conf'), 'utf8')

/** wine now and then fails to start a process ("spawn UNKNOWN"). Nothing has run then, so it is tried again. */
async function startedByWine<T>(start: () => T): Promise<T> {
  for (let left = 4; ; left -= 1) {
    try {
      return start()
    } catch (error) {
      if (left === 0 || (error as NodeJS.ErrnoException).code !== 'UNKNOWN') throw error
      await delay(500)
    }
  }
}

/** A folder in which the built `tokenferry` is called. */
export class Desk {
  readonly folder = temporaryFolder()

  readonly at = (...names: readonly string[]): string => join(this.folder, ...names)

  /** Puts a file there, and answers its path. */
  readonly put = (name: string, text = sample): string => {
    writeFileSync(this.at(name), text)
    return this.at(name)
  }

  /** Runs `tokenferry <args>` there, to its end. */
  readonly tokenferry = async (...args: readonly string[]) => {
    const child = await startedByWine(() =>
      spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
        cwd: this.folder,
        timeout: 60_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, stdout, stderr }
  }
}
