import { randomUUID } from 'node:crypto'
import { constants, fstatSync, writeFileSync, type Stats } from 'node:fs'
import { open, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { patiently } from './patiently'

type Text = string | Uint8Array | Iterable<string>

/** What the system answers if a file can be written to, but not replaced: its folder is closed, or it is mounted. */
const irreplaceable: readonly unknown[] = ['EACCES', 'EBUSY', 'EPERM', 'EROFS']
const standardOutput = 1

/**
 * Writes a file that a person named, in whole or not at all: what was there stays until the new one is complete. A link
 * goes on leading to the same place. A device or a pipe is written to as it is.
 *
 * @param mode rights of the file if it is new
 * @throws what the file system says; Error if it is a folder, or a pipe that nobody reads
 */
export async function writeNamed(path: string, text: Text, mode = 0o666): Promise<void> {
  const there = await whatIsAt(path)
  if (there === null) await putInPlace(await targetOf(path), text, { mode })
  else if (there.isFIFO()) await writeToPipe(path, text)
  else if (!there.isFile()) await writeFile(path, text)
  else if (isStandardOutput(there)) {
    for (const piece of piecesOf(text)) writeFileSync(standardOutput, piece)
  } else {
    await refuseIfClosed(path)
    try {
      await putInPlace(await realpath(path), text, there)
    } catch (error) {
      if (!irreplaceable.includes((error as NodeJS.ErrnoException).code)) throw error
      await overwrite(path, text)
    }
  }
}

function piecesOf(text: Text): Iterable<string | Uint8Array> {
  return typeof text === 'string' || text instanceof Uint8Array ? [text] : text
}

/**
 * Finds out whether a file that a person named can be written, and leaves everything as it was.
 *
 * @throws as `writeNamed`
 */
export async function tryToWrite(path: string): Promise<void> {
  const there = await whatIsAt(path)
  // A pipe that is opened and closed again would be at its end for its reader.
  if (there?.isFile() === true) await refuseIfClosed(path)
  if (there !== null) return
  const target = await targetOf(path)
  await (await open(target, 'wx')).close()
  await rm(target)
}

/** `null` if there is nothing. @throws Error if it is a folder */
async function whatIsAt(path: string): Promise<Stats | null> {
  const there = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (there?.isDirectory() === true) throw new Error('it is a folder')
  return there
}

/** Where a new file is to be: a link may lead to something that is not there yet. */
async function targetOf(path: string): Promise<string> {
  const link = await readlink(path).catch(() => null)
  return link === null ? path : targetOf(resolve(await realpath(dirname(path)), link))
}

/** Who may not write to a file shall not replace it either. */
async function refuseIfClosed(path: string): Promise<void> {
  await (await open(path, 'r+')).close()
}

async function putInPlace(
  target: string,
  text: Text,
  like: { readonly mode: number; readonly uid?: number; readonly gid?: number },
): Promise<void> {
  const unfinished = join(dirname(target), `.tokenferry-${randomUUID()}`)
  try {
    const file = await open(unfinished, 'wx', like.mode)
    try {
      await writeFile(file, text)
      await file.sync()
      if (like.uid !== undefined && like.gid !== undefined) {
        await file.chown(like.uid, like.gid)
        await file.chmod(like.mode)
      }
    } finally {
      await file.close()
    }
    await patiently(() => rename(unfinished, target))
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    if (error instanceof Error) error.message = error.message.replaceAll(unfinished, target)
    throw error
  }
}

/** Writes over a file that can't be replaced. If that fails, what was there is put back: it has its room already. */
async function overwrite(path: string, text: Text): Promise<void> {
  const older = await readFile(path)
  const file = await open(path, 'r+')
  let length = 0
  try {
    for (const piece of piecesOf(text)) {
      length += Buffer.byteLength(piece)
      await file.writeFile(piece)
    }
    await file.truncate(length)
  } catch (error) {
    await file.write(older, 0, older.length, 0)
    await file.truncate(older.length)
    throw error
  } finally {
    await file.close()
  }
}

/**
 * Holds the pipe open before it is written to, and for as long. One that nobody reads would keep us waiting for someone,
 * and one that is closed in between is at its end for its reader.
 */
async function writeToPipe(path: string, text: Text): Promise<void> {
  const held = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ENXIO'
      ? new Error('nothing is reading this pipe')
      : error
  })
  try {
    await writeFile(path, text)
  } finally {
    await held.close()
  }
}

/** Whether it is the file that standard output goes to: what is printed has to come behind it. */
function isStandardOutput({ dev, ino }: Stats): boolean {
  try {
    const output = fstatSync(standardOutput)
    return ino !== 0 && output.dev === dev && output.ino === ino
  } catch {
    // A window on Windows has none.
    return false
  }
}
