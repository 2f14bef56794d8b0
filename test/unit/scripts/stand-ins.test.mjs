import { describe, expect, test } from 'vitest'
import { eventsOf, standIns } from '../../../scripts/recording/stand-ins.mjs'

/** A recorded text of one run, and of another on another day of the same commit. */
const written = ({
  port = 33615,
  run = '630adf',
  sum = 'a',
  key = 'w',
  second = '30.000',
  salt = 'SH2aaOKf',
} = {}) =>
  `2026-03-04T10:20:${second}Z Connected to 127.0.0.1 port ${port}
"port":${port}, "hostKey":"SHA256:${key.repeat(43)}"
/tmp/tokenferry-rehearsal-x9F${run.slice(0, 3)}/rehearsals/20260304-102030Z-${run}
${sum.repeat(64)}  report.json
Backup, SHA-256 ${sum.repeat(4)}…${sum.repeat(4)}
${sum.repeat(64)}  again
set passwd ENC ${salt}
Migrated: 19 users converted.
1 types "edit root\\n"
`

const plain = (text) => standIns()(text)

describe('the stand-ins of a recording', () => {
  test('stand for what passes', () => {
    const other = { port: 40140, run: 'ee71c8', sum: 'b', key: '+', second: '31.999', salt: 'SH24RWgd' }
    expect(plain(written(other))).toBe(plain(written()))
  })

  test.each([
    ['a sentence', 'Migrated: 19 users converted.', 'Migrated: 18 users converted.'],
    ['a minute', 'T10:20:', 'T10:21:'],
    ['a day', '2026-03-04T', '2026-03-05T'],
    [
      'a checksum that is no longer the same as another',
      `${'a'.repeat(64)}  again`,
      `${'c'.repeat(64)}  again`,
    ],
    ['a port that is no longer the same as another', '"port":33615', '"port":33616'],
    ['a secret that was written in the clear', 'passwd ENC SH2aaOKf', 'passwd SH2aaOKf'],
    ['a path outside of the folder', '/rehearsals/', '/runs/'],
    ['a byte that was typed', 'edit root\\n', 'edit roo\\n'],
    ['an address', '127.0.0.1', '127.0.0.2'],
  ])('do not stand for %s', (_, was, is) => {
    const changed = written().replace(was, is)
    expect(changed).not.toBe(written())
    expect(plain(changed)).not.toBe(plain(written()))
  })
})

const at = '2026-03-04T10:20:30.000Z'
const key = { license: 'EFTM000000425212', vdom: 'root' }
const journal = (...events) =>
  events.map((event, index) => `${JSON.stringify({ v: 1, n: index + 1, at, event, sum: 'a' })}\n`).join('')
const printed = (...lines) => ({ type: 'printed', key, lines })
const decided = (answer) => ({ type: 'decided', key, answer })

describe('the events of a recording', () => {
  test('are the same however many lines were written at once', () => {
    const atOnce = eventsOf(journal(decided('y'), printed('1: Converted', '2: Converted')))
    expect(eventsOf(journal(decided('y'), printed('1: Converted'), printed('2: Converted')))).toBe(atOnce)
  })

  test('differ by one event, one answer, one line, and by their order', () => {
    const all = [
      [decided('y'), printed('1: Converted')],
      [printed('1: Converted'), decided('y')],
      [decided('y')],
      [decided('n'), printed('1: Converted')],
      [decided('y'), printed('1: Converted', '')],
      [decided('y'), { ...printed('1: Converted'), key: { ...key, vdom: 'other' } }],
    ].map((events) => eventsOf(journal(...events)))
    expect(new Set(all).size).toBe(all.length)
  })
})
