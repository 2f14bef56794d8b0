import type { Result } from '../../contract/result'
import type { JobName, Jobs } from './jobs'

/** A job on its way to the thread. */
export interface JobRequest<N extends JobName = JobName> {
  readonly number: number
  readonly name: N
  readonly asked: Jobs[N]['asked']
}

/** What became of the job with that number. */
export interface JobResult<N extends JobName = JobName> {
  readonly number: number
  readonly result: Result<Jobs[N]['answer']>
}
