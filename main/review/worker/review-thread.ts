import { Worker } from 'node:worker_threads'
import { ProblemError } from '../../contract/result'
import { endInTime } from '../../files/in-time'
import type { JobName, Jobs, PackedReviews, SoughtFile } from './jobs'
import type { JobRequest, JobResult } from './messages'
import { pack } from './pack'

interface Waiting {
  readonly settle: (result: JobResult['result']) => void
  readonly fail: (error: Error) => void
}

/** A thread that does jobs, started with the first one, and again after it has died of one. */
export class ReviewThread {
  private readonly address: URL
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private count = 0

  /** @param address of the bundled main/review/worker/entry.ts */
  constructor(address: URL) {
    this.address = address
  }

  /** Reviews one file. Never rejects: what stands in the way, or that the thread died of it, is in `error`. */
  async review(file: SoughtFile): Promise<PackedReviews> {
    try {
      return await this.run('review', file)
    } catch (error) {
      const { faultyReview } = await import('..')
      return { files: [pack(faultyReview(file, error))], passedOver: [] }
    }
  }

  /**
   * Runs a job.
   *
   * @throws ProblemError with the words of the job; Error if the thread died of it or was stopped
   */
  run<N extends JobName>(name: N, asked: Jobs[N]['asked']): Promise<Jobs[N]['answer']> {
    const worker = (this.worker ??= this.start())
    const number = (this.count += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(number, {
        settle: (result: JobResult['result']) => {
          if (result.ok) resolve(result.value)
          else reject(new ProblemError(result.problem))
        },
        fail: reject,
      })
      worker.postMessage({ number, name, asked } satisfies JobRequest<N>)
    })
  }

  /** Ends the thread, whatever it is at. */
  async stop(): Promise<void> {
    const { worker } = this
    this.lose(worker, new Error('the work was stopped'))
    if (worker) await endInTime(worker.terminate())
  }

  private start(): Worker {
    const worker = new Worker(this.address)
    return worker
      .on('message', ({ number, result }: JobResult) => {
        const waiting = this.waiting.get(number)
        this.waiting.delete(number)
        waiting?.settle(result)
      })
      .on('error', (reason) => {
        this.lose(worker, reason instanceof Error ? reason : new Error(String(reason)))
      })
      .on('exit', () => {
        this.lose(worker, new Error('the worker has ended'))
      })
  }

  private lose(worker: Worker | null, reason: Error): void {
    if (this.worker !== worker) return
    this.worker = null
    const lost = [...this.waiting.values()]
    this.waiting.clear()
    for (const { fail } of lost) fail(reason)
  }
}
