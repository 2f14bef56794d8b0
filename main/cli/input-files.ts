import { parse, sep } from 'node:path'
import { eachOnce, findFiles, kindOfPath, oneFile } from '../files/find-files'
import { PathPattern } from '../files/path-pattern'
import type { Walked, WalkOptions } from '../files/walk-folder'
import { messageOf } from '../text/message'
import { MisuseError } from './command'

/**
 * The files that the arguments name, each once and in their order: a file, a folder with all below it, a pattern
 * (`*`, `?`, `**`) for shells that leave it to us, or `-` for standard input.
 *
 * @throws MisuseError if a folder can’t be read, or nothing matches a pattern
 */
export async function findInputFiles(args: readonly string[]): Promise<Walked> {
  return eachOnce(await Promise.all(args.map(findInput)))
}

async function findInput(argument: string): Promise<Walked> {
  if (argument === '-') return oneFile(argument)
  const root = rootOf(argument)
  const below = argument.slice(root.length)
  const isPattern = /[*?]/.test(below) && (await kindOfPath(argument)) === null
  return isPattern ? findMatches(argument, root, below.split(/[/\\]+/)) : find(argument)
}

/**
 * Only the folders that a pattern names are read.
 *
 * @param root a drive or a share, in front of all segments; empty for a path from the folder that we are in
 */
async function findMatches(pattern: string, root: string, segments: readonly string[]): Promise<Walked> {
  const first = segments.findIndex((segment) => /[*?]/.test(segment))
  const folder = `${root}${segments.slice(0, first).join(sep)}` || '.'
  const sought = new PathPattern(segments.slice(first).filter((segment) => !['', '.'].includes(segment)))
  const isFolder = (await kindOfPath(folder)) === 'folder'
  const found = isFolder ? await find(folder, { sought }) : null
  if (found !== null && found.files.length + found.passedOver.length > 0) return found
  throw new MisuseError(`No file matches ${pattern}.`)
}

/** @throws MisuseError if it is a folder that can’t be read */
async function find(path: string, options: WalkOptions = {}): Promise<Walked> {
  try {
    return await findFiles(path, options)
  } catch (error) {
    throw new MisuseError(`The folder ${path} can’t be read: ${messageOf(error)}`)
  }
}

/** A drive, a share, or the mark of a long path (`\\?\`) in front of either: none of it is a pattern. */
function rootOf(path: string): string {
  return /^\\\\\?\\UNC\\[^\\]+\\[^\\]+\\/i.exec(path)?.[0] ?? parse(path).root
}
