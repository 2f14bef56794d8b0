import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TranscriptLine } from '../../../../main/contract/rows'
import { Transcript } from '../../../../main/evidence/transcript/transcript'

let batches: (readonly TranscriptLine[])[] = []
const now = () => new Date('2026-11-23T10:00:00.000Z')
const start = () => new Transcript({ lines: (lines) => batches.push(lines) }, now)

beforeEach(() => {
  vi.useFakeTimers()
  batches = []
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the transcript', () => {
  test('numbers every line from 1, and hands them on in batches', () => {
    const transcript = start()
    transcript.note('Connecting')
    transcript.sent('show', 'root')
    transcript.received('config system admin')
    expect(batches).toEqual([])
    vi.advanceTimersByTime(60)
    transcript.received('end')
    transcript.flush()
    expect(batches.map((batch) => batch.map(({ seq, direction, text }) => [seq, direction, text]))).toEqual([
      [
        [1, 'note', 'Connecting'],
        [2, 'sent', 'show'],
        [3, 'received', 'config system admin'],
      ],
      [[4, 'received', 'end']],
    ])
    transcript.flush()
    vi.advanceTimersByTime(1000)
    expect(batches).toHaveLength(2)
  })

  test('hands a long output on in pieces, between which everything else has its turn', () => {
    const transcript = start()
    for (let at = 1; at <= 2_500; at += 1) transcript.received(String(at))
    vi.advanceTimersByTime(50)
    expect(batches.map(({ length }) => length)).toEqual([1_000])
    transcript.received('2501')
    vi.advanceTimersByTime(20)
    expect(batches.map(({ length }) => length)).toEqual([1_000, 1_000, 501])
    expect(batches.flat().map(({ seq }) => seq)).toEqual(Array.from({ length: 2_501 }, (_, at) => at + 1))
    for (let at = 1; at <= 2_500; at += 1) transcript.received(String(at))
    transcript.flush()
    expect(batches.flat()).toHaveLength(5_001)
    vi.advanceTimersByTime(1_000)
    expect(batches.flat()).toHaveLength(5_001)
  })

  test('answers what came after a number', () => {
    const transcript = start()
    for (const text of ['a', 'b', 'c']) transcript.received(text)
    expect(transcript.after(0).map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(transcript.after(2).map(({ text }) => text)).toEqual(['c'])
    expect(transcript.after(3)).toEqual([])
    expect(start().after(0)).toEqual([])
  })

  test('keeps the last lines of very many, and their numbers', () => {
    const transcript = start()
    for (let at = 1; at <= 30_000; at += 1) transcript.received(String(at))
    const kept = transcript.after(0)
    expect(kept.length).toBeGreaterThanOrEqual(20_000)
    expect(kept.length).toBeLessThan(23_000)
    expect(kept.every(({ seq, text }) => String(seq) === text)).toBe(true)
    expect(transcript.after(29_990).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 10 }, (_, at) => 29_991 + at),
    )
    expect(transcript.after(5)).toHaveLength(kept.length)
  })

  test('masks what is secret, over lines, and begins anew with each command', () => {
    const transcript = start()
    transcript.sent('show', 'root')
    transcript.received('set password ENC SH2secret')
    transcript.received('set private-key "-----BEGIN RSA PRIVATE KEY-----')
    transcript.received('MIIEsecret')
    // The link broke here. What comes next is another output, and no part of the key.
    transcript.sent('get system status', 'root')
    transcript.received('Version: FortiGate-VM64')
    const texts = transcript.after(0).map(({ text }) => text)
    expect(texts.join('\n')).not.toContain('secret')
    expect(texts.at(-1)).toBe('Version: FortiGate-VM64')
  })
})
