import type { FileUser } from '../../contract/review-view'
import { inputAt } from '../../files/inputs'
import { linesInText } from '..'
import type { SoughtUser } from './jobs'
import { unpackList } from './pack'
import { readReviewed, refuseChanged } from './read-reviewed'

/**
 * What is known of a user of a file: what its review found, and its lines as the file has them now.
 *
 * @throws ProblemError `file-changed`, and those of `readBackup`
 */
export async function readUser({ path, place, part, sha256, key, packed }: SoughtUser): Promise<FileUser> {
  const file = await readReviewed(path, await inputAt(path, place))
  refuseChanged(path, file, sha256)
  const user = unpackList(packed, 'users').find((each) => each.key === key)
  return {
    findings: unpackList(packed, 'findings').filter(({ users }) => users.includes(key)),
    lines: user ? linesInText(file.text, part, user) : [],
  }
}
