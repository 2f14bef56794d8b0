import type { AnnouncementId, AnnouncementText } from '../../contract/announcements'
import type { AnnouncementArguments } from '../../text/catalog/announcement-arguments'
import { openAnnouncements } from '../../text/catalog/announcements'
import type { Say } from '../../text/catalog/say'
import type { RunState } from '../../migration/run'
import { knownOf, type KnownOfChange } from './known'

/** A text for people about a change, from what is known of it. Paragraphs are parted by an empty line. */
export async function writeAnnouncement(
  run: RunState,
  { audience, moment, language }: AnnouncementId,
): Promise<AnnouncementText> {
  const say = await openAnnouncements(language)
  const words = new Words(say, knownOf(run, language, say))
  const [subject, ...paragraphs] = texts[audience][moment](words)
  return {
    subject,
    body: `${[...words.mark, words.say('hello'), ...paragraphs, words.say('regards')].filter(Boolean).join('\n\n')}\n`,
  }
}

/** The subject, and the paragraphs between the greeting and the end; empty ones are left out. */
type Paragraphs = (words: Words) => readonly [subject: string, ...paragraphs: string[]]

/** The paragraphs that several texts have, said in one language. */
class Words {
  readonly say: Say<AnnouncementArguments>
  readonly known: KnownOfChange
  readonly device: { readonly device: string }

  constructor(say: Say<AnnouncementArguments>, known: KnownOfChange) {
    this.say = say
    this.known = known
    this.device = { device: known.device }
  }

  get mark(): readonly string[] {
    return this.known.isRehearsal ? [this.say('rehearsal')] : []
  }

  /** When, and the number of the change. */
  get when(): string {
    const { window, ticket } = this.known
    return [
      window === null ? this.say('when.open') : this.say('when', { window }),
      ...(ticket === '' ? [] : [this.say('change', { ticket })]),
    ].join('\n')
  }

  /** The same for users: the number of a change tells them nothing. */
  get whenForUsers(): string {
    const { window } = this.known
    return window === null ? this.say('when.open') : this.say('when', { window })
  }

  /** During and after the change its time is worth a line only if it is known. */
  get whenIfKnown(): string {
    return this.known.window === null ? '' : this.when
  }

  contacts(open: 'contacts.open' | 'contacts.desk.open'): string {
    const { contacts } = this.known
    return contacts === '' ? this.say(open) : `${this.say('contacts')}\n${contacts}`
  }

  /** How the users stand; empty before anything was migrated. */
  get counts(): string {
    const { standings, users, isVerified } = this.known
    if (!standings) return ''
    if (!isVerified) return this.say('owner.after.unchecked')
    const { through, attention, unchanged, unknown } = standings
    return [
      this.say('count.through', { count: through, of: users }),
      ...(attention > 0 ? [this.say('count.attention', { count: attention })] : []),
      ...(unchanged > 0 ? [this.say('count.unchanged', { count: unchanged })] : []),
      ...(unknown > 0 ? [this.say('count.unknown', { count: unknown })] : []),
    ].join('\n')
  }

  get support(): string {
    const { support: ticket } = this.known
    return ticket === '' ? '' : this.say('support', { ticket })
  }
}

const texts: Readonly<
  Record<AnnouncementId['audience'], Readonly<Record<AnnouncementId['moment'], Paragraphs>>>
> = {
  users: {
    before: (words) => [
      words.say('users.before.subject'),
      words.say('users.before.what'),
      words.whenForUsers,
      words.known.window === null ? '' : words.say('users.before.login'),
      words.say('users.phone'),
      words.say('users.refused'),
      words.contacts('contacts.open'),
      words.say('users.secret'),
    ],
    during: (words) => [
      words.say('users.during.subject'),
      words.say('users.during.what'),
      words.known.window === null ? '' : words.whenForUsers,
      words.say('users.phone'),
      words.contacts('contacts.open'),
    ],
    after: (words) => [
      words.say('users.after.subject'),
      words.say('users.after.what'),
      words.say('users.phone'),
      words.say('users.after.refused'),
      words.contacts('contacts.open'),
      words.say('users.secret'),
    ],
    wrong: (words) => [
      words.say('users.wrong.subject'),
      words.say('users.wrong.what'),
      words.say('users.wrong.phone'),
      words.contacts('contacts.open'),
      words.say('users.wrong.news'),
    ],
  },
  desk: {
    before: (words) => [
      words.say('desk.before.subject', words.device),
      words.say('desk.before.what', { ...words.device, users: words.known.users }),
      words.when,
      words.say('desk.same'),
      words.say('desk.list'),
      words.say('desk.refused'),
      words.contacts('contacts.desk.open'),
      words.say('desk.never'),
    ],
    during: (words) => [
      words.say('desk.during.subject', words.device),
      words.say('desk.during.what', words.device),
      words.whenIfKnown,
      words.say('desk.never'),
      words.contacts('contacts.desk.open'),
    ],
    after: (words) => [
      words.say('desk.after.subject', words.device),
      words.say('desk.after.what', words.device),
      words.counts,
      words.say('desk.same'),
      words.say('desk.refused'),
      words.contacts('contacts.desk.open'),
      words.say('desk.never'),
    ],
    wrong: (words) => [
      words.say('desk.wrong.subject', words.device),
      words.say('desk.wrong.what', words.device),
      words.counts,
      words.say('desk.wrong.callers'),
      words.say('desk.never'),
      words.contacts('contacts.desk.open'),
    ],
  },
  owner: {
    before: (words) => [
      words.say('owner.before.subject', words.device),
      words.say('owner.before.what', {
        ...words.device,
        users: words.known.users,
        licenses: words.known.licenses,
      }),
      words.when,
      words.say('owner.before.users'),
      words.say('owner.before.final'),
      words.say('owner.before.checks'),
      words.say('owner.before.reach'),
      words.say(words.known.isTransferLicense ? 'owner.before.transfer' : 'owner.before.license'),
      words.contacts('contacts.desk.open'),
      words.say('owner.before.answer'),
    ],
    during: (words) => [
      words.say('owner.during.subject', words.device),
      words.say('owner.during.what', words.device),
      words.whenIfKnown,
    ],
    after: (words) => [
      words.say('owner.after.subject', words.device),
      words.say('owner.after.what', words.device),
      words.whenIfKnown,
      words.counts,
      words.known.licenseEnds === null
        ? ''
        : words.say('owner.after.expires', { day: words.known.licenseEnds }),
      words.say('owner.after.report'),
    ],
    wrong: (words) => [
      words.say('owner.wrong.subject', words.device),
      words.say('owner.wrong.what', words.device),
      words.counts,
      words.support,
      words.say('owner.wrong.next'),
      words.contacts('contacts.desk.open'),
    ],
  },
}
