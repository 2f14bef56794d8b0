import { isDocument } from '../contract/documents'
import { notNow } from '../migration/not-now'

/** The files that were exported since the start: the only ones that the window may have opened or shown by their path. */
export class ExportedFiles {
  private readonly paths = new Set<string>()

  /** Remembers a file that was just written. Answers its path; `null` if none was. */
  keep(path: string | null): string | null {
    if (path !== null) this.paths.add(path)
    return path
  }

  /** One that can be opened. @throws ProblemError if no such file was exported, or its name could be that of a program */
  toOpen(path: string): string {
    if (isDocument(this.find(path))) return path
    throw notNow('A file of this type is not opened from here. Show it in its folder.')
  }

  /** @throws ProblemError if no such file was exported */
  find(path: string): string {
    if (this.paths.has(path)) return path
    throw notNow('This file has not been exported since Tokenferry was started.')
  }
}
