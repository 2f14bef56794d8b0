import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProblemError } from '../contract/result'

/** How long a file system may take for an answer, in milliseconds. A network share that is gone never gives one. */
const patience = 10_000

/** So many files of a folder may cost the time; then the folder is taken for gone. Each holds one of Node's few threads. */
const mostSilent = 2

/** Paths that gave no answer in time, and have given none since, by their folder. */
const silent = new Map<string, Set<string>>()

/**
 * What a file system answers about a path, if it does so in time.
 *
 * @throws ProblemError `file-silent` if there is no answer; what the file system says
 */
export async function inTime<T>(path: string, ask: () => Promise<T>, limit = patience): Promise<T> {
  const folder = dirname(path)
  const others = silent.get(folder) ?? new Set<string>()
  if (others.has(path) || others.size >= mostSilent) throw noAnswer(path, limit)
  const answer = ask()
  let timer: NodeJS.Timeout | undefined
  // Not a sleep with a signal to abort: a large file has many pieces, and each abort makes an error with its stack.
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      silent.set(folder, others.add(path))
      fail(noAnswer(path, limit))
    }, limit)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
    // Even if it is late, it is an answer.
    const answered = () => others.delete(path)
    answer.then(answered, answered)
  }
}

/** How long a thread may take to end, in milliseconds: one that asks a file system can't be interrupted. */
const patienceWithThreads = 2_000
let overdue = 0

/** Waits until a thread has ended, if it does so in time. */
export async function endInTime(end: Promise<unknown>, limit = patienceWithThreads): Promise<void> {
  const isLate = await Promise.race([end.then(() => false), sleep(limit, true, { ref: false })])
  if (!isLate) return
  overdue += 1
  void end.finally(() => (overdue -= 1))
}

/** Whether this process is kept from ending: something in it waits for a file system that gives no answer. */
export function hangs(): boolean {
  return overdue > 0 || [...silent.values()].some(({ size }) => size > 0)
}

function noAnswer(path: string, limit: number): ProblemError {
  return new ProblemError({
    code: 'file-silent',
    message: `${path} didn’t respond within ${limit / 1000} seconds.`,
    hint: 'Check the drive or network share that it is on, or copy the file to this computer.',
  })
}
