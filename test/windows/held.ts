import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** `UV_FS_O_EXLOCK` of libuv: nobody else may open, rename or remove the file meanwhile. */
const exclusive = 0x10000000

const program = `
const { openSync, closeSync, constants } = require('node:fs')
const descriptor = openSync(process.argv[1], constants.O_RDONLY | ${exclusive})
process.stdout.write('held')
setTimeout(() => { closeSync(descriptor); process.exit() }, Number(process.argv[2]))
`

/** A file that is held. */
interface Holding {
  /** Resolves when it is let go by itself. */
  readonly released: Promise<unknown>
  /** Lets it go now. */
  readonly release: () => Promise<unknown>
}

/** Another program that holds a file, as a virus scanner or a spreadsheet does. Resolves once it holds it. */
export async function hold(path: string, milliseconds: number): Promise<Holding> {
  const child = spawn(process.execPath, ['-e', program, path, String(milliseconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const released = once(child, 'exit')
  const first = await Promise.race([
    once(child.stdout, 'data').then(() => 'held'),
    released.then(() => 'ended'),
  ])
  if (first !== 'held') throw new Error(`${path} could not be held.`)
  const release = () => {
    child.kill()
    return released
  }
  return { released, release }
}
