import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError, type Result } from '../../contract/result'
import { takeRecording, type SoughtRecording, type TakenRecording } from './take-recording'

// The thread begins here, for one recording. What is thrown without words for the person ends it, and fails it there.
const result: Result<TakenRecording> = await takeRecording(workerData as SoughtRecording).then(
  (value) => ({ ok: true, value }),
  (error: unknown) => {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem }
    throw error
  },
)
parentPort?.postMessage(result)
