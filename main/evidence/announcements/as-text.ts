import type { AnnouncementText } from '../../contract/announcements'

/** A text as a file: its subject is the first line. */
export function announcementAsText({ subject, body }: AnnouncementText): string {
  return `${subject}\n\n${body.trimEnd()}\n`
}
