import { statSync } from 'node:fs'
import { ProblemError, type Problem } from '../../../main/contract/result'

/** The problem that something throws. */
export function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('It did not fail.')
}

/** The problem that something rejects with. */
export async function rejectionOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  )
  if (error instanceof ProblemError) return error.problem
  throw error
}

/** The rights that a file gives, in the bits of `mask`; those that are asked for on Windows, whose rights are others. */
export function rightsOf(path: string, mask: number, asked: number): number {
  return process.platform === 'win32' ? asked : statSync(path).mode & mask
}
