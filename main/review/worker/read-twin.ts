import { basename } from 'node:path'
import { ProblemError } from '../../contract/result'
import { readBackup } from '../../files/read-backup'
import { configurationText, rehearsalAccount } from '..'
import type { FilePart, TwinText } from './jobs'

/**
 * Reads what the twin of a backup begins with.
 *
 * @throws ProblemError if the file can't be used
 */
export async function readTwin({ path, part }: FilePart): Promise<TwinText> {
  const name = basename(path)
  const { text } = configurationText('rehearsing', name, (await readBackup(path)).text, part)
  const account = rehearsalAccount(text)
  if (account === null) {
    throw new ProblemError({
      code: 'backup-partial',
      message: `${name} contains no super_admin, so nobody could log in on its twin.`,
      hint: 'Choose a complete backup made by a super_admin.',
    })
  }
  return { configuration: text, account }
}
