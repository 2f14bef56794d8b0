import type { LinkId } from '../contract/links'
import type { Events } from '../contract/calls'
import type { WindowCommand } from '../contract/window-commands'
import type { SecretKeeper } from '../evidence/key-file'
import type { PrintPdf } from '../evidence/write-evidence'
import type { Told } from './away'

/** What the application asks of the desktop that it runs on. Electron provides it; nothing else in here knows Electron. */
export interface Desktop {
  readonly emit: <E extends keyof Events>(event: E, value: Events[E]) => void
  /** The chosen file, or `null` if the person closed the dialog. */
  readonly chooseFile: (
    purpose: 'key' | 'configuration' | 'logo' | 'list' | 'recording',
  ) => Promise<string | null>
  /** The files or the folder to review; none if the person closed the dialog. */
  readonly chooseToReview: (what: 'files' | 'folder') => Promise<readonly string[]>
  /** A folder to put something into; `null` if the person closed the dialog. */
  readonly chooseFolder: () => Promise<string | null>
  readonly chooseWhereToSave: (suggestedName: string) => Promise<string | null>
  readonly copy: (text: string) => void
  /** Shows a menu at the pointer that copies one of these texts. */
  readonly offerCopies: (texts: readonly { readonly title: string; readonly text: string }[]) => void
  readonly openLink: (id: LinkId) => Promise<void>
  readonly showInFolder: (file: string) => void
  readonly openFile: (file: string) => Promise<void>
  /** `null` if nothing can print. */
  readonly printPdf: PrintPdf | null
  /** `null` if the operating system keeps no secrets for us. */
  readonly keeper: SecretKeeper | null
  /** Keeps the computer from falling asleep by itself. */
  readonly keepAwake: (on: boolean) => void
  /** Shows how far it is, from 0 to 1, beside the name of the window; `null` if nothing is being done. */
  readonly showProgress: (progress: number | 'unknown' | null) => void
  /** Tells something if the window is not in front. It takes no focus. */
  readonly tell: (told: Told) => void
  /** Offers in the menu what may be used from now on, and nothing else. */
  readonly offer: (may: readonly WindowCommand[]) => void
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void
}
