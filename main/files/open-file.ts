import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { ProblemError } from '../contract/result'
import { inTime } from './in-time'
import { open, stat } from './plain-fs'
import { readWithoutWaiting } from './without-waiting'

/** Bytes that are read at a time: few enough to stay in the cache of the processor while they are hashed and skimmed. */
export const pieceBytes = 256 * 1024

/** A file that is open, and how large it says that it is. */
export interface OpenFile {
  readonly handle: FileHandle
  readonly size: number
}

/**
 * Opens a file that a person named: the only way in for every command and the window. It is looked at before it is
 * opened, and opened without waiting for anybody: a named pipe that nobody writes to would hold us for ever.
 *
 * @throws ProblemError `file-silent`, `not-a-file`; `backup-unreadable` with what the file system says
 */
export async function openFile(path: string): Promise<OpenFile> {
  try {
    return await openInTime(path)
  } catch (error) {
    throw asUnreadable(path, error)
  }
}

/** What kept a file from being read: a problem as it is, and whatever else was thrown as its cause. */
export function asUnreadable(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return ProblemError.because(error, {
    code: 'backup-unreadable',
    message: `The file ${path} can’t be read.`,
    hint: hasLostName(path, error)
      ? 'Its name contains bytes that are not UTF-8, so it can’t be opened by name: rename it.'
      : 'Check that it is there, that it is complete, and that you may open it.',
  })
}

/** A byte that is no UTF-8 is read as `�`, and a file by that name is looked for in vain. */
function hasLostName(path: string, error: unknown): boolean {
  return path.includes('\ufffd') && error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function openInTime(path: string): Promise<OpenFile> {
  refuseOthers(path, await inTime(path, () => stat(path)))
  const opening = open(path, readWithoutWaiting)
  const handle = await inTime(path, () => opening).catch((error: unknown) => {
    opening.then((late) => late.close()).catch(() => undefined)
    throw error
  })
  try {
    const facts = await inTime(path, () => handle.stat())
    refuseOthers(path, facts)
    return { handle, size: facts.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * The whole of a small file that a person named: a key, a list of devices.
 *
 * @param largest bound on its bytes, checked before they are read and while they are
 * @throws ProblemError `file-too-large`, and as `openFile`
 */
export async function readWithin(path: string, largest: number): Promise<Buffer> {
  const { handle, size } = await openFile(path)
  try {
    if (size > largest) throw fileTooLarge(path, largest)
    const pieces: Buffer[] = []
    let bytes = 0
    for await (const piece of piecesOf(path, handle)) {
      bytes += piece.length
      if (bytes > largest) throw fileTooLarge(path, largest)
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } finally {
    await handle.close()
  }
}

/** An open file from its beginning, piece by piece. */
export async function* piecesOf(path: string, handle: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    const buffer = Buffer.allocUnsafe(pieceBytes)
    const { bytesRead } = await inTime(path, () => handle.read(buffer, 0, pieceBytes, at)).catch(
      (error: unknown) => {
        throw asUnreadable(path, error)
      },
    )
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** The refusal of what holds more than it may. */
export function fileTooLarge(name: string, largest: number): ProblemError {
  const bound =
    largest < 1024 ** 2 ? `${Math.floor(largest / 1024)} KiB` : `${Math.floor(largest / 1024 ** 2)} MiB`
  return new ProblemError({
    code: 'file-too-large',
    message: `${name} contains more than ${bound}.`,
    hint: 'Check that this is the right file.',
  })
}

function refuseOthers(path: string, facts: Stats): void {
  if (facts.isFile()) return
  throw new ProblemError({
    code: 'not-a-file',
    message: `${path} is ${whatIs(facts)}, not a file.`,
    hint: facts.isFIFO() ? 'Pass its content on standard input, as "-".' : 'Name a file.',
  })
}

/** What something in a folder is that is neither a file nor a folder. */
export function whatIs(facts: Pick<Stats, 'isDirectory' | 'isFIFO' | 'isSocket' | 'isSymbolicLink'>): string {
  if (facts.isDirectory()) return 'a folder'
  if (facts.isFIFO()) return 'a pipe'
  if (facts.isSocket()) return 'a socket'
  if (facts.isSymbolicLink()) return 'a link'
  return 'a device'
}
