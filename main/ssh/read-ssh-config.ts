import { readdir } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { readWithin } from '../files/open-file'
import { matchesPattern } from './pattern'
import { parseSshConfig, type ConfigFile, type Directive, type SshConfigSection } from './ssh-config-file'

/** As deep as OpenSSH follows files that include files. */
const mostLevels = 16
/** Files that include themselves would otherwise be read without end. */
const mostFiles = 500
/** A configuration is read by people; anything longer is something else. */
const mostBytes = 1_000_000

/**
 * Reads a client configuration of OpenSSH with everything that it includes. Files that are not there or can't be read
 * count as empty, as they do for OpenSSH.
 *
 * @param path of the file, as `~/.ssh/config`.
 * @param home for `~` in the names of included files; relative ones are looked up in the folder of `path`.
 */
export async function readSshConfig(path: string, home: string): Promise<ConfigFile> {
  return new Reader(dirname(path), home).read(path, 0)
}

class Reader {
  private readonly folder: string
  private readonly home: string
  private filesLeft = mostFiles

  constructor(folder: string, home: string) {
    this.folder = folder
    this.home = home
  }

  async read(path: string, level: number): Promise<ConfigFile> {
    this.filesLeft -= 1
    const bytes = this.filesLeft < 0 ? null : await readWithin(path, mostBytes).catch(() => null)
    const file = parseSshConfig(bytes?.toString('utf8') ?? '', path)
    return { ...file, sections: await Promise.all(file.sections.map((each) => this.section(each, level))) }
  }

  private async section(section: SshConfigSection, level: number): Promise<SshConfigSection> {
    return {
      ...section,
      directives: await Promise.all(section.directives.map((each) => this.directive(each, level))),
    }
  }

  private async directive(directive: Directive, level: number): Promise<Directive> {
    if (directive.keyword !== 'include' || level >= mostLevels) return directive
    const files = await Promise.all(directive.values.map((value) => this.files(value)))
    return {
      ...directive,
      included: await Promise.all(files.flat().map((file) => this.read(file, level + 1))),
    }
  }

  /** The files that the name of an `Include` stands for, in the order of the alphabet. */
  private async files(name: string): Promise<readonly string[]> {
    const path = name.replace(/^~(?=\/|\\|$)/, () => this.home)
    return expandGlob(isAbsolute(path) ? path : join(this.folder, path))
  }
}

/** The files that a path with `*` and `?` in any of its parts stands for. */
async function expandGlob(path: string): Promise<readonly string[]> {
  if (!/[*?]/.test(path)) return [path]
  const folder = dirname(path)
  const folders = await expandGlob(folder)
  const pattern = path.slice(folder.length).replace(/^[/\\]+/, '')
  const found = await Promise.all(
    folders.map(async (each) => {
      const names = await readdir(each).catch(() => [])
      return names
        .filter((name) => (pattern.startsWith('.') || !name.startsWith('.')) && matchesPattern(pattern, name))
        .sort()
        .map((name) => resolve(each, name))
    }),
  )
  return found.flat()
}
