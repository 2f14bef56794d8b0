import { hasMarks } from '../../text/marks'
import type { PersonToTell } from './people'

/** Someone with an address. */
export interface Addressee {
  readonly name: string
  readonly email: string
}

/** Those who have an address that a message can be sent to, each address once. */
export function addresseesOf(people: readonly PersonToTell[]): readonly Addressee[] {
  const found = new Map<string, Addressee>()
  for (const { name, email } of people) {
    const address = email?.trim() ?? ''
    if (isAddress(address) && !found.has(address.toLowerCase())) {
      found.set(address.toLowerCase(), { name, email: address })
    }
  }
  return [...found.values()]
}

/**
 * One address and nothing more: no list of them, nothing that ends a line of a header, and nothing hidden, which a mail
 * program would leave out and so write to someone else.
 */
function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    !hasMarks(text) &&
    /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(\.[^\s@<>,;:"()[\]\\.]+)*$/u.test(text)
  )
}
