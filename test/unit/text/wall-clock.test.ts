import { expect, test } from 'vitest'
import { momentsAt } from '../../../main/text/wall-clock'

test.each([
  ['2026-11-23T21:00', 'Europe/Zurich', ['2026-11-23T20:00:00.000Z']],
  ['2026-07-04T00:00', 'America/New_York', ['2026-07-04T04:00:00.000Z']],
  ['2026-11-23T21:00', 'UTC', ['2026-11-23T21:00:00.000Z']],
  ['2026-11-23T05:30', 'Asia/Kolkata', ['2026-11-23T00:00:00.000Z']],
  ['2026-11-23T14:00', 'Pacific/Kiritimati', ['2026-11-23T00:00:00.000Z']],
  // Clocks are set forward: this hour is left out; the minutes around it are not.
  ['2027-03-28T01:59', 'Europe/Zurich', ['2027-03-28T00:59:00.000Z']],
  ['2027-03-28T02:30', 'Europe/Zurich', []],
  ['2027-03-28T03:00', 'Europe/Zurich', ['2027-03-28T01:00:00.000Z']],
  // Clocks are set back: this hour is shown twice.
  ['2026-10-25T02:30', 'Europe/Zurich', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
  ['2026-11-01T01:30', 'America/New_York', ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']],
  // A quarter of an hour, half an hour, and a day that never was.
  ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z']],
  ['2011-12-30T12:00', 'Pacific/Apia', []],
  ['2026-02-30T12:00', 'Europe/Zurich', []],
  ['2026-11-23', 'Europe/Zurich', []],
  ['2026-11-23T25:00', 'Europe/Zurich', []],
  ['', 'Europe/Zurich', []],
  // A year of two digits, and those at the ends of what is read.
  ['0026-11-23T21:00', 'Europe/Zurich', []],
  ['0000-01-01T00:00', 'UTC', []],
  ['9999-12-31T23:59', 'UTC', ['9999-12-31T23:59:00.000Z']],
  ['2026-11-23T21:00', 'Europe/Atlantis', null],
  ['2026-11-23T21:00', '+02:00', null],
  ['2026-11-23T21:00', '', null],
])('%s in %s is %j', (time, zone, moments) => {
  expect(momentsAt(time, zone)?.map((at) => at.toISOString()) ?? null).toEqual(moments)
})
