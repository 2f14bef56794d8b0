import type { FaultLog } from './fault-log'

/**
 * Keeps what nothing in this process catches, and what its threads die of.
 *
 * @param afterwards what to do about an exception or a rejection that is kept
 */
export function watchProcess(
  { record }: Pick<FaultLog, 'record'>,
  afterwards: (error: unknown) => void,
): void {
  process.on('uncaughtException', (error) => {
    record('exception', error)
    afterwards(error)
  })
  process.on('unhandledRejection', (reason) => {
    record('rejection', reason)
    afterwards(reason)
  })
  process.on('worker', (worker) => {
    worker.on('error', (error) => record('thread', error))
  })
}
