import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface StepsArguments {
  readonly 'change.begin-day': Record<never, never>
  readonly 'change.begin-time': Record<never, never>
  readonly 'change.end-day': Record<never, never>
  readonly 'change.end-time': Record<never, never>
  readonly 'change.time-zone': Record<never, never>
  readonly 'change.ticket': Record<never, never>
  readonly 'change.contacts': Record<never, never>
  readonly 'change.contacts.hint': Record<never, never>
  readonly 'change.keep': Record<never, never>
  readonly 'change.calendar': Record<never, never>
  readonly 'change.incomplete': Record<never, never>
  readonly 'change.kept': Record<never, never>
  readonly 'announcements.for': Record<never, never>
  readonly 'announcements.audience.users': Record<never, never>
  readonly 'announcements.audience.desk': Record<never, never>
  readonly 'announcements.audience.owner': Record<never, never>
  readonly 'announcements.when': Record<never, never>
  readonly 'announcements.moment.before': Record<never, never>
  readonly 'announcements.moment.during': Record<never, never>
  readonly 'announcements.moment.after': Record<never, never>
  readonly 'announcements.moment.wrong': Record<never, never>
  readonly 'announcements.language': Record<never, never>
  readonly 'announcements.outdated': Record<never, never>
  readonly 'announcements.outdated.hint': Record<never, never>
  readonly 'announcements.outdated.anew': Record<never, never>
  readonly 'announcements.subject': Record<never, never>
  readonly 'announcements.text': Record<never, never>
  readonly 'announcements.copy': Record<never, never>
  readonly 'announcements.copied': Record<never, never>
  readonly 'announcements.save.text': Record<never, never>
  readonly 'announcements.save.mail': Record<never, never>
  readonly 'announcements.save.one-mail': Record<never, never>
  readonly 'announcements.save.each': Record<never, never>
  readonly 'announcements.save.list': Record<never, never>
  readonly 'announcements.undo': Record<never, never>
  readonly 'announcements.people.all': { readonly count: number }
  readonly 'announcements.people.some': { readonly count: number; readonly known: number }
  readonly 'announcements.kept': Record<never, never>
  readonly 'finished.title.rehearsal': { readonly device: string }
  readonly 'finished.title.verification': { readonly device: string }
  readonly 'finished.title.run': { readonly device: string }
  readonly 'finished.title.migration': { readonly device: string }
  readonly 'finished.report': Record<never, never>
  readonly 'finished.report.rehearsal': Record<never, never>
  readonly 'finished.report.live': Record<never, never>
  readonly 'finished.file': Record<never, never>
  readonly 'finished.at': Record<never, never>
  readonly 'finished.again': Record<never, never>
  readonly 'finished.earlier': { readonly day: string }
  readonly 'finished.open': Record<never, never>
  readonly 'finished.show': Record<never, never>
  readonly 'finished.dates': Record<never, never>
  readonly 'finished.dates.expected': { readonly day: string }
  readonly 'finished.dates.one': { readonly text: string; readonly title: string; readonly what: Tag }
  readonly 'finished.dates.hint': { readonly file: string }
  readonly 'finished.dates.show': { readonly file: string }
  readonly 'finished.cloud': Record<never, never>
  readonly 'finished.cloud.hint': Record<never, never>
  readonly 'finished.leave': Record<never, never>
  readonly 'outcome.title': Record<never, never>
  readonly 'outcome.predicted': Record<never, never>
  readonly 'outcome.different': Record<never, never>
  readonly 'outcome.more': { readonly count: number }
  readonly 'outcome.seconds': { readonly questions: number; readonly seconds: number }
  readonly 'outcome.minutes': {
    readonly minutes: number
    readonly questions: number
    readonly seconds: number
  }
  readonly 'root-hash.title': Record<never, never>
  readonly 'root-hash.hint': Record<never, never>
  readonly 'root-hash.copy': Record<never, never>
}
