import type { Result } from '../../contract/result'
import type { JobName, Jobs } from './jobs'

/** A job on its way to the thread. */
export interface Order<N extends JobName = JobName> {
  readonly number: number
  readonly name: N
  readonly asked: Jobs[N]['asked']
}

/** What comes back of the order of that number. */
export interface Delivery<N extends JobName = JobName> {
  readonly number: number
  readonly result: Result<Jobs[N]['answer']>
}
