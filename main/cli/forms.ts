import { writeFile } from 'node:fs/promises'
import { MisuseError } from './command'
import { messageOf } from '../text/message'

/** The options of a command that says what it found as text, or in one of these forms. */
export const formOptions = {
  json: { type: 'boolean' },
  csv: { type: 'string' },
  html: { type: 'string' },
} as const

/** The form that a call asks for; text where it names none. */
export interface Form {
  readonly json?: boolean | undefined
  readonly csv?: string | undefined
  readonly html?: string | undefined
}

/** @throws MisuseError where a call asks for several forms. */
export function checkForm({ json, csv, html }: Form): void {
  if ([json, csv, html].filter((value) => value !== undefined).length > 1) {
    throw new MisuseError('Choose one of --json, --csv and --html.')
  }
}

/** Writes a file that the call names. @throws MisuseError where that can't be done. */
export async function writeTo(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    const reason = messageOf(error)
    throw new MisuseError(`The file ${path} can't be written: ${reason}`)
  }
}
