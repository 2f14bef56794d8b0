import { findingTitles } from '../../../main/contract/finding-titles'
import { findingPage } from '../words/help-address'

/** A page of the help. */
interface HelpPageTitle {
  readonly id: string
  readonly title: string
}

/** The pages that are not of a finding, in the order in which they are listed. */
const subjects: readonly HelpPageTitle[] = [
  { id: 'shortcuts', title: 'Keyboard shortcuts' },
  { id: 'glossary', title: 'Glossary' },
  { id: 'known-limits', title: 'Known limits' },
  { id: 'assumptions', title: 'What a rehearsal assumes' },
  { id: 'problems', title: 'Problems' },
  { id: 'connecting', title: 'Connecting to a FortiGate' },
  { id: 'never-twice', title: 'Never twice' },
  { id: 'telling-people', title: 'Planning the change, and telling the people' },
  { id: 'plan', title: 'The plan' },
  { id: 'evidence', title: 'Evidence' },
  { id: 'administrators', title: 'For administrators of computers' },
]

const findings: readonly HelpPageTitle[] = Object.entries(findingTitles).map(([id, title]) => ({
  id: findingPage(id),
  title,
}))

/** All pages, as they are listed. */
export const helpIndex: readonly { readonly title: string; readonly pages: readonly HelpPageTitle[] }[] = [
  { title: 'Using Tokenferry', pages: subjects },
  { title: 'Findings', pages: findings },
]

/** The page that an address of the help names, and the word in it to go to; the first page if it names none of ours. */
export function placeInHelp(address: string): { readonly page: HelpPageTitle; readonly word: string } {
  const [id = '', word = ''] = address.split('#')
  const all = helpIndex.flatMap(({ pages }) => pages)
  const page = all.find((each) => each.id === id) ?? { id: 'shortcuts', title: 'Keyboard shortcuts' }
  return { page, word }
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
  const isOurs = helpIndex.some(({ pages }) => pages.some((page) => page.id === id))
  return isOurs ? `${id}${word === '' ? '' : `#${word}`}` : null
}
