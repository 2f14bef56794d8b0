import { basename } from 'node:path'
import { ProblemError } from '../contract/result'
import type { ChosenList } from '../contract/rows'
import { readBackup } from './read-backup'

/** The longest list of users or devices, in bytes: tens of thousands of them. */
const largestList = 8_000_000

/** What spreadsheets call their own files. Some programs call a table so that is text: it is read. */
const workbookName = /\.(?:xls[xmb]?|od[st]|numbers)$/i

/**
 * Reads a list in any encoding.
 *
 * @throws ProblemError `list-too-long`, `list-is-workbook`, and `backup-unreadable` of `readBackup`
 */
export async function readListFile(path: string): Promise<ChosenList> {
  try {
    const { text, encoding, certain } = await readBackup(path, largestList)
    if (workbookName.test(path) && /[\0\ufffd]/.test(text)) throw isWorkbook(path)
    return { text, doubt: certain ? null : doubtOf(basename(path), text, encoding) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code } = error.problem
    if (code === 'backup-in-archive' && workbookName.test(path)) throw isWorkbook(path)
    if (code !== 'backup-too-large') throw error
    throw new ProblemError({
      code: 'list-too-long',
      message: `${basename(path)} is too large for a list.`,
      hint: 'Choose a file of at most 8 MB.',
    })
  }
}

function isWorkbook(path: string): ProblemError {
  return new ProblemError({
    code: 'list-is-workbook',
    message: `${basename(path)} is a spreadsheet workbook, which Tokenferry doesn’t read.`,
    hint: 'Save its sheet as CSV UTF-8 or Unicode text and choose that.',
  })
}

function doubtOf(name: string, text: string, encoding: string): string {
  return text.includes('\ufffd')
    ? `Some bytes in ${name} are not valid ${encoding}: they are shown as “\ufffd”. Save the list as UTF-8.`
    : `${name} doesn’t say how its non-ASCII letters are encoded: they were read as ${encoding}. Check the names, or save the list as UTF-8.`
}
