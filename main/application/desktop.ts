import type { LinkId } from '../contract/links'
import type { Events } from '../contract/calls'
import type { SecretKeeper } from '../evidence/signing-key'
import type { PrintPdf } from '../evidence/write-evidence'

/** What the application asks of the desktop that it runs on. Electron provides it; nothing else in here knows Electron. */
export interface Desktop {
  readonly emit: <E extends keyof Events>(event: E, value: Events[E]) => void
  /** The chosen file, or `null` if the person closed the dialog. */
  readonly chooseFile: (purpose: 'key' | 'configuration' | 'logo' | 'list') => Promise<string | null>
  /** The files or the folder to review; none if the person closed the dialog. */
  readonly chooseToReview: (what: 'files' | 'folder') => Promise<readonly string[]>
  readonly chooseWhereToSave: (suggestedName: string) => Promise<string | null>
  readonly copy: (text: string) => void
  readonly openLink: (id: LinkId) => Promise<void>
  readonly showInFolder: (file: string) => void
  readonly openFile: (file: string) => Promise<void>
  /** `null` if nothing can print. */
  readonly printPdf: PrintPdf | null
  /** `null` if the operating system keeps no secrets for us. */
  readonly keeper: SecretKeeper | null
  /** Keeps the computer from falling asleep by itself. */
  readonly keepAwake: (on: boolean) => void
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void
}
