import type { Language } from '../text/languages'

/** The readers of a text: `desk` is the help desk, `owner` the people who approve the change. */
export const audiences = ['users', 'desk', 'owner'] as const

/** When it is sent; `wrong`: if something went wrong. */
export const moments = ['before', 'during', 'after', 'wrong'] as const

/** Which of the texts for people about the change. */
export interface AnnouncementId {
  readonly audience: (typeof audiences)[number]
  readonly moment: (typeof moments)[number]
  readonly language: Language
}

/** The key of one, as it names it in a run and in the name of a file: `users-before-pt-BR`. */
export function announcementKey({
  audience,
  moment,
  language,
}: Pick<AnnouncementId, 'audience' | 'moment'> & { readonly language: string }): string {
  return `${audience}-${moment}-${language}`
}

/** What one of them says, as plain text. */
export interface AnnouncementText {
  readonly subject: string
  readonly body: string
}

/** A text as the window shows it. */
export interface Announcement extends AnnouncementText {
  /** Whether a person has changed it. */
  readonly isEdited: boolean
  /** Whether something that it would say has changed since a person edited it. */
  readonly isOutdated: boolean
  /** How many people it is for, and how many of them have an email address; `null` if it isn’t known who they are. */
  readonly people: { readonly all: number; readonly withAddress: number } | null
}

/** The most that each part may be, in characters. */
export const announcementLimits = { subject: 300, body: 8_000 } as const
