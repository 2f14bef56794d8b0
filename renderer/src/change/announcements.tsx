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
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { ExportedFile } from '../components/exported-file'
import { Select, TextArea, TextField } from '../components/field'
import { Answered } from '../problems/answered'
import { attempt, call, refusals, useCall } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { useBriefly } from '../state/use-briefly'
import { useWords, type WordsOf } from '../language/words'
import './change.css'

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
  const { say } = useWords('steps')
  return (
    <div className="announcements">
      <div className="announcements__which">
        <Select
          label={say('announcements.for')}
          value={audience}
          onChange={(value) => setAudience(value as AnnouncementId['audience'])}
          options={audiences.map((value) => ({ value, title: say(`announcements.audience.${value}`) }))}
        />
        <Select
          label={say('announcements.when')}
          value={moment}
          onChange={(value) => setMoment(value as AnnouncementId['moment'])}
          options={moments.map((value) => ({ value, title: say(`announcements.moment.${value}`) }))}
        />
        <Select
          label={say('announcements.language')}
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
  const words = useWords('steps')
  const { say } = words
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
          title={say('announcements.outdated')}
          actions={
            <Button size="small" disabled={locked} onClick={() => void reset(id).then(() => setDraft(null))}>
              {say('announcements.outdated.again')}
            </Button>
          }
        >
          {say('announcements.outdated.hint')}
        </Callout>
      )}
      <div lang={id.language} className="announcements__text">
        <TextField
          label={say('announcements.subject')}
          value={subject}
          readOnly={locked}
          onChange={(value) => write({ subject: value.slice(0, announcementLimits.subject) })}
          onBlur={keep}
        />
        <TextArea
          label={say('announcements.text')}
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
          {say('announcements.copy')}
        </Button>
        <Button icon="save" disabled={locked} onClick={() => void save('txt')}>
          {say('announcements.save.text')}
        </Button>
        <Button icon="save" disabled={locked} onClick={() => void save('eml')}>
          {say(people === null ? 'announcements.save.mail' : 'announcements.save.one-mail')}
        </Button>
        {people !== null && (
          <Button icon="save" disabled={locked || people.withAddress === 0} onClick={() => void save('each')}>
            {say('announcements.save.each')}
          </Button>
        )}
        <Button icon="save" onClick={() => void saveList()}>
          {say('announcements.save.list')}
        </Button>
        {isEdited && !isOutdated && (
          <Button disabled={locked} onClick={() => void reset(id).then(() => setDraft(null))}>
            {say('announcements.undo')}
          </Button>
        )}
        <span className="small quiet" role="status">
          {copied ? say('announcements.copied') : ''}
        </span>
      </div>
      {saved !== null && <ExportedFile path={saved} />}
      <p className="small quiet">
        {people === null ? '' : `${peopleWords(people, words)} `}
        {say('announcements.kept')}
      </p>
    </>
  )
}

function peopleWords(
  { all, withAddress }: NonNullable<Announcement['people']>,
  { say }: WordsOf<'steps'>,
): string {
  return withAddress === all
    ? say('announcements.people.all', { count: all })
    : say('announcements.people.some', { count: all, known: withAddress })
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
