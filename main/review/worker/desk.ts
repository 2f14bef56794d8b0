import { Worker } from 'node:worker_threads'
import { ProblemError } from '../../contract/result'
import type { Delivery, Order } from './order'
import type { JobName, Jobs } from './jobs'

interface Waiting {
  readonly deliver: (delivery: Delivery) => void
  readonly fail: (error: Error) => void
}

/** A thread that does jobs, started with the first one, and anew after it has died of one. */
export class Desk {
  private readonly address: URL
  private readonly waiting = new Map<number, Waiting>()
  private worker: Worker | null = null
  private count = 0

  /** @param address of the bundled main/review/worker/index.ts */
  constructor(address: URL) {
    this.address = address
  }

  /**
   * Has a job done.
   *
   * @throws ProblemError with the words of the job; Error where the thread died of it or was stopped
   */
  do<N extends JobName>(name: N, asked: Jobs[N]['asked']): Promise<Jobs[N]['answer']> {
    const worker = (this.worker ??= this.start())
    const number = (this.count += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(number, {
        deliver: ({ result }: Delivery) => {
          if (result.ok) resolve(result.value)
          else reject(new ProblemError(result.problem))
        },
        fail: reject,
      })
      worker.postMessage({ number, name, asked } satisfies Order<N>)
    })
  }

  /** Ends the thread, whatever it is at. */
  async stop(): Promise<void> {
    const { worker } = this
    this.lose(worker, new Error('the work was stopped'))
    await worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(this.address)
    return worker
      .on('message', (delivery: Delivery) => {
        const waiting = this.waiting.get(delivery.number)
        this.waiting.delete(delivery.number)
        waiting?.deliver(delivery)
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
