import { hash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  announcementKey,
  type Announcement,
  type AnnouncementId,
  type AnnouncementText,
} from '../contract/announcements'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import { notNow } from '../migration/not-now'
import type { Procedure } from '../migration/procedure'
import { describeDevice } from '../migration/readings/device'
import type { RunState } from '../migration/run'
import { keepAnnouncement } from '../migration/steps/keep-announcement'
import type { Language } from '../text/languages'
import { fileStamp } from '../text/times'
import { saveText } from './chosen-file'
import type { Desktop } from './desktop'

type Kept = CallArgument<'keepAnnouncement'>

/** The texts for people about the change of the open run. What is handed out is kept with it first. */
export class AnnouncementsOfRun {
  private readonly desktop: Pick<Desktop, 'chooseWhereToSave' | 'chooseFolder' | 'copy'>
  private readonly procedure: () => Procedure
  private readonly now: () => Date

  constructor(
    desktop: Pick<Desktop, 'chooseWhereToSave' | 'chooseFolder' | 'copy'>,
    procedure: () => Procedure,
    now: () => Date,
  ) {
    this.desktop = desktop
    this.procedure = procedure
    this.now = now
  }

  /** The text as it would be sent now. */
  async show(id: AnnouncementId): Promise<Announcement> {
    const { state } = this.procedure()
    const [written, people] = await Promise.all([writtenFor(state, id), peopleOf(state, id)])
    const kept = state.announcements.get(announcementKey(id))
    const isEdited = kept !== undefined && kept.basis !== sumOf(kept.text)
    return {
      ...(isEdited ? kept.text : written),
      isEdited,
      isOutdated: isEdited && kept.basis !== sumOf(written),
      people: people && { all: people.all.length, withAddress: people.addressees.length },
    }
  }

  /** Keeps what a person has made of a text. */
  async keep({ audience, moment, language, subject, body }: Kept): Promise<AnnouncementText> {
    const id = { audience, moment, language }
    const procedure = this.procedure()
    const text = { subject: subject.trim(), body }
    const kept = procedure.state.announcements.get(announcementKey(id))
    // Handing an edited text out as it is brings it up to date as little as reading it.
    const basis =
      kept && sumOf(kept.text) === sumOf(text) ? kept.basis : sumOf(await writtenFor(procedure.state, id))
    await procedure.perform(keepAnnouncement({ announcement: id, text, basis }))
    return text
  }

  /** Forgets what a person has made of a text. */
  async reset(id: AnnouncementId): Promise<void> {
    const procedure = this.procedure()
    const text = await writtenFor(procedure.state, id)
    await procedure.perform(keepAnnouncement({ announcement: id, text, basis: sumOf(text) }))
  }

  async copy(kept: Kept): Promise<void> {
    const { announcementAsText } = await import('../evidence/announcements/as-text')
    this.desktop.copy(announcementAsText(await this.keep(kept)))
  }

  /** Answers the file or the folder; `null` if the person chose none. */
  async save({ as, ...kept }: CallArgument<'saveAnnouncement'>): Promise<string | null> {
    const text = await this.keep(kept)
    return as === 'each' ? this.saveEach(kept, text) : this.saveOne(kept, text, as)
  }

  private async saveOne(id: AnnouncementId, text: AnnouncementText, as: 'txt' | 'eml') {
    const path = await this.desktop.chooseWhereToSave(`${announcementKey(id)}.${as}`)
    if (path === null) return null
    if (as === 'txt') {
      const { announcementAsText } = await import('../evidence/announcements/as-text')
      await saveText(path, announcementAsText(text), 'text')
      return path
    }
    const { mailDraft, mostAddressees } = await import('../evidence/announcements/mail')
    const addressees = (await peopleOf(this.procedure().state, id))?.addressees ?? []
    const hidden = addressees.length <= mostAddressees ? addressees : []
    const draft = await mailDraft(text, { hidden }, id.language, this.now())
    await saveText(path, draft.toString('utf8'), 'message')
    return path
  }

  /** One message for everybody with an address, in a folder of their own. */
  private async saveEach(id: AnnouncementId, text: AnnouncementText) {
    const addressees = (await peopleOf(this.procedure().state, id))?.addressees ?? []
    if (addressees.length === 0) throw notNow('None of them has an email address on the FortiGate.')
    const chosen = await this.desktop.chooseFolder()
    if (chosen === null) return null
    const { mailDraft } = await import('../evidence/announcements/mail')
    const folder = join(chosen, `${announcementKey(id)}_${fileStamp(this.now())}`)
    const digits = String(addressees.length).length
    try {
      await mkdir(folder, { mode: 0o700 })
      for (const [at, to] of addressees.entries()) {
        const draft = await mailDraft(text, { to: [to] }, id.language, this.now())
        const name = `${String(at + 1).padStart(digits, '0')}-${inFileName(to.name)}.eml`
        await writeFile(join(folder, name), draft, { mode: 0o600, flag: 'wx' })
      }
    } catch (error) {
      throw ProblemError.because(error, {
        code: 'file-unwritable',
        message: `The messages can’t be saved to ${folder}.`,
        hint: 'Choose another folder.',
      })
    }
    return folder
  }

  /** The list of whom to tell. Answers the file; `null` if the person chose none. */
  async savePeople({ language }: { readonly language: Language }): Promise<string | null> {
    const path = await this.desktop.chooseWhereToSave('whom-to-tell.csv')
    if (path === null) return null
    const { listOfPeople } = await import('../evidence/announcements/people')
    await saveText(path, await listOfPeople(this.procedure().state, language), 'list')
    return path
  }

  /** The maintenance window for a calendar. Answers the file; `null` if the person chose none. */
  async saveDate(): Promise<string | null> {
    const { id, change, approvedDevice, mode } = this.procedure().state
    if (!change.window) throw notNow('No maintenance window is planned yet.')
    const path = await this.desktop.chooseWhereToSave('maintenance-window.ics')
    if (path === null) return null
    const { renderCalendar } = await import('../evidence/report/calendar')
    const device = approvedDevice ? describeDevice(approvedDevice).hostname : ''
    const subject = { runId: id, device, rehearsal: mode === 'rehearsal' }
    await saveText(path, renderCalendar([], subject, this.now(), change), 'calendar file')
    return path
  }
}

async function writtenFor(state: RunState, id: AnnouncementId): Promise<AnnouncementText> {
  if (!state.approvedDevice) throw notNow('Connect to the FortiGate first: the texts name it.')
  const { writeAnnouncement } = await import('../evidence/announcements/write')
  return writeAnnouncement(state, id)
}

/** Who gets a text, and who of them by mail; `null` if the FortiGate does not know them. */
async function peopleOf(state: RunState, { audience }: AnnouncementId) {
  if (audience !== 'users') return null
  const [{ peopleToTell }, { addresseesOf }] = await Promise.all([
    import('../evidence/announcements/people'),
    import('../evidence/announcements/addressees'),
  ])
  const all = peopleToTell(state)
  return { all, addressees: addresseesOf(all) }
}

function sumOf({ subject, body }: AnnouncementText): string {
  return hash('sha256', `${subject}\n\n${body}`).slice(0, 32)
}

/** What every file system takes. */
function inFileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 60)
}
