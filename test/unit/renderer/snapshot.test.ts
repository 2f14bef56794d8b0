import { describe, expect, test } from 'vitest'
import type { Problem, Result } from '../../../main/contract/result'
import type { Snapshot } from '../../../main/contract/snapshot'
import { followSnapshots } from '../../../renderer/src/state/snapshot'
import { createStore } from '../../../renderer/src/state/store'
import { homeSnapshot } from '../../fixtures/scenes/scene'

const at = (seq: number): Snapshot => ({ ...homeSnapshot, seq })

/** A main that answers when it is told to, and tells when it is told to. */
function mainThat() {
  let tell: (snapshot: Snapshot) => void = () => undefined
  let answer: (result: Result<Snapshot>) => void = () => undefined
  const api = {
    snapshot: () => new Promise<Result<Snapshot>>((resolve) => (answer = resolve)),
    on: ((_event: string, listener: (snapshot: Snapshot) => void) => {
      tell = listener
      return () => (tell = () => undefined)
    }) as Parameters<typeof followSnapshots>[0]['on'],
  }
  return {
    api,
    tell: (snapshot: Snapshot) => tell(snapshot),
    answer: (result: Result<Snapshot>) => answer(result),
  }
}

describe('following snapshots', () => {
  test('keeps the newest, whatever arrives late', async () => {
    const store = createStore<Snapshot | null>(null)
    const main = mainThat()
    followSnapshots(main.api, store, () => undefined)
    main.tell(at(7))
    main.answer({ ok: true, value: at(5) })
    await Promise.resolve()
    expect(store.get()?.seq).toBe(7)
    main.tell(at(6))
    expect(store.get()?.seq).toBe(7)
    main.tell(at(8))
    expect(store.get()?.seq).toBe(8)
  })

  test('stops when it is told to', () => {
    const store = createStore<Snapshot | null>(null)
    const main = mainThat()
    followSnapshots(main.api, store, () => undefined)()
    main.tell(at(1))
    expect(store.get()).toBeNull()
  })

  test('passes on why the first snapshot could not be had', async () => {
    const problem: Problem = { code: 'fault', message: 'No.', hint: 'Start again.' }
    const heard: Problem[] = []
    const main = mainThat()
    followSnapshots(main.api, createStore<Snapshot | null>(null), (each) => heard.push(each))
    main.answer({ ok: false, problem })
    await Promise.resolve()
    expect(heard).toEqual([problem])
  })
})

describe('a store', () => {
  test('tells its listeners of each new value, and of no old one', () => {
    const store = createStore(1)
    let told = 0
    const stop = store.subscribe(() => (told += 1))
    store.set(1)
    store.set(2)
    stop()
    store.set(3)
    expect([told, store.get()]).toEqual([1, 3])
  })
})
