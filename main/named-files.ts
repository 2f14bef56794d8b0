import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The files that a start names. */
export interface NamedFiles {
  /** Absolute, each once. */
  readonly paths: readonly string[]
  /** So many more were named than one start can hand over. */
  readonly leftOut: number
}

/** How the program was started. */
export interface Start {
  /** All of the command line, the program first. */
  readonly argv: readonly string[]
  /** The working folder. */
  readonly folder: string
  /** Whether it is an application by itself; otherwise the words in front of `--` are for Electron. */
  readonly isPackaged: boolean
}

/**
 * Most bytes of a command line, and of the paths that are handed over, as JSON. Electron brings both to the first
 * window in one message of 32 KiB; a longer one ends the process of that window (seen with Electron 33.2.1).
 */
const mostBytes = { commandLine: 12_000, paths: 10_500 }

/** Characters of a path. */
export const longestPath = 4096

/**
 * Whether a word in front of `--` names a file: there is a dot, a slash, a backslash or a colon in it, which no command
 * has. What lies in the working folder does not matter. `packaging/linux/tokenferry` asks the same of the first word.
 */
function isFileName(word: string): boolean {
  return !word.startsWith('-') && /[./\\:]/.test(word)
}

/** The files that a start of the window names: behind `--` every word, in front of it what looks like a file. */
export function namedFiles(start: Start): NamedFiles {
  const { own, behind } = halves(start.argv)
  const words = [...(start.isPackaged ? own.filter(isFileName) : []), ...behind]
  const paths = words.filter((word) => word !== '').map((word) => pathOf(word, start.folder))
  return fitting([...new Set(paths)], countedBefore(own))
}

/**
 * The arguments to start again with, if the command line is too long to be handed over; `null` if it is not.
 *
 * @throws Error if it is too long even without files
 */
export function shorterArguments(start: Start): readonly string[] | null {
  if (bytesOf(start.argv) <= mostBytes.commandLine) return null
  const { own } = halves(start.argv)
  const { paths, leftOut } = namedFiles(start)
  const kept = own.filter((word) => !(start.isPackaged && isFileName(word)) && !counts.test(word))
  if (bytesOf(kept) > mostBytes.commandLine - mostBytes.paths) throw new Error('The arguments are too long.')
  return [...kept, `--left-out=${leftOut}`, '--', ...paths]
}

/** How a start that was too long tells the next one how many files it has left out. */
const counts = /^--left-out=(\d{1,7})$/

function countedBefore(own: readonly string[]): number {
  return own.reduce((sum, word) => sum + Number(counts.exec(word)?.[1] ?? 0), 0)
}

function halves(argv: readonly string[]) {
  const end = argv.indexOf('--')
  return end === -1
    ? { own: argv.slice(1), behind: [] }
    : { own: argv.slice(1, end), behind: argv.slice(end + 1) }
}

/** An address that names no file of this computer is taken for a name: then there is no such file. */
function pathOf(word: string, folder: string): string {
  return resolve(folder, (/^file:\//i.test(word) && pathOfAddress(word)) || word)
}

function pathOfAddress(address: string): string | null {
  try {
    const url = new URL(address)
    if (url.host !== '') return null // of another computer, which would be asked for it
    const path = fileURLToPath(url)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

function fitting(all: readonly string[], leftOutBefore: number): NamedFiles {
  let bytes = 0
  const paths = all.filter((path) => {
    if (path.length <= longestPath) bytes += bytesOf([JSON.stringify(path)])
    return path.length <= longestPath && bytes <= mostBytes.paths
  })
  return { paths, leftOut: Math.min(leftOutBefore + all.length - paths.length, 9_999_999) }
}

function bytesOf(words: readonly string[]): number {
  const encoder = new TextEncoder()
  return words.reduce((sum, word) => sum + encoder.encode(word).length + 1, 0)
}
