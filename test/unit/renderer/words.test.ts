import { describe, expect, it } from 'vitest'
import { links, type LinkId } from '../../../main/contract/links'
import { linkWords } from '../../../renderer/src/words/links'
import { counted, figure, fileSize } from '../../../renderer/src/words/number'
import { clock, dateField, day, preciseClock, span } from '../../../renderer/src/words/time'

describe('numbers', () => {
  it('are grouped and agree with their noun', () => {
    expect([figure(20_000), counted(1, 'user'), counted(0, 'user'), counted(20_000, 'user')]).toEqual([
      '20,000',
      '1 user',
      '0 users',
      '20,000 users',
    ])
  })

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [1_482_113, '1.5 MB'],
    [52_428_800, '52 MB'],
    [999_960, '1.0 MB'],
    [3_000_000_000, '3.0 GB'],
  ])('of %d bytes: %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text)
  })
})

describe('times', () => {
  it('are those of this computer', () => {
    const local = new Date(2026, 10, 3, 9, 5, 7, 42)
    expect(clock(local.toISOString())).toBe('09:05')
    expect(preciseClock(local.toISOString())).toBe('09:05:07.042')
    expect(dateField(local)).toBe('2026-11-03')
  })

  it('keep a bare date as it is, in every time zone', () => {
    expect(day('2027-11-02')).toBe('2 November 2027')
  })

  it.each([
    [0, 'less than a minute'],
    [1, '1 minute'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [47 * 60, '47 hours'],
    [6 * 24 * 60, '6 days'],
  ])('%d minutes ago: %s', (minutes, text) => {
    const then = '2026-11-23T14:06:31.270Z'
    expect(span(then, Date.parse(then) + minutes * 60_000)).toBe(text)
  })
})

describe('links', () => {
  it('each have words of their own', () => {
    const ids = Object.keys(links) as LinkId[]
    expect(new Set(ids.map((id) => linkWords[id])).size).toBe(ids.length)
  })
})
