import type { Allowance } from './allowance'
import { wholeOf, type Content } from './content'
import { largestMember, notRead, type Member } from './member'

/** What a mail begins with: a field of its header, or the first boundary in it if the header was left out. */
const beginsMail =
  /^(?:From \S+|[A-Za-z][A-Za-z0-9-]*: ?[^\n]*|--\S+)\r?\n(?:[A-Za-z][A-Za-z0-9-]*:|[ \t]+\S)/
/** A field that says that what follows is not written as it is. */
const encodedPart = /^Content-Transfer-Encoding:[ \t]*(?:base64|quoted-printable)[ \t]*\r?$/im

/**
 * Whether a text is a mail of which something has to be decoded. Of any other mail the text is read as it stands.
 *
 * @param start its beginning: the fields of its first parts
 */
export function isEncodedMail(start: string): boolean {
  return beginsMail.test(start) && encodedPart.test(start)
}

/**
 * What a mail holds: its text, or the page if there is none, and what is attached.
 *
 * @throws Error in the words of postal-mime if its parts are nested too deep; ProblemError of the allowance
 */
export async function* membersOfMail(packed: Content, allowance: Allowance): AsyncGenerator<Member> {
  const { default: PostalMime } = await import('postal-mime')
  const bytes = await wholeOf(packed.pieces(), largestMember)
  if (bytes === null) throw new Error(notRead.tooLarge.reason)
  const { text, html, attachments } = await PostalMime.parse(withHeader(bytes))
  const body = text ?? html
  const found = [
    ...(body === undefined ? [] : [{ name: text === undefined ? 'text.html' : 'text', content: body }]),
    ...attachments.map(({ filename, content }, at) => ({
      name: filename ?? `attachment ${at + 1}`,
      content,
    })),
  ]
  for (const { name, content } of found) {
    const member = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content))
    allowance.takeMember()
    allowance.takeBytes(member.length)
    yield { name, bytes: member }
  }
}

/** The header that says how the parts of a mail are told apart, if it was left out. */
function withHeader(bytes: Buffer): Buffer {
  const [, boundary] = /^--(\S+)\r?\n/.exec(bytes.toString('latin1', 0, 200)) ?? []
  if (boundary === undefined) return bytes
  const header = `Content-Type: multipart/mixed; boundary="${boundary}"\n\n`
  return Buffer.concat([Buffer.from(header, 'latin1'), bytes])
}
