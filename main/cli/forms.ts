import { fstat, type BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { MisuseError } from './command'
import { tryToWrite, writeNamed } from '../files/write-named'
import { showAllMarks } from '../text/marks'
import { messageOf } from '../text/message'
import { say } from './output'
import { refusePlace } from './refuse-place'

/** The options of a command that says what it found as text, or in one of these forms. */
export const formOptions = {
  json: { type: 'boolean' },
  csv: { type: 'string' },
  html: { type: 'string' },
} as const

/** The form that a call asks for; text if it names none. */
export interface Form {
  readonly json?: boolean | undefined
  readonly csv?: string | undefined
  readonly html?: string | undefined
}

/**
 * Looks at what a call asks for before anything is done that would be lost.
 *
 * @throws MisuseError if a call asks for several forms, or for a file that can't be written.
 */
export async function checkForm({ json, csv, html }: Form): Promise<void> {
  if ([json, csv, html].filter((value) => value !== undefined).length > 1) {
    throw new MisuseError('Choose one of --json, --csv and --html.')
  }
  const path = csv ?? html
  if (path !== undefined) await checkTarget(path)
}

/**
 * A report never takes the place of what it is about. Told once the inputs were found: a share that is gone is not asked.
 *
 * @throws MisuseError if the file to be written is one of them
 */
export async function refuseOver(inputs: readonly string[], { csv, html }: Form): Promise<void> {
  const path = csv ?? html
  const target = path === undefined ? null : await stat(path, { bigint: true }).catch(() => null)
  if (target?.isFile() !== true) return
  for (const input of inputs) {
    const found = await factsOf(input).catch(() => null)
    if (found?.dev !== target.dev || found.ino !== target.ino) continue
    throw new MisuseError(`${path ?? ''} is an input file. Name another file for the result.`)
  }
}

/** Standard input may be a file as well: `tokenferry review - < my.conf`. */
function factsOf(input: string): Promise<BigIntStats> {
  return input === '-' ? promisify(fstat)(0, { bigint: true }) : stat(input, { bigint: true })
}

/**
 * Looks at a file that the call names before anything is done.
 *
 * @throws MisuseError if it can't be written, or nothing may be written there
 */
export async function checkTarget(path: string): Promise<void> {
  await refusePlace(path)
  await tryToWrite(path).catch((error: unknown) => {
    throw cannotWrite(path, error)
  })
}

/**
 * Writes a file that the call names.
 *
 * @param mode its rights if it is new
 * @throws MisuseError if that can’t be done.
 */
export async function writeTo(path: string, text: string | Iterable<string>, mode?: number): Promise<void> {
  await writeNamed(path, text, mode).catch((error: unknown) => {
    throw cannotWrite(path, error)
  })
}

/**
 * Writes what was found to a file that the call names, and says so. If that fails after all, it prints what it can
 * instead: the work is done, and may have taken long.
 *
 * @throws MisuseError if it can’t be written
 */
export async function keep(
  path: string,
  text: string,
  { summary, otherwise }: { readonly summary: string; readonly otherwise: () => string },
): Promise<void> {
  try {
    await writeTo(path, text)
  } catch (error) {
    await say(otherwise())
    throw error
  }
  await say(`${summary} Saved to ${showAllMarks(path)}.\n`)
}

/** A pipe that nobody reads any more is no fault: it stays the error that it is. */
function cannotWrite(path: string, error: unknown): Error {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return error
  return new MisuseError(`The file ${path} can’t be written: ${messageOf(error)}`)
}
