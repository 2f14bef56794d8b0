import { Worker } from 'node:worker_threads'
import { ProblemError, type Result } from '../../contract/result'
import { endInTime } from '../../files/in-time'
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
    const result = await answerOf(worker)
    if (result.ok) return result.value
    throw new ProblemError(result.problem)
  } finally {
    await endInTime(worker.terminate())
  }
}

/** @throws Error if the thread dies, ends without an answer, or answers what there is no room for */
function answerOf(worker: Worker): Promise<Result<TakenRecording>> {
  return new Promise((resolve, reject) => {
    worker
      .on('message', resolve)
      .on('messageerror', reject)
      .on('error', reject)
      .on('exit', () => {
        reject(new Error('the thread that reads a recording has ended'))
      })
  })
}
