import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { PlannedChange } from '../../../../main/contract/planned-change'
import { renderCalendar } from '../../../../main/evidence/report/calendar'

const subject = { runId: 'run-1', device: 'fw, "lab"; 東京', rehearsal: false }
const now = new Date('2026-11-20T12:00:00Z')

/** The only entry of a calendar with this change, as a calendar program reads it. */
function entryOf(change: PlannedChange) {
  const text = renderCalendar([], subject, now, change)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const entries = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
  expect(entries).toHaveLength(1)
  return new ICAL.Event(entries[0])
}

describe('the maintenance window is the same moments in every calendar', () => {
  test.each([
    ['Europe/Zurich', '2026-11-23T21:00', '2026-11-23T23:00', '2026-11-23T20:00:00Z', '2026-11-23T22:00:00Z'],
    [
      'America/New_York',
      '2026-11-23T21:00',
      '2026-11-23T23:00',
      '2026-11-24T02:00:00Z',
      '2026-11-24T04:00:00Z',
    ],
    // Clocks are set back in it, so that it is an hour longer, and forward, an hour shorter.
    ['Europe/Zurich', '2026-10-25T01:00', '2026-10-25T04:00', '2026-10-24T23:00:00Z', '2026-10-25T03:00:00Z'],
    ['Europe/Zurich', '2027-03-28T01:00', '2027-03-28T04:00', '2027-03-28T00:00:00Z', '2027-03-28T02:00:00Z'],
    [
      'America/New_York',
      '2026-11-01T00:30',
      '2026-11-01T03:00',
      '2026-11-01T04:30:00Z',
      '2026-11-01T08:00:00Z',
    ],
    [
      'America/New_York',
      '2027-03-14T00:30',
      '2027-03-14T03:30',
      '2027-03-14T05:30:00Z',
      '2027-03-14T07:30:00Z',
    ],
    // An hour that is there twice begins with the first and ends with the second.
    ['Europe/Zurich', '2026-10-25T02:15', '2026-10-25T02:45', '2026-10-25T00:15:00Z', '2026-10-25T01:45:00Z'],
  ])('%s, %s to %s', (timeZone, begin, end, from, to) => {
    const { startDate, endDate } = entryOf({ window: { begin, end, timeZone }, contacts: '', ticket: '' })
    expect([startDate.toJSDate(), endDate.toJSDate()]).toEqual([new Date(from), new Date(to)])
    expect([startDate.zone.tzid, endDate.zone.tzid]).toEqual(['UTC', 'UTC'])
  })
})

test('its text is read as it was written', () => {
  const window = { begin: '2026-11-23T21:00', end: '2026-11-23T23:00', timeZone: 'Europe/Zurich' }
  const entry = entryOf({ window, contacts: 'Kim; "K", \\n\n山田 太郎', ticket: 'CHG,1' })
  expect(entry.summary).toBe('FortiToken migration (fw, "lab"; 東京)')
  expect(entry.description).toBe(
    '23 November 2026, 21:00 to 23:00, Europe/Zurich\nChange: CHG,1\nWhom to call:\nKim; "K", \\n\n山田 太郎',
  )
  expect(entry.uid).toBe('window-run-1@tokenferry.invalid')
})

test('without a window there is none', () => {
  const text = renderCalendar([], subject, now, { window: null, contacts: 'Kim', ticket: 'CHG1' })
  expect(text).not.toContain('VEVENT')
})
