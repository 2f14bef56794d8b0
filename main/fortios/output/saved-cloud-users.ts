import { withCleanEdges } from '../../text/clean-edges'
import { readRecordedPrompt } from '../config/prompt'
import { screenLines } from '../config/screen-lines'
import { readAtAnyWidth } from '../unwrap'
import { parseCloudUsers, type CloudUsers } from './cloud-users'

/** What a list says where it is whole; or in a sentence why it can't be used. */
export type SavedCloudUsers = CloudUsers | { readonly kind: 'refused'; readonly why: string }

/** What stands in front of a line of the list when it was quoted or stamped with the time. */
const before = /^.*?(?= ?(?:Number of users in fortitoken cloud: \d+$|\d+: username:))/
const countOf = /^Number of users in fortitoken cloud: \d+$/
const indexOf = /^(\d+): username:/
/** A line that may hold a user, understood or not. */
const mayHoldUser = /^\d+:|vdom:|username/
/** A whole line as a spreadsheet writes it: in quotes, or with empty cells behind it. */
const cell = /^(?:"(?<quoted>.*(?:userdata:|cloud: )\d+)"|(?<plain>.*(?:userdata:|cloud: )\d+))[;,\t]*$/
const ownCommand = /(?:^|[#$] )diag\S* +fortitoken-cloud +show +users$/

/**
 * Reads what people have saved of `diagnose fortitoken-cloud show users`: with the command in front of it, prompts, marks
 * of the pager, quoted in a mail, out of a spreadsheet, among other outputs. Of several lists in one recording the last is the newest.
 */
export function readSavedCloudUsers(text: string): SavedCloudUsers {
  const { lists, isRecorded } = listsIn(text)
  const read = lists.map(readList)
  const last = read.at(-1)
  if (last === undefined) return { kind: 'refused', why: 'it contains no such list' }
  const others = read.filter((each) => JSON.stringify(each) !== JSON.stringify(last))
  if (others.length > 0 && !isRecorded)
    return { kind: 'refused', why: `it contains ${read.length} lists that differ` }
  return last
}

/** The lines of each list, from its count on. What is no part of any is left out. */
function listsIn(text: string): {
  readonly lists: readonly (readonly string[])[]
  readonly isRecorded: boolean
} {
  const lists: string[][] = []
  let open: string[] | null = null
  let isRecorded = false
  for (const shown of screenLines(withCleanEdges(text))) {
    // Not trimmed: a line that fills the width of a terminal goes on in the next.
    const bare = inCell(shown).replace(before, '')
    const line = bare.trim()
    const isPrompt = readRecordedPrompt(shown.trim()) !== null || /[#$] diag/.test(line)
    if (line === '' || (ownCommand.test(line) && !isPrompt)) continue
    if (isPrompt) {
      isRecorded = true
      open = null
    } else if (countOf.test(line)) {
      open = [line]
      lists.push(open)
    } else if (open !== null) open.push(bare)
    else if (indexOf.test(line)) lists.push((open = [bare]))
  }
  return { lists, isRecorded }
}

function inCell(line: string): string {
  const { quoted, plain } = cell.exec(line)?.groups ?? {}
  return quoted?.replaceAll('""', '"') ?? plain ?? line
}

function readList(lines: readonly string[]): SavedCloudUsers {
  const list = readAtAnyWidth(lines.join('\n'), parseCloudUsers, (found) =>
    found.kind === 'cloud-users' ? found.unrecognised.length : Infinity,
  )
  if (list.kind !== 'cloud-users')
    return { kind: 'refused', why: 'its first line, with the number of users, is missing' }
  const { count, users, unrecognised } = list
  const numbers = lines.flatMap((line) => indexOf.exec(line.trim())?.[1] ?? [])
  if (new Set(numbers).size < numbers.length) return { kind: 'refused', why: 'it contains a user twice' }
  // Words around a list that has everybody hold nobody else.
  if (users.length === count)
    return { ...list, unrecognised: unrecognised.filter((line) => mayHoldUser.test(line)) }
  const mayBeUsers = unrecognised.filter((line) => mayHoldUser.test(line))
  if (users.length > count || users.length + mayBeUsers.length < count) {
    return { kind: 'refused', why: `it says ${count} users but contains ${users.length}: it is truncated` }
  }
  return list
}
