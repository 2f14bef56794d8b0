import MimeNode from 'nodemailer/lib/mime-node'
import type { AnnouncementText } from '../../contract/announcements'
import type { Language } from '../../text/languages'
import type { Addressee } from './addressees'

/** The most that are named in one message: many servers take no more. */
export const mostAddressees = 500

/**
 * A message as an .eml file: a draft that a mail program opens, addressed and not sent. Nobody stands in it as its
 * sender.
 *
 * @param to who is to be seen by everybody
 * @param hidden who gets it without being seen by the others
 */
export async function mailDraft(
  { subject, body }: AnnouncementText,
  { to = [], hidden = [] }: { readonly to?: readonly Addressee[]; readonly hidden?: readonly Addressee[] },
  language: Language,
  now: Date,
): Promise<Buffer> {
  // What is attached by a path or an address is refused: only text is put in.
  const message = new MimeNode('text/plain; charset=utf-8', {
    disableFileAccess: true,
    disableUrlAccess: true,
    keepBcc: true,
    newline: 'windows',
  })
  message.setHeader({
    subject: oneLine(subject),
    ...(to.length > 0 && { to: to.map(addressOf) }),
    ...(hidden.length > 0 && { bcc: hidden.map(addressOf) }),
    date: now.toUTCString().replace('GMT', '+0000'),
    'content-language': language,
    // Outlook opens it for sending, and not as one that was received.
    'x-unsent': '1',
  })
  message.setContent(body.replaceAll('\n', '\r\n'))
  return message.build()
}

function addressOf({ name, email }: Addressee) {
  return { name: oneLine(name), address: email }
}

/** What would end the line of a header, turn what stands behind it, or be read as an encoded word, is not in it. */
function oneLine(text: string): string {
  return text
    .replaceAll('=?', '= ?')
    .replaceAll(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
}
