import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What a whole process cost. */
export interface Cost {
  readonly seconds: number
  /** Peak resident memory in MB, of the main process. */
  readonly megabytes: number
}

/** Runs a Node script as a process of its own, on one core if that is said; its output is thrown away. */
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
    timeout: 120_000,
  })
  let peak = ''
  child.stdio[3]?.on('data', (data: Buffer) => (peak += data.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code === null || code > 1) throw new Error(`${script} ended with ${String(code)}.`)
  return { seconds: (performance.now() - began) / 1000, megabytes: Number(peak) / 1000 }
}
