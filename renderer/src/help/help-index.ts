import { findingTitles } from '../../../main/contract/finding-titles'
import type { WordsOf } from '../language/words'
import { findingPage } from '../words/help-address'

/** The pages that are not of a finding, in the order in which they are listed. */
const subjects = [
  'shortcuts',
  'glossary',
  'known-limits',
  'assumptions',
  'problems',
  'connecting',
  'never-twice',
  'telling-people',
  'plan',
  'evidence',
  'administrators',
] as const

type Subject = (typeof subjects)[number]

const findings: ReadonlyMap<string, string> = new Map(
  Object.entries(findingTitles).map(([id, title]) => [findingPage(id), title]),
)

/** The ids of all pages, in the groups and the order in which they are listed. */
export const helpIndex: readonly { readonly id: 'using' | 'findings'; readonly pages: readonly string[] }[] =
  [
    { id: 'using', pages: subjects },
    { id: 'findings', pages: [...findings.keys()] },
  ]

const pageIds: ReadonlySet<string> = new Set(helpIndex.flatMap(({ pages }) => pages))

/** The title of a page of the help. */
export function helpTitle(page: string, { say }: WordsOf<'beside'>): string {
  return findings.get(page) ?? say(`help-page.${page as Subject}`)
}

/** The page that an address of the help names, and the word in it to go to; the first page if it names none of ours. */
export function placeInHelp(address: string): { readonly page: string; readonly word: string } {
  const [id = '', word = ''] = address.split('#')
  return { page: pageIds.has(id) ? id : 'shortcuts', word }
}

/**
 * Where a link in a page leads: an address of the help, or `null` if it leads out of it.
 *
 * @param to as the page has it: `../never-twice.md#late`, `findings/admin.lockout.md`
 */
export function addressInHelp(to: string): string | null {
  const [path = '', word = ''] = to.split('#')
  const [, folder = '', name = ''] = /^(?:\.\.?\/)*(findings\/)?([\w.-]+)\.md$/.exec(path) ?? []
  const id = folder === '' && !Object.hasOwn(findingTitles, name) ? name : findingPage(name)
  return pageIds.has(id) ? `${id}${word === '' ? '' : `#${word}`}` : null
}
