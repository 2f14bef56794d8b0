import { ProblemError, type Problem } from '../contract/result'
import type { Notice } from '../contract/snapshot'
import type { FaultKind } from '../diagnostics/fault'
import type { SettingsFile } from '../settings/settings'
import type { RunFolders } from '../store/run-folders'
import { figure } from '../text/words'

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
    this.all = [...others, { id, code, message, hint }]
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

/** What has to be said of an internal error; `null` if the screen says it at its place, or nothing came of it. */
export function noticeOfFault(kind: FaultKind): Problem | null {
  switch (kind) {
    case 'exception':
    case 'rejection':
    case 'page':
    case 'page-rejection':
      return {
        code: 'fault',
        message: 'Something went wrong inside Tokenferry.',
        hint: 'What was done before is kept. If something gets stuck, close the application and resume the run.',
      }
    case 'window-gone':
      return {
        code: 'window-crashed',
        message: 'The window crashed and was reloaded.',
        hint: 'Nothing in a run is lost: the session and the journal do not depend on the window.',
      }
    default:
      return null
  }
}

/** That a start named more files than it can hand over. */
export function leftOutProblem(leftOut: number, all: number): Problem {
  const which = leftOut === all ? 'None' : `Only ${figure(all - leftOut)}`
  return {
    code: 'too-many-files',
    message: `${which} of the ${figure(all)} files that were opened at once could be accepted.`,
    hint: 'Open the folder that holds them, or drop them on this window.',
  }
}

/** What has to be said at the start. */
export function noticesAtStart(
  settings: Pick<SettingsFile, 'setAside' | 'unreadable'>,
  folders: Pick<RunFolders, 'problem'>,
): readonly Notice[] {
  const notices: Notice[] = []
  if (settings.setAside !== null) {
    notices.push({
      id: 'settings-set-aside',
      code: 'settings-set-aside',
      message: 'The settings file could not be read, so the settings start fresh.',
      hint: `The old file is kept as ${settings.setAside}. Known host keys have to be confirmed again.`,
    })
  }
  if (settings.unreadable !== null) {
    notices.push({
      id: 'settings-unreadable',
      code: 'settings-unreadable',
      message: `The settings file can’t be read, so the settings start fresh: ${settings.unreadable}.`,
      hint: 'It is left as it is, and nothing is written to it. Check its permissions, then start again. Until then, a host key that you confirmed earlier looks new: compare it with the console of the FortiGate.',
    })
  }
  const problem = folders.problem()
  if (problem) {
    const { code, message, hint } = problem
    notices.push({ id: code, code, message, hint })
  }
  return notices
}
