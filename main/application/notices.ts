import { ProblemError, type Problem } from '../contract/result'
import type { Notice } from '../contract/snapshot'
import type { SettingsFile } from '../settings/settings'
import type { RunFolders } from '../store/run-folders'

/** What the person has to know, and everything goes on all the same. */
export class Notices {
  private readonly changed: () => void
  private all: readonly Notice[]
  private readonly dismissed = new Set<string>()

  /** @param atStart what is known from the start */
  constructor(atStart: readonly Notice[], changed: () => void) {
    this.all = atStart
    this.changed = changed
  }

  /** Those that nobody has dismissed. */
  get shown(): readonly Notice[] {
    return this.all.filter(({ id }) => !this.dismissed.has(id))
  }

  /** Says it once: another notice with the same `id` takes its place. */
  add({ code, message, hint }: Problem, id: string = code): void {
    const others = this.all.filter((notice) => notice.id !== id)
    this.all = [...others, { id, message, hint }]
    this.dismissed.delete(id)
    this.changed()
  }

  dismiss(id: string): void {
    this.dismissed.add(id)
    this.changed()
  }

  /** Remembers something for the next start. If that can’t be written, everything else goes on. */
  readonly remember = (write: () => void): void => {
    try {
      write()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.add(error.problem)
    }
  }
}

/** What has to be said at the start. */
export function noticesAtStart(
  settings: Pick<SettingsFile, 'setAside'>,
  folders: Pick<RunFolders, 'problem'>,
): readonly Notice[] {
  const notices: Notice[] = []
  if (settings.setAside !== null) {
    notices.push({
      id: 'settings-set-aside',
      message: 'The settings file could not be read, so the settings start fresh.',
      hint: `The old file is kept as ${settings.setAside}. Known host keys have to be confirmed again.`,
    })
  }
  const problem = folders.problem()
  if (problem) notices.push({ id: problem.code, message: problem.message, hint: problem.hint })
  return notices
}
