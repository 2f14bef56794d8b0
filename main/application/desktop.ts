import type { LinkId } from '../contract/links'
import type { Events } from '../contract/view'

/** What the application asks of the desktop that it runs on. Electron provides it; nothing else in here knows Electron. */
export interface Desktop {
  readonly emit: <E extends keyof Events>(event: E, value: Events[E]) => void
  /** The chosen file, or `null` where the person closed the dialog. */
  readonly chooseFile: (purpose: 'key' | 'configuration') => Promise<string | null>
  readonly chooseWhereToSave: (suggestedName: string) => Promise<string | null>
  readonly copy: (text: string) => void
  readonly openLink: (id: LinkId) => Promise<void>
  readonly showInFolder: (file: string) => void
  readonly openFile: (file: string) => Promise<void>
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void
}
