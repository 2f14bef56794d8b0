import type { MaintenanceWindow } from '../../contract/planned-change'
import { datesThatMatter } from '../../migration/dates'
import { describeDevice } from '../../migration/readings/device'
import { wasMigrated, type RunState } from '../../migration/run'
import { judgedUsers } from '../../migration/verdict-facts'
import type { AnnouncementArguments } from '../../text/catalog/announcement-arguments'
import type { Say } from '../../text/catalog/say'
import type { Language } from '../../text/languages'

/** What is known of a run, as far as people are told of it. */
export interface KnownOfChange {
  readonly isRehearsal: boolean
  readonly device: string
  /** Users of the chosen licenses. */
  readonly users: number
  readonly licenses: number
  /** In words of the language; `null` if nobody has said when. */
  readonly window: string | null
  readonly contacts: string
  readonly ticket: string
  /** Of Customer Service. */
  readonly support: string
  /** Whether FortiToken Cloud will add a license that is free for one year. */
  readonly isTransferLicense: boolean
  /** How the users stand; `null` before anything was migrated. */
  readonly standings: Readonly<Record<'through' | 'attention' | 'unchanged' | 'unknown', number>> | null
  readonly isVerified: boolean
  /** The day on which the license of FortiToken Cloud ends, in words of the language; `null` if it isn’t known. */
  readonly licenseEnds: string | null
}

/** What is known of a run. */
export function knownOf(run: RunState, language: Language, say: Say<AnnouncementArguments>): KnownOfChange {
  const users = judgedUsers(run)
  const count = (standing: string) => users.filter((user) => user.standing === standing).length
  const ends = datesThatMatter(run).find(({ id }) => id === 'expiry' || id === 'transfer-license')
  return {
    isRehearsal: run.mode === 'rehearsal',
    device: (run.approvedDevice && describeDevice(run.approvedDevice).hostname) ?? '',
    users: users.length,
    licenses: run.chosen.length,
    window: run.change.window && windowIn(language, run.change.window, say),
    contacts: run.change.contacts,
    ticket: run.change.ticket,
    support: run.request.ticket,
    isTransferLicense: run.service?.service?.licensed === 'no',
    standings: run.licenses.some(wasMigrated)
      ? {
          through: count('through'),
          attention: count('attention'),
          unchanged: count('unchanged'),
          unknown: count('unknown'),
        }
      : null,
    isVerified: run.verification !== null,
    licenseEnds: ends ? dayIn(language, ends.date) : null,
  }
}

/** The window as people in the country of a language write it, with the name of its time zone. */
function windowIn(
  language: Language,
  { begin, end, timeZone: zone }: MaintenanceWindow,
  say: Say<AnnouncementArguments>,
): string {
  const date = dayIn(language, begin.slice(0, 10), 'full')
  const lastDate = dayIn(language, end.slice(0, 10), 'full')
  const times = { begin: begin.slice(11), end: end.slice(11), zone }
  return date === lastDate
    ? say('window.day', { date, ...times })
    : say('window.days', { date, lastDate, ...times })
}

function dayIn(language: Language, date: string, dateStyle: 'long' | 'full' = 'long'): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle, timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** English is written as in the rest of the product, the day before the month. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}
