import { describe, expect, test } from 'vitest'
import type { Result } from '../../../main/contract/result'
import type { TranscriptLine } from '../../../main/contract/rows'
import { createStore } from '../../../renderer/src/state/store'
import {
  followTranscript,
  openTranscript,
  type ShownTranscript,
} from '../../../renderer/src/console/transcript'

const lines = (from: number, to: number): readonly TranscriptLine[] =>
  Array.from({ length: to - from + 1 }, (_, place) => ({
    seq: from + place,
    at: '2026-11-23T14:06:31.204Z',
    direction: 'received' as const,
    text: `line ${from + place}`,
  }))

/** A main with a transcript of its own, that answers after a turn of the event loop. */
function follow() {
  const store = createStore<ShownTranscript>({ lines: [], dropped: 0 })
  const asked: number[] = []
  let held: readonly TranscriptLine[] = []
  let tell: (lines: readonly TranscriptLine[]) => void = () => undefined
  const stop = followTranscript(
    {
      transcript: async ({ after }: { after: number }): Promise<Result<readonly TranscriptLine[]>> => {
        asked.push(after)
        const value = held.filter(({ seq }) => seq > after)
        await new Promise((resolve) => setImmediate(resolve))
        return { ok: true, value }
      },
      on: ((_event: string, listener: typeof tell) => {
        tell = listener
        return () => undefined
      }) as Parameters<typeof followTranscript>[0]['on'],
    },
    store,
  )
  return {
    store,
    asked,
    stop,
    holds: (all: readonly TranscriptLine[]) => (held = all),
    tell: (news: readonly TranscriptLine[]) => tell(news),
    seqs: () => store.get().lines.map(({ seq }) => seq),
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('following the transcript', () => {
  test('asks for what it has missed, and takes each line once', async () => {
    const main = follow()
    main.holds(lines(1, 5))
    main.tell(lines(4, 5))
    await settled()
    main.tell(lines(5, 6))
    expect(main.seqs()).toEqual([1, 2, 3, 4, 5, 6])
    expect(main.asked).toEqual([0])
  })

  test('begins anew with another run, and drops what was asked for the one before', async () => {
    const main = follow()
    main.holds(lines(1, 3))
    openTranscript()
    main.holds(lines(1, 1))
    openTranscript()
    await settled()
    expect(main.seqs()).toEqual([1])
    main.stop()
  })

  test('holds the newest 50,000 lines and counts those that it let go', () => {
    const main = follow()
    main.tell(lines(1, 49_999))
    main.tell(lines(50_000, 50_010))
    expect(main.store.get().dropped).toBe(10)
    expect(main.seqs()).toHaveLength(50_000)
    expect(main.seqs().at(0)).toBe(11)
  })
})
