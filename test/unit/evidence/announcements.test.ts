import { simpleParser, type AddressObject } from 'mailparser'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { audiences, moments, type AnnouncementId } from '../../../main/contract/announcements'
import type { PlannedChange } from '../../../main/contract/planned-change'
import { addresseesOf } from '../../../main/evidence/announcements/addressees'
import { announcementAsText } from '../../../main/evidence/announcements/as-text'
import { mailDraft } from '../../../main/evidence/announcements/mail'
import { listOfPeople, peopleToTell, type PersonToTell } from '../../../main/evidence/announcements/people'
import { writeAnnouncement } from '../../../main/evidence/announcements/write'
import type { RunEvent } from '../../../main/migration/events'
import { languageTags } from '../../../main/text/languages'
import { connectedTo, first, opened, prepared, runAfter } from '../migration/world'

const change: PlannedChange = {
  window: { begin: '2026-11-23T21:00', end: '2026-11-23T23:00', timeZone: 'Asia/Tokyo' },
  contacts: 'Kim “K” O’Neil, +41 44 555\n山田 太郎',
  ticket: 'CHG-4711',
}
const planned: RunEvent = { type: 'change-planned', change }
const before = runAfter(...prepared, planned)
const done: RunEvent = {
  type: 'settled',
  key: first,
  outcome: { state: 'done', message: '', hint: '', people: [] },
}
const every = languageTags.flatMap((language) =>
  audiences.flatMap((audience) => moments.map((moment): AnnouncementId => ({ audience, moment, language }))),
)

describe.each([
  ['of which little is known', runAfter(opened, connectedTo())],
  ['that is planned', before],
  ['that was made', runAfter(...prepared, planned, done)],
])('of a change %s', (_what, run) => {
  test.each(every)('$audience $moment in $language has no gap', async (id) => {
    const { subject, body } = await writeAnnouncement(run, id)
    const text = announcementAsText({ subject, body })
    expect(subject).not.toBe('')
    expect(text).not.toMatch(/[{}]|\bundefined\b|\bnull\b|\bNaN\b|\[object|\n\n\n| {2}|[ \t]\n/)
    expect(body.split('\n\n').length).toBeGreaterThan(2)
    expect(text.length).toBeLessThan(4_000)
  })
})

test('a text is filled with what is known, in the words of its language', async () => {
  const text = async (id: AnnouncementId, run = before) =>
    announcementAsText(await writeAnnouncement(run, id))
  const english = await text({ audience: 'users', moment: 'before', language: 'en' })
  expect(english).toMatch(/When: Monday,? 23 November 2026, 21:00 to 23:00 \(Asia\/Tokyo\)/)
  expect(english).toContain('Whom to call:\nKim “K” O’Neil, +41 44 555\n山田 太郎')
  expect(english).not.toContain('CHG-4711')
  const owner = await text({ audience: 'owner', moment: 'before', language: 'de' })
  expect(owner).toContain('Änderung: CHG-4711')
  expect(owner).toContain('3 Benutzer und 2 FortiToken-Mobile-Lizenzen der Firewall fw-lab')
  expect(await text({ audience: 'desk', moment: 'before', language: 'ja' })).toMatch(
    /日時: 2026年11月23日月曜日 21:00～23:00（Asia\/Tokyo）/,
  )
  const open = await text({ audience: 'users', moment: 'before', language: 'en' }, runAfter(...prepared))
  expect(open).toContain('When: we will tell you in good time')
  expect(open).toContain('Whom to call: the help desk')
})

test('after a migration that nobody has checked, no text says that anybody came through', async () => {
  const run = runAfter(...prepared, done)
  const { body } = await writeAnnouncement(run, { audience: 'owner', moment: 'after', language: 'en' })
  expect(body).toContain('The users have not been checked yet.')
  expect(body).not.toContain('Came through')
})

test('a rehearsal says so above everything', async () => {
  const run = runAfter({ ...(opened as Extract<RunEvent, { type: 'opened' }>), mode: 'rehearsal' })
  for (const id of every) {
    expect((await writeAnnouncement(run, id)).body, id.language).toMatch(
      /^(REHEARSAL|PROBELAUF|RÉPÉTITION|ENSAYO|ENSAIO|PROVA|【リハーサル】|【演练】)/,
    )
  }
})

describe('the list of whom to tell', () => {
  test('has everybody of the chosen licenses, and nobody else', async () => {
    expect(peopleToTell(before).map(({ name, happens }) => [name, happens])).toEqual([
      ['ada', 'migrates'],
      ['kim', 'migrates'],
      ['lee', 'migrates'],
    ])
    const rows: string[][] = parse(await listOfPeople(before, 'fr'), { bom: true })
    expect(rows[0]).toEqual(['name', 'e-mail', 'vdom', 'table', 'state', 'what happens'])
    expect(rows[2]).toEqual([
      ...['kim', 'kim@example.com', 'root', 'local', 'migrates'],
      'Passe à FortiToken Cloud ; garde l’application et le jeton',
    ])
  })

  test('says what became of them once something was migrated', () => {
    const happens = peopleToTell(runAfter(...prepared, done)).map(({ name, happens }) => [name, happens])
    expect(happens).toEqual([
      ['ada', 'unknown'],
      ['kim', 'unknown'],
      ['lee', 'unchanged'],
    ])
  })
})

describe('an address', () => {
  const person = (email: string | null): PersonToTell => ({
    ...{ name: 'ada', vdom: 'root', table: 'local', happens: 'migrates' },
    email,
  })
  test.each(['ada@example.com', 'ada+vpn@例え.jp', 'o’neil@example.com', 'x.y@sub.example.com'])(
    '%s is one',
    (email) => {
      expect(addresseesOf([person(email)])).toEqual([{ name: 'ada', email }])
    },
  )
  test.each([
    ...[
      null,
      '',
      'ada',
      'ada@',
      '@example.com',
      'a@b, c@d',
      'a@b;c@d',
      'a@b\r\nBcc: c@d',
      '<a@b>',
      'a b@c.d',
    ],
    ...['a"b@c.d', `${'a'.repeat(250)}@b.cd`],
    // A mail program leaves out what is hidden, and writes to someone else.
    ...['a\0b@c.d', 'a\u001bb@c.d', 'a\u00adb@c.d', 'a@b\u00ad.cd', 'a\u202eb@c.d', 'a@b..c', 'a@b.', 'a@.b'],
  ])('%j is none', (email) => {
    expect(addresseesOf([person(email)])).toEqual([])
  })
  test('that two people have is written to once', () => {
    expect(addresseesOf([person('ada@example.com'), person(' Ada@Example.com ')])).toHaveLength(1)
  })
})

describe('a message', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const names = (found: AddressObject | AddressObject[] | undefined) =>
    [found ?? []].flat().flatMap(({ value }) => value.map(({ name, address }) => [name, address]))

  test.each([
    ['ada', 'ada'],
    ['O"Neil, José', 'O"Neil, José'],
    ['東京, 太郎', '東京, 太郎'],
    ['a\r\nBcc: eve@example.com', 'a Bcc: eve@example.com'],
    ['a\u2028b\0c', 'a b c'],
    ['eve\u202emoc.elpmaxe@ada', 'eve moc.elpmaxe@ada'],
    ['=?utf-8?q?eve?=', '= ?utf-8?q?eve?='],
    ['<eve@example.com>', '<eve@example.com>'],
    ['x'.repeat(300), 'x'.repeat(300)],
    ['後'.repeat(100), '後'.repeat(100)],
  ])('to %j is read as such by a mail program', async (name, read) => {
    const draft = await mailDraft(
      { subject: `Änderung "1", ${name}`, body: 'Grüße\n.\nFrom here\n変更\n' },
      { to: [{ name, email: 'ada@example.com' }] },
      'de',
      now,
    )
    const mail = await simpleParser(draft)
    expect(names(mail.to)).toEqual([[read, 'ada@example.com']])
    expect(mail.bcc).toBeUndefined()
    expect(mail.from).toBeUndefined()
    expect(mail.subject).toBe(`Änderung "1", ${read}`)
    expect(mail.text?.trimEnd()).toBe('Grüße\n.\nFrom here\n変更')
    expect(mail.date).toEqual(now)
    expect(mail.headers.get('x-unsent')).toBe('1')
    expect(mail.attachments).toEqual([])
    for (const line of draft.toString('latin1').split('\r\n')) expect(line.length).toBeLessThan(999)
    expect(draft.toString('latin1')).not.toMatch(/[^\r]\n|[\x80-\xff]/)
  })

  test.each(every)('of $audience $moment in $language is read as it was written', async (id) => {
    const text = await writeAnnouncement(before, id)
    const mail = await simpleParser(await mailDraft(text, {}, id.language, now))
    expect([mail.subject, mail.text?.trimEnd()]).toEqual([text.subject, text.body.trimEnd()])
    expect(mail.headers.get('content-language')).toBe(id.language)
  })

  test('to many names nobody to the others', async () => {
    const hidden = [1, 2, 3].map((n) => ({ name: `u${n}`, email: `u${n}@example.com` }))
    const mail = await simpleParser(await mailDraft({ subject: 'A', body: 'B\n' }, { hidden }, 'en', now))
    expect(mail.to).toBeUndefined()
    expect(names(mail.bcc)).toEqual(hidden.map(({ name, email }) => [name, email]))
  })
})
