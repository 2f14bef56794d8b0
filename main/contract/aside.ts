import type { LongList } from './rows'

/** A screen beside the work: it covers a run or the first screen, which are as they were when it is closed. */
export type Aside =
  | { readonly at: 'settings' }
  /** `finding/admin.lockout`, `glossary`; with the word to go to behind a `#`. */
  | { readonly at: 'help'; readonly page: string }
  | { readonly at: 'about' }

/** The same as the window shows it. */
export type AsideView =
  | { readonly at: 'settings'; readonly settings: SettingsView }
  | { readonly at: 'help'; readonly page: string }
  | { readonly at: 'about'; readonly versions: readonly ComponentVersion[] }

/** What Tokenferry runs on. */
export interface ComponentVersion {
  readonly name: string
  readonly version: string
}

/** What the screen "Settings" shows, but for the theme and the look of reports, which others need too. */
export interface SettingsView {
  /** Whether the desktop is told what happens while another window is in front. */
  readonly notifications: boolean
  /** For how many days finished runs are kept; `null`: until a person removes them. */
  readonly keepRunsDays: number | null
  /** Whether two people decide on each `y`. */
  readonly twoPeople: boolean
  /** What of it the organization has fixed. */
  readonly isFixed: {
    readonly keepRunsDays: boolean
    readonly dataFolder: boolean
    readonly twoPeople: boolean
  }
  /** What else the organization has decided, each in a sentence; or that its policy can’t be followed. */
  readonly decided: readonly string[]
  /** `knownDevices` has the rows. */
  readonly knownDevices: LongList
  /** Whether a key that was forgotten could not be trusted again. */
  readonly isForgettingFinal: boolean
  /** `oldEncryptionDevices` has the rows. */
  readonly oldEncryption: LongList
  readonly isOldEncryptionForbidden: boolean
}

/** A host key that a person has trusted. */
export interface KnownDevice {
  readonly host: string
  readonly port: number
  /** `ssh-ed25519` */
  readonly type: string
  readonly fingerprint: string
  /** ISO 8601 */
  readonly since: string
}

/** What lies in the data folder. */
export interface DataFolderUse {
  readonly bytes: number
  readonly parts: readonly { readonly name: string; readonly count: number; readonly bytes: number }[]
}

/** Terms for keeping finished runs that are offered, in days. */
export const termsToKeep = [30, 90, 365, 730, 1825, 3650] as const
