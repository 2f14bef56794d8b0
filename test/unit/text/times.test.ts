import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  clock,
  dateField,
  day,
  daysAfter,
  daysBetween,
  fileStamp,
  moment,
  offsetName,
  preciseClock,
  span,
  typedMoment,
  utc,
  secondsClock,
  utcDay,
} from '../../../main/text/times'

const newYork = 'America/New_York'

describe('a moment', () => {
  test.each([
    ['2026-11-28T16:56:31.204Z', newYork, '28 November 2026, 11:56 UTC−5'],
    ['2026-07-04T16:56:31.204Z', newYork, '4 July 2026, 12:56 UTC−4'],
    ['2026-11-28T16:56:31.204Z', 'UTC', '28 November 2026, 16:56 UTC'],
    ['2026-11-28T16:56:31.204Z', 'Asia/Kolkata', '28 November 2026, 22:26 UTC+5:30'],
    ['2026-11-28T16:56:31.204Z', 'Asia/Kathmandu', '28 November 2026, 22:41 UTC+5:45'],
    ['2026-11-28T16:56:31.204Z', 'America/St_Johns', '28 November 2026, 13:26 UTC−3:30'],
    ['2026-11-28T16:56:31.204Z', 'Pacific/Kiritimati', '29 November 2026, 06:56 UTC+14'],
    ['2026-12-31T23:59:59.999Z', 'Europe/Zurich', '1 January 2027, 00:59 UTC+1'],
    ['2027-01-01T00:00:00.000Z', newYork, '31 December 2026, 19:00 UTC−5'],
    // If clocks are set back one hour happens twice, and the offset tells which it is.
    ['2026-11-01T05:30:00.000Z', newYork, '1 November 2026, 01:30 UTC−4'],
    ['2026-11-01T06:30:00.000Z', newYork, '1 November 2026, 01:30 UTC−5'],
    ['2026-03-08T06:59:00.000Z', newYork, '8 March 2026, 01:59 UTC−5'],
    ['2026-03-08T07:00:00.000Z', newYork, '8 March 2026, 03:00 UTC−4'],
  ])('%s in %s: %s', (iso, zone, words) => {
    expect(moment(iso, zone)).toBe(words)
    expect(clock(iso, zone)).toBe(words.slice(words.indexOf(', ') + 2))
    expect(day(iso, zone)).toBe(words.slice(0, words.indexOf(', ')))
    expect(words.endsWith(` ${offsetName(iso, zone)}`)).toBe(true)
  })

  test('in a file is in UTC, and says so', () => {
    expect(utc('2026-11-28T16:56:31.204Z')).toBe('2026-11-28 16:56 UTC')
    expect(secondsClock('2026-11-28T16:56:31.204Z', 'America/New_York')).toBe('11:56:31')
    expect(utcDay('2026-11-28T23:56:31.204Z')).toBe('2026-11-28')
    expect(fileStamp(new Date('2026-11-28T16:56:31.204Z'))).toBe('2026-11-28_16-56-31Z')
  })

  test('to the millisecond, and as a date field has it', () => {
    expect(preciseClock('2026-11-28T16:56:31.204Z', newYork)).toBe('11:56:31.204')
    expect(dateField(new Date('2027-01-01T04:59:00Z'), newYork)).toBe('2026-12-31')
    expect(dateField(new Date('2027-01-01T05:00:00Z'), newYork)).toBe('2027-01-01')
  })

  test('that is none is given back as it is', () => {
    for (const text of ['', 'never', 'Invalid Date']) {
      for (const write of [moment, clock, day, utc, preciseClock]) expect(write(text)).toBe(text)
    }
  })
})

test('a bare date is the same everywhere', () => {
  for (const zone of [newYork, 'UTC', 'Pacific/Kiritimati', undefined]) {
    expect(day('2027-11-02', zone)).toBe('2 November 2027')
  }
})

test.each([
  ['2026-11-28', '2026-11-28', 0],
  ['2026-12-31', '2027-01-01', 1],
  ['2028-02-28', '2028-03-01', 2],
  ['2026-03-07', '2026-03-09', 2],
  ['2026-11-28', '2026-11-01', -27],
])('from %s to %s: %d days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days)
  expect(daysAfter(from, days)).toBe(to)
})

test.each([
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

test('what a person typed is meant as such, wherever it is read', () => {
  expect(typedMoment('2026-11-03T14:52')).toBe('3 November 2026, 14:52')
  expect(typedMoment('the other day')).toBe('the other day')
})

test('without a zone it is that of this computer', () => {
  const file = join(import.meta.dirname, '../../../main/text/times.ts')
  const script = `
    const { transpileModule } = require('typescript')
    const source = require('fs').readFileSync(${JSON.stringify(file)}, 'utf8')
    const code = transpileModule(source, { compilerOptions: { module: 'commonjs', target: 'es2022' } }).outputText
    new Function('exports', code)(exports)
    const { moment, dateField, preciseClock } = exports
    const at = '2027-01-01T03:56:31.204Z'
    console.log([moment(at), dateField(new Date(at)), preciseClock(at)].join('|'))`
  const inZone = (TZ: string) =>
    spawnSync(process.execPath, ['-e', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    }).stdout.trim()
  expect(inZone('America/New_York')).toBe('31 December 2026, 22:56 UTC−5|2026-12-31|22:56:31.204')
  expect(inZone('Asia/Kolkata')).toBe('1 January 2027, 09:26 UTC+5:30|2027-01-01|09:26:31.204')
  expect(inZone('UTC')).toBe('1 January 2027, 03:56 UTC|2027-01-01|03:56:31.204')
})
