import fc from 'fast-check'
import { simpleParser, type AddressObject } from 'mailparser'
import { expect, test } from 'vitest'
import { addresseesOf } from '../../../main/evidence/announcements/addressees'
import { mailDraft } from '../../../main/evidence/announcements/mail'

const text = fc.string({ unit: 'binary', maxLength: 200 })
const now = new Date('2026-11-23T12:00:00Z')

const known = new Set([
  ...['content-language', 'content-transfer-encoding', 'content-type', 'date', 'message-id'],
  ...['mime-version', 'subject', 'to', 'x-unsent'],
])

const addresses = (found: AddressObject | AddressObject[] | undefined) =>
  [found ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address))

test('whatever users are called, a message goes to their address alone and says what was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      async (name, subject, body) => {
        const to = [{ name, email: 'ada@example.com' }]
        const draft = await mailDraft({ subject, body }, { to }, 'en', now)
        const mail = await simpleParser(draft, { skipTextToHtml: true })
        expect(addresses(mail.to)).toEqual(['ada@example.com'])
        expect([mail.cc, mail.bcc, mail.from, mail.replyTo]).toEqual([
          undefined,
          undefined,
          undefined,
          undefined,
        ])
        expect(mail.attachments).toEqual([])
        const headers = draft.toString('latin1').split('\r\n\r\n')[0] ?? ''
        const names = headers.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]?.toLowerCase())
        expect(names.filter((name) => !known.has(name ?? ''))).toEqual([])
        expect(new Set(names).size).toBe(names.length)
        const plain = (written: string) => written.replaceAll(/\r\n?/g, '\n').trimEnd()
        expect(plain(mail.text ?? '')).toBe(plain(body))
      },
    ),
    { numRuns: 300 },
  )
})

test('whatever stands in the place of an address, it is one address or none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), text, async (before, after) => {
      const email = `${before}@${after}`
      const found = addresseesOf([{ name: 'ada', email, vdom: 'root', table: 'local', happens: 'migrates' }])
      if (found.length === 0) return
      const mail = await simpleParser(await mailDraft({ subject: 'A', body: 'B' }, { to: found }, 'en', now))
      expect(addresses(mail.to)).toHaveLength(1)
      expect(mail.bcc).toBeUndefined()
    }),
    { numRuns: 300 },
  )
})
