import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ProblemError } from '../contract/result'

/** The longest list from the portal, in bytes: tens of thousands of users. */
const largestList = 8_000_000

/** The bytes of a file that the person chose. @throws ProblemError `file-unreadable` */
export async function readChosen(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unreadable',
      message: `The file ${path} can’t be read.`,
      hint: 'Check its rights, or choose another one.',
    })
  }
}

/** The text of a list of users. @throws ProblemError `file-unreadable`, `list-too-long` */
export async function readList(path: string): Promise<string> {
  const bytes = await readChosen(path)
  if (bytes.length <= largestList) {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
    return bytes.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '')
  }
  throw new ProblemError({
    code: 'list-too-long',
    message: `${basename(path)} is too large for a list of users.`,
    hint: 'Choose a file of at most 8 MB.',
  })
}

/** Writes the request for the pre-authorization, for the eyes of this user only. @throws ProblemError `file-unwritable` */
export async function saveRequest(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `The request can’t be written to ${path}.`,
      hint: 'Choose another folder.',
    })
  })
}
