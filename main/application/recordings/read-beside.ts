import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ProblemError, type Result } from '../../contract/result'
import type { SoughtRecording, TakenRecording } from './take-recording'

/**
 * Reads a recording in a thread of its own, so that the window never waits.
 *
 * @param address of the bundled main/application/recordings/entry.ts
 * @throws ProblemError with a sentence for the person; Error if the thread died of it
 */
export async function readBeside(address: URL, sought: SoughtRecording): Promise<TakenRecording> {
  const worker = new Worker(address, { workerData: sought })
  try {
    const [result] = (await once(worker, 'message')) as [Result<TakenRecording>]
    if (result.ok) return result.value
    throw new ProblemError(result.problem)
  } finally {
    await worker.terminate()
  }
}
