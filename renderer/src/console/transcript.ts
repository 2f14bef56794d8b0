import type { Api } from '../../../main/contract/calls'
import type { TranscriptLine } from '../../../main/contract/rows'
import { createStore, type Store } from '../state/store'

/** Lines that the page holds; the whole transcript is in main's file. */
const most = 50_000

/** What the console drawer shows. */
export interface ShownTranscript {
  readonly lines: readonly TranscriptLine[]
  /** How many older lines were let go. */
  readonly dropped: number
}

const empty: ShownTranscript = { lines: [], dropped: 0 }

export const transcript: Store<ShownTranscript> = createStore<ShownTranscript>(empty)

let reopen: (() => void) | null = null

/** Begins the transcript again, for another run. */
export function openTranscript(): void {
  reopen?.()
}

/**
 * Follows main's transcript. Lines that come twice are dropped, and a gap (lines told before we listened) is
 * filled by asking for what is missing.
 *
 * @returns a function that stops following
 */
export function followTranscript(
  api: Pick<Api, 'transcript' | 'on'>,
  store: Store<ShownTranscript>,
): () => void {
  let generation = 0
  let fetching = false

  const last = () => store.get().lines.at(-1)?.seq ?? 0

  const append = (lines: readonly TranscriptLine[]) => {
    const news = lines.filter((line) => line.seq > last())
    if (news.length === 0) return
    const held = store.get()
    const all = [...held.lines, ...news]
    const over = Math.max(0, all.length - most)
    store.set({ lines: over > 0 ? all.slice(over) : all, dropped: held.dropped + over })
  }

  const fetchMissing = async () => {
    if (fetching) return
    fetching = true
    const mine = generation
    const result = await api.transcript({ after: last() })
    if (mine !== generation) return
    fetching = false
    if (result.ok) append(result.value)
  }

  const stop = api.on('transcript', (lines) => {
    const first = lines[0]
    if (first !== undefined && first.seq > last() + 1) void fetchMissing()
    else append(lines)
  })

  reopen = () => {
    generation += 1
    fetching = false
    store.set(empty)
    void fetchMissing()
  }
  return () => {
    generation += 1
    reopen = null
    stop()
  }
}
