import type { NamedFiles } from '../named-files'
import { list, plural } from '../text/words'

/**
 * What comes from outside while the screen has to stay as it is. It waits, is named in one line, and is done in its
 * order later: a second start as soon as nothing is asked or migrated, files once no run is open.
 */
export class HeldBack {
  private held: { readonly what: string; readonly then: () => void }[] = []
  private files: NamedFiles = { paths: [], leftOut: 0 }

  /**
   * What waits, in one line; empty if nothing does.
   *
   * @param isStill whether nothing may change the screen now; otherwise only the open run keeps files waiting
   */
  line(isStill: boolean): string {
    const count = this.files.paths.length
    const files = count === 0 ? [] : [plural(count, 'file')]
    if (!isStill) return files.map((some) => `${some} will open when you leave this run.`).join('')
    const all = [...new Set(this.held.map(({ what }) => what)), ...files]
    return all.length === 0 ? '' : `Kept for later: ${list(all)}.`
  }

  /** @param what it is, as the line names it. */
  add(what: string, then: () => void): void {
    this.held.push({ what, then })
  }

  addFiles({ paths, leftOut }: NamedFiles): void {
    this.files = {
      paths: [...new Set([...this.files.paths, ...paths])],
      leftOut: this.files.leftOut + leftOut,
    }
  }

  /** Does what has waited, but for the files. */
  release(): void {
    for (const { then } of this.held.splice(0)) then()
  }

  /** The files that have waited, which wait no longer. */
  takeFiles(): NamedFiles {
    const taken = this.files
    this.files = { paths: [], leftOut: 0 }
    return taken
  }
}
