import { parentPort } from 'node:worker_threads'
import { ProblemError, type Result } from '../../contract/result'
import type { JobName, Jobs } from './jobs'
import type { JobRequest, JobResult } from './messages'
import { runJob } from './run-job'

// The thread begins here. What is thrown without words for the person ends it, which fails the job there.
parentPort?.on('message', (request: JobRequest) => {
  void answer(request)
})

async function answer<N extends JobName>({ number, name, asked }: JobRequest<N>): Promise<void> {
  const result = await runJob[name](asked).then(
    (value): Result<Jobs[N]['answer']> => ({ ok: true, value }),
    (error: unknown): Result<Jobs[N]['answer']> => {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem }
      throw error
    },
  )
  parentPort?.postMessage({ number, result } satisfies JobResult<N>, transferable(result))
}

/** The bytes of a review are handed over, not copied. */
function transferable(result: Result<Jobs[JobName]['answer']>): ArrayBuffer[] {
  if (!result.ok || result.value === null || !('files' in result.value)) return []
  const bytes = result.value.files.flatMap((file) => ('packed' in file ? Object.values(file.packed) : []))
  return bytes.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}
