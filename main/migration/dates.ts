import type { DateThatMatters } from '../contract/run-view'
import { daysAfter, utcDay } from '../text/times'
import type { RunState } from './run'

const yearDays = 365

/** Days for which an expired account of a time-based subscription still authenticates its users. */
const graceDays = 30

/**
 * What has to be in someone's calendar: when the old licenses are invalidated (Fortinet Customer Service hears of a
 * migration 24 hours after it), when the subscription or the free transfer license of one year ends, and how long
 * logins go on after that (FortiToken Cloud Administration Guide, "Migrate FTM tokens from FortiGate" and "Email
 * notification on license balance status"). Earliest first.
 */
export function datesThatMatter(run: RunState): readonly DateThatMatters[] {
  if (run.migratedAt === null) return []
  return datesAfter(utcDay(run.migratedAt), {
    hadLicense: run.service?.service?.licensed === 'yes',
    expires: run.verification?.service?.service?.expires ?? null,
  })
}

/**
 * The same after a migration on a day.
 *
 * @param day ISO date
 */
export function datesAfter(
  day: string,
  {
    hadLicense,
    expires,
  }: {
    /** Whether there was a license of FortiToken Cloud before. */
    readonly hadLicense: boolean
    /** ISO date, as the FortiGate reports it. */
    readonly expires: string | null
  },
): readonly DateThatMatters[] {
  const dates: DateThatMatters[] = [
    {
      id: 'old-license',
      date: daysAfter(day, 1),
      title: 'The old FortiToken Mobile licenses are invalidated',
      text: 'Customer Service is notified 24 hours after the migration and then invalidates the licenses in its records. Restoring the old configuration won’t bring them back.',
      certain: false,
    },
  ]
  if (!hadLicense) {
    dates.push({
      id: 'transfer-license',
      date: daysAfter(day, yearDays),
      title: 'The free transfer license expires',
      text: 'It is valid for one year from the migration. Buy a subscription for all users before then; the portal’s page “Licenses” shows the exact day.',
      certain: false,
    })
  }
  const end = expires ?? (hadLicense ? null : daysAfter(day, yearDays))
  if (expires !== null) {
    dates.push({
      id: 'expiry',
      date: expires,
      title: 'The FortiToken Cloud license expires',
      text: 'As the FortiGate reported it after the migration. Renew before then; the portal sends reminders 30 days, 14 days and 1 day ahead.',
      certain: true,
    })
  }
  if (end !== null) {
    dates.push({
      id: 'grace',
      date: daysAfter(end, graceDays),
      title: 'Logins with FortiToken Cloud stop',
      text: 'For 30 days after the license has expired, known users can still log in, but no new ones can be added. After that, nobody with such a token can log in.',
      certain: expires !== null,
    })
  }
  return dates.toSorted((one, other) => one.date.localeCompare(other.date))
}
