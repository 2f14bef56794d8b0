/** Two people who decide together, as they typed it. */
export interface TwoPeople {
  readonly first: string
  readonly second: string
  /** The license number, as the second person typed it. */
  readonly typed: string
}

/** The least that the name of a person has to be, in characters. */
const shortestName = 2

/** The most that it may be. */
export const longestName = 80

/** Whether this can be the name of a person. */
export function isName(typed: string): boolean {
  return typed.trim().length >= shortestName && typed.trim().length <= longestName
}

/** Whether two names are one: capitals, and how many blanks there are, make no other person. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
  return plain(one) === plain(other)
}
