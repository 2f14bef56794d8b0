import type { Problem } from '../../../main/contract/result'
import type { Api } from '../../../main/contract/calls'
import type { Snapshot } from '../../../main/contract/snapshot'
import { createStore, type Store } from './store'

/** The one snapshot of main's state that the page shows; `null` until the first has come. */
export const snapshots: Store<Snapshot | null> = createStore<Snapshot | null>(null)

/**
 * Asks main for its state and follows it. A snapshot older than the one held is dropped, since the answer to the
 * first question may arrive after the news of a later change.
 *
 * @param refused hears why the first snapshot could not be had
 * @returns a function that stops following
 */
export function followSnapshots(
  api: Pick<Api, 'snapshot' | 'on'>,
  store: Store<Snapshot | null>,
  refused: (problem: Problem) => void,
): () => void {
  const take = (next: Snapshot) => {
    const held = store.get()
    if (held === null || next.seq > held.seq) store.set(next)
  }
  const stop = api.on('changed', take)
  void api.snapshot().then((result) => {
    if (result.ok) take(result.value)
    else refused(result.problem)
  })
  return stop
}
