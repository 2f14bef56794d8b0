import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, dateField, day, daysBetween, moment, preciseClock, utc } from '../../../main/text/times'

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/Zurich',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
]
const zone = fc.constantFrom(...zones)
const [from, to] = [new Date('2000-01-01T00:00:00Z'), new Date('2100-12-31T23:59:59Z')]
/** Any moment, with many around the borders of days, years and summer time. */
const at = fc.oneof(
  fc.date({ min: from, max: to, noInvalidDate: true }),
  fc
    .tuple(
      fc.integer({ min: 2000, max: 2100 }),
      fc.constantFrom('-01-01', '-03-08', '-03-29', '-11-01', '-10-25', '-12-31'),
      fc.integer({ min: -26 * 60, max: 26 * 60 }),
    )
    .map(([year, date, minutes]) => new Date(Date.parse(`${year}${date}T00:00:00Z`) + minutes * 60_000)),
)

/** The moment that words name, to the minute. */
function read(words: string): number {
  const [, date, hours, minutes, sign, ahead, rest] =
    /^(\d+ \w+ \d+), (\d\d):(\d\d) UTC(?:([+−])(\d+)(?::(\d\d))?)?$/.exec(words) ?? []
  const offset = (sign === '−' ? -1 : 1) * (Number(ahead ?? 0) * 60 + Number(rest ?? 0))
  return Date.parse(`${date ?? ''} ${hours ?? ''}:${minutes ?? ''} UTC`) - offset * 60_000
}

test('words name one moment, and can be read back', () => {
  fc.assert(
    fc.property(at, zone, (date, name) => {
      expect(read(moment(date.toISOString(), name))).toBe(Math.floor(date.getTime() / 60_000) * 60_000)
      expect(Date.parse(utc(date.toISOString()).replace(' UTC', 'Z').replace(' ', 'T'))).toBe(
        Math.floor(date.getTime() / 60_000) * 60_000,
      )
    }),
    { numRuns: 2000 },
  )
})

test('they are what the runtime’s own calendar says', () => {
  fc.assert(
    fc.property(at, zone, (date, name) => {
      const iso = date.toISOString()
      const theirs = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat('en-GB', { timeZone: name, ...options }).format(date)
      expect(day(iso, name)).toBe(theirs({ day: 'numeric', month: 'long', year: 'numeric' }))
      const time = theirs({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
      expect(preciseClock(iso, name).slice(0, 8)).toBe(time)
      expect(clock(iso, name).slice(0, 5)).toBe(time.slice(0, 5))
      expect(dateField(date, name).split('-').reverse().join('/')).toBe(
        theirs({ day: '2-digit', month: '2-digit', year: 'numeric' }),
      )
    }),
    { numRuns: 500 },
  )
})

test('days between add up, there and back, across every border', () => {
  const bare = at.map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(bare, fc.integer({ min: -40_000, max: 40_000 }), (start, days) => {
      const end = new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
      expect(daysBetween(start, end)).toBe(days)
      expect(daysBetween(end, start) + days).toBe(0)
    }),
  )
})
