/** What each message takes; made from the English catalog by its test, never by hand. */
export interface AnnouncementArguments {
  readonly rehearsal: Record<never, never>
  readonly hello: Record<never, never>
  readonly regards: Record<never, never>
  readonly 'window.day': {
    readonly begin: string
    readonly date: string
    readonly end: string
    readonly zone: string
  }
  readonly 'window.days': {
    readonly begin: string
    readonly date: string
    readonly end: string
    readonly lastDate: string
    readonly zone: string
  }
  readonly when: { readonly window: string }
  readonly 'when.open': Record<never, never>
  readonly change: { readonly ticket: string }
  readonly contacts: Record<never, never>
  readonly 'contacts.open': Record<never, never>
  readonly 'contacts.desk.open': Record<never, never>
  readonly support: { readonly ticket: string }
  readonly 'count.through': { readonly count: number; readonly of: number }
  readonly 'count.attention': { readonly count: number }
  readonly 'count.unchanged': { readonly count: number }
  readonly 'count.unknown': { readonly count: number }
  readonly 'users.before.subject': Record<never, never>
  readonly 'users.before.what': Record<never, never>
  readonly 'users.before.login': Record<never, never>
  readonly 'users.phone': Record<never, never>
  readonly 'users.refused': Record<never, never>
  readonly 'users.secret': Record<never, never>
  readonly 'users.during.subject': Record<never, never>
  readonly 'users.during.what': Record<never, never>
  readonly 'users.after.subject': Record<never, never>
  readonly 'users.after.what': Record<never, never>
  readonly 'users.after.refused': Record<never, never>
  readonly 'users.wrong.subject': Record<never, never>
  readonly 'users.wrong.what': Record<never, never>
  readonly 'users.wrong.phone': Record<never, never>
  readonly 'users.wrong.news': Record<never, never>
  readonly 'desk.before.subject': { readonly device: string }
  readonly 'desk.before.what': { readonly device: string; readonly users: number }
  readonly 'desk.same': Record<never, never>
  readonly 'desk.list': Record<never, never>
  readonly 'desk.refused': Record<never, never>
  readonly 'desk.never': Record<never, never>
  readonly 'desk.during.subject': { readonly device: string }
  readonly 'desk.during.what': { readonly device: string }
  readonly 'desk.after.subject': { readonly device: string }
  readonly 'desk.after.what': { readonly device: string }
  readonly 'desk.wrong.subject': { readonly device: string }
  readonly 'desk.wrong.what': { readonly device: string }
  readonly 'desk.wrong.callers': Record<never, never>
  readonly 'owner.before.subject': { readonly device: string }
  readonly 'owner.before.what': { readonly device: string; readonly licenses: number; readonly users: number }
  readonly 'owner.before.final': Record<never, never>
  readonly 'owner.before.users': Record<never, never>
  readonly 'owner.before.checks': Record<never, never>
  readonly 'owner.before.reach': Record<never, never>
  readonly 'owner.before.transfer': Record<never, never>
  readonly 'owner.before.license': Record<never, never>
  readonly 'owner.before.answer': Record<never, never>
  readonly 'owner.during.subject': { readonly device: string }
  readonly 'owner.during.what': { readonly device: string }
  readonly 'owner.after.subject': { readonly device: string }
  readonly 'owner.after.what': { readonly device: string }
  readonly 'owner.after.unchecked': Record<never, never>
  readonly 'owner.after.expires': { readonly day: string }
  readonly 'owner.after.report': Record<never, never>
  readonly 'owner.wrong.subject': { readonly device: string }
  readonly 'owner.wrong.what': { readonly device: string }
  readonly 'owner.wrong.next': Record<never, never>
  readonly 'list.migrates': Record<never, never>
  readonly 'list.attention': Record<never, never>
  readonly 'list.through': Record<never, never>
  readonly 'list.needs': Record<never, never>
  readonly 'list.unchanged': Record<never, never>
  readonly 'list.unknown': Record<never, never>
}
