import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What a whole process cost. */
export interface Cost {
  readonly seconds: number
  /** On the processor, of all its threads: what else the computer does meanwhile adds little to it. */
  readonly processorSeconds: number
  /** Peak resident memory in MB, of the main process. */
  readonly megabytes: number
}

/** No measured process takes longer, in milliseconds, on a computer that has much else to do. */
const longest = 600_000

/**
 * Runs a Node script as a process of its own, on one core if that is said; its output is thrown away.
 *
 * @throws Error if it fails, or takes longer than ten minutes
 */
export async function costOf(
  root: string,
  script: string,
  args: readonly string[],
  cores: 'all' | 'one' = 'all',
): Promise<Cost> {
  const began = performance.now()
  const node = [process.execPath, '-r', join(root, 'test', 'bench', 'peak-memory.cjs'), join(root, script)]
  const [program = '', ...before] = cores === 'one' ? ['taskset', '--cpu-list', '0', ...node] : node
  const child = spawn(program, [...before, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    timeout: longest,
  })
  let usage = ''
  child.stdio[3]?.on('data', (data: Buffer) => (usage += data.toString()))
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (...end) => {
      resolve(end)
    }),
  )
  if (code === null || code > 1) throw new Error(`${script} ended with ${String(code ?? signal)}.`)
  const [kilobytes = NaN, microseconds = NaN] = usage.split(' ').map(Number)
  return {
    seconds: (performance.now() - began) / 1000,
    processorSeconds: microseconds / 1_000_000,
    megabytes: kilobytes / 1000,
  }
}
