import { useState } from 'react'
import {
  announcementLimits,
  audiences,
  moments,
  type Announcement,
  type AnnouncementId,
  type AnnouncementText,
} from '../../../main/contract/announcements'
import type { CallArgument } from '../../../main/contract/calls'
import type { RunView } from '../../../main/contract/run-view'
import { languages, languageTags, type Language } from '../../../main/text/languages'
import { figure, plural } from '../../../main/text/words'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { ExportedFile } from '../components/exported-file'
import { Select, TextArea, TextField } from '../components/field'
import { Answered } from '../problems/answered'
import { attempt, call, refusals, useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { useBriefly } from '../state/use-briefly'
import './change.css'

const audienceTitles: Readonly<Record<AnnouncementId['audience'], string>> = {
  users: 'Users',
  desk: 'Help desk',
  owner: 'Service owner',
}

const momentTitles: Readonly<Record<AnnouncementId['moment'], string>> = {
  before: 'Before the change',
  during: 'During the change',
  after: 'After the change',
  wrong: 'If something goes wrong',
}

interface AnnouncementsProps {
  readonly view: RunView['announcements']
  /** Which moment is shown first. */
  readonly moment: AnnouncementId['moment']
}

/** The texts for people about the change: read, edited, copied and saved. Nothing is sent from here. */
export function Announcements({ view, moment: firstMoment }: AnnouncementsProps) {
  const [audience, setAudience] = useState<AnnouncementId['audience']>('users')
  const [moment, setMoment] = useState(firstMoment)
  const [language, setLanguage] = useState(languageOfSystem)
  const id = { audience, moment, language }
  const answer = useAnswer('announcement', id, view.revision)
  return (
    <div className="announcements">
      <div className="announcements__which">
        <Select
          label="For"
          value={audience}
          onChange={(value) => setAudience(value as AnnouncementId['audience'])}
          options={audiences.map((value) => ({ value, title: audienceTitles[value] }))}
        />
        <Select
          label="When"
          value={moment}
          onChange={(value) => setMoment(value as AnnouncementId['moment'])}
          options={moments.map((value) => ({ value, title: momentTitles[value] }))}
        />
        <Select
          label="Language"
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          options={languageTags.map((value) => ({ value, title: languages[value] }))}
        />
      </div>
      <Answered answer={answer}>
        {(announcement) => (
          <Text
            key={`${audience} ${moment} ${language}`}
            id={id}
            announcement={announcement}
            locked={!view.may}
          />
        )}
      </Answered>
    </div>
  )
}

interface TextProps {
  readonly id: AnnouncementId
  readonly announcement: Announcement
  readonly locked: boolean
}

function Text({ id, announcement, locked }: TextProps) {
  // What is being written; `null` if that is what main has.
  const [draft, setDraft] = useState<AnnouncementText | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const [copied, setCopied] = useBriefly()
  const [copy] = useCall('copyAnnouncement')
  const [reset] = useCall('resetAnnouncement')
  if (draft?.subject.trim() === announcement.subject && draft.body === announcement.body) setDraft(null)
  const { subject, body } = draft ?? announcement
  const text = { ...id, subject, body }
  const write = (some: Partial<AnnouncementText>) => setDraft({ subject, body, ...some })
  const keep = () => {
    if (draft !== null) void attempt('keepAnnouncement', text)
  }
  const save = async (as: CallArgument<'saveAnnouncement'>['as']) => {
    refusals.set(null)
    const result = await call('saveAnnouncement', { ...text, as })
    if (result.ok && result.value !== null) setSaved(result.value)
  }
  const saveList = async () => {
    refusals.set(null)
    const result = await call('savePeople', { language: id.language })
    if (result.ok && result.value !== null) setSaved(result.value)
  }
  const { people, isEdited, isOutdated } = announcement
  return (
    <>
      {isOutdated && (
        <Callout
          tone="warn"
          title="What is known has changed since you edited this text."
          actions={
            <Button size="small" disabled={locked} onClick={() => void reset(id).then(() => setDraft(null))}>
              Write it anew
            </Button>
          }
        >
          Read it again before you send it: the maintenance window, the contacts or the result may be
          different now.
        </Callout>
      )}
      <div lang={id.language} className="announcements__text">
        <TextField
          label="Subject"
          value={subject}
          readOnly={locked}
          onChange={(value) => write({ subject: value.slice(0, announcementLimits.subject) })}
          onBlur={keep}
        />
        <TextArea
          label="Text"
          rows={14}
          value={body}
          readOnly={locked}
          onChange={(value) => write({ body: value.slice(0, announcementLimits.body) })}
          onBlur={keep}
        />
      </div>
      <div className="row">
        <Button
          icon={copied ? 'check' : 'copy'}
          disabled={locked}
          onClick={() => void copy(text).then((done) => done && setCopied())}
        >
          Copy
        </Button>
        <Button icon="save" disabled={locked} onClick={() => void save('txt')}>
          Save as text…
        </Button>
        <Button icon="save" disabled={locked} onClick={() => void save('eml')}>
          {people === null ? 'Save as e-mail…' : 'Save as one e-mail…'}
        </Button>
        {people !== null && (
          <Button icon="save" disabled={locked || people.withAddress === 0} onClick={() => void save('each')}>
            One e-mail for each…
          </Button>
        )}
        <Button icon="save" onClick={() => void saveList()}>
          List of whom to tell…
        </Button>
        {isEdited && !isOutdated && (
          <Button disabled={locked} onClick={() => void reset(id).then(() => setDraft(null))}>
            Undo my changes
          </Button>
        )}
        <span className="small quiet" role="status">
          {copied ? 'Copied.' : ''}
        </span>
      </div>
      {saved !== null && <ExportedFile path={saved} />}
      <p className="small quiet">
        {people === null ? '' : `${peopleWords(people)} `}
        Tokenferry sends nothing. What you edit, copy or save is kept with this migration.
      </p>
    </>
  )
}

function peopleWords({ all, withAddress }: NonNullable<Announcement['people']>): string {
  return `For ${plural(all, 'user')}; the FortiGate has the e-mail address of ${withAddress === all ? 'each' : figure(withAddress)}.`
}

/** The language of the system, if there are texts in it; else English. */
function languageOfSystem(): Language {
  for (const wanted of navigator.languages) {
    const [base] = wanted.split('-')
    const found =
      languageTags.find((tag) => tag === wanted) ?? languageTags.find((tag) => tag.split('-')[0] === base)
    if (found !== undefined) return found
  }
  return 'en'
}
