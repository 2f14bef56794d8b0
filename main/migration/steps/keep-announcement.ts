import { announcementKey, type AnnouncementId, type AnnouncementText } from '../../contract/announcements'
import type { StepId } from '../../contract/steps'
import type { RunState } from '../run'
import { at, type Action } from './action'

/** A text for people, and the sum of what it would say by itself. */
interface TextToKeep {
  readonly announcement: AnnouncementId
  readonly text: AnnouncementText
  readonly basis: string
}

/** The steps at which people are told. */
const announcing: readonly StepId[] = ['preauthorization', 'verify', 'portal']

/** Whether a text for people can be edited and handed out now. */
export function mayAnnounce({ step, finished }: Pick<RunState, 'step' | 'finished'>): boolean {
  return finished === null && announcing.includes(step)
}

/** Keeps a text for people as it is now, unless it is kept so already. */
export function keepAnnouncement({ announcement, text, basis }: TextToKeep): Action {
  return at(announcing, ({ run, record }) => {
    const kept = run.announcements.get(announcementKey(announcement))
    const isKept = kept?.basis === basis && kept.text.subject === text.subject && kept.text.body === text.body
    if (!isKept) record({ type: 'announcement-kept', announcement, text, basis })
  })
}
