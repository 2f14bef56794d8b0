import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { configurationFilesBelow } from '../files/configuration-files'
import { MisuseError } from './command'

/**
 * The files that the arguments name, each once and in their order: a file, a folder with all below it, a pattern
 * (`*`, `?`, `**`) for shells that leave it to us, or `-` for standard input.
 *
 * @throws MisuseError where a folder or a pattern yields none.
 */
export async function findInputFiles(args: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(args.map(findFiles))
  return [...new Set(found.flat())]
}

async function findFiles(argument: string): Promise<readonly string[]> {
  if (argument === '-') return [argument]
  const facts = await stat(argument).catch(() => null)
  if (facts?.isDirectory() === true) {
    const files = await configurationFilesBelow(argument)
    if (files.length === 0) throw new MisuseError(`There is no configuration file in the folder ${argument}.`)
    return files
  }
  if (facts !== null || !/[*?]/.test(argument)) return [argument]
  const files = await expand('', argument.split(/[/\\]/))
  if (files.length === 0) throw new MisuseError(`No file matches ${argument}.`)
  return files
}

/** Expands a pattern segment by segment, so that no folder is read that it does not name. */
async function expand(base: string, segments: readonly string[]): Promise<readonly string[]> {
  const [segment, ...rest] = segments
  if (segment === undefined) return (await stat(base)).isFile() ? [base] : []
  if (!/[*?]/.test(segment)) {
    const path = base === '' ? segment || '/' : join(base, segment)
    return (await stat(path).catch(() => null)) === null ? [] : expand(path, rest)
  }
  const entries = await readdir(base || '.', { withFileTypes: true }).catch(() => [])
  const visible = entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name)
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  if (segment === '**') {
    const deeper = await Promise.all(folders.map(({ name }) => expand(join(base, name), segments)))
    return [...(await expand(base, rest)), ...deeper.flat()]
  }
  const matches = visible.filter((name) => patternOf(segment).test(name)).toSorted()
  const found = await Promise.all(matches.map((name) => expand(join(base, name), rest)))
  return found.flat()
}

function patternOf(segment: string): RegExp {
  const source = segment.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${source.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`, 'u')
}
