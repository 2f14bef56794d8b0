import { ProblemError } from '../contract/result'
import { readWithin } from '../files/open-file'
import { writeNamed } from '../files/write-named'

/** Bytes of anything that is chosen but a backup or a list. */
const largestChosen = 64 * 1024 ** 2

/** The bytes of a file that the person chose. @throws ProblemError `file-unreadable` */
export async function readChosen(path: string): Promise<Buffer> {
  try {
    return await readWithin(path, largestChosen)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unreadable',
      message: `The file ${path} can’t be read.`,
      hint: 'Check its permissions, or choose another one.',
    })
  }
}

/**
 * Writes a text where the person wants it, for the eyes of this user only.
 *
 * @param what it is, as the sentence of a problem names it
 * @throws ProblemError `file-unwritable`
 */
export async function saveText(path: string, text: string, what: string): Promise<void> {
  await saveFile(path, text, what)
}

/** The same with bytes. @throws ProblemError `file-unwritable` */
export async function saveFile(path: string, content: string | Uint8Array, what: string): Promise<void> {
  await writeNamed(path, content, 0o600).catch((error: unknown) => {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `The ${what} can’t be saved to ${path}.`,
      hint: 'Choose another folder.',
    })
  })
}
