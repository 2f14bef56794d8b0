import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface WindowArguments {
  readonly close: Record<never, never>
  readonly 'app.not-started': Record<never, never>
  readonly 'app.title.settings': Record<never, never>
  readonly 'app.title.help': Record<never, never>
  readonly 'app.title.about': Record<never, never>
  readonly 'app.title.review': Record<never, never>
  readonly 'app.title.finished': Record<never, never>
  readonly 'app.title.rehearsal': Record<never, never>
  readonly 'mishap.title': Record<never, never>
  readonly 'mishap.nothing-lost': Record<never, never>
  readonly 'mishap.again': Record<never, never>
  readonly 'home.title': Record<never, never>
  readonly 'home.lead': Record<never, never>
  readonly 'home.migrate': Record<never, never>
  readonly 'home.migrate.lead': Record<never, never>
  readonly 'home.migrate.go': Record<never, never>
  readonly 'home.rehearse': Record<never, never>
  readonly 'home.rehearse.lead': Record<never, never>
  readonly 'home.rehearse.go': Record<never, never>
  readonly 'home.review': Record<never, never>
  readonly 'home.review.lead': Record<never, never>
  readonly 'home.review.files': Record<never, never>
  readonly 'home.review.folder': Record<never, never>
  readonly 'home.by-hand': Record<never, never>
  readonly 'home.by-hand.lead': Record<never, never>
  readonly 'home.by-hand.go': Record<never, never>
  readonly 'home.foot': { readonly folder: string; readonly path: Tag; readonly version: string }
  readonly 'overview.title': Record<never, never>
  readonly 'overview.devices': Record<never, never>
  readonly 'overview.group': Record<never, never>
  readonly 'overview.no-customer': Record<never, never>
  readonly 'overview.archived': { readonly count: number }
  readonly 'overview.saved': { readonly file: Tag; readonly path: string }
  readonly 'overview.csv': Record<never, never>
  readonly 'overview.dates': { readonly count: number }
  readonly 'overview.unsettled': Record<never, never>
  readonly 'overview.unfinished': Record<never, never>
  readonly 'overview.finished': Record<never, never>
  readonly 'overview.rehearsed': Record<never, never>
  readonly 'overview.rehearsal': { readonly title: string }
  readonly 'overview.rehearsal-of': { readonly title: string }
  readonly 'overview.column.device': Record<never, never>
  readonly 'overview.column.customer': Record<never, never>
  readonly 'overview.column.state': Record<never, never>
  readonly 'overview.column.sentence': Record<never, never>
  readonly 'overview.column.rehearsal': Record<never, never>
  readonly 'overview.column.since': Record<never, never>
  readonly 'overview.column.ticket': Record<never, never>
  readonly 'overview.column.date': Record<never, never>
  readonly 'overview.column.next': Record<never, never>
  readonly 'run.unknown': Record<never, never>
  readonly 'run.partial': Record<never, never>
  readonly 'run.unreadable': Record<never, never>
  readonly 'run.incomplete': Record<never, never>
  readonly 'run.attention': Record<never, never>
  readonly 'run.unproven': Record<never, never>
  readonly 'run.complete': Record<never, never>
  readonly 'run.step': { readonly number: number; readonly of: number }
  readonly 'run.resume': Record<never, never>
  readonly 'run.resume.of': { readonly title: string }
  readonly 'run.report': Record<never, never>
  readonly 'run.report.of': { readonly title: string }
  readonly 'run.report.open': Record<never, never>
  readonly 'run.report.folder': Record<never, never>
  readonly 'run.discard': Record<never, never>
  readonly 'run.discard.of': { readonly title: string }
  readonly 'run.remove': Record<never, never>
  readonly 'run.archive': Record<never, never>
  readonly 'run.unarchive': Record<never, never>
  readonly 'run.verify': Record<never, never>
  readonly 'run.unsettled': Record<never, never>
  readonly 'run.expected': { readonly what: string }
  readonly 'run.customer': Record<never, never>
  readonly 'run.customer.hint': Record<never, never>
  readonly 'run.serial': Record<never, never>
  readonly 'run.rehearsal': Record<never, never>
  readonly 'run.at': Record<never, never>
  readonly 'run.left': Record<never, never>
  readonly 'run.finished': Record<never, never>
  readonly 'run.ticket': Record<never, never>
  readonly 'run.verified': Record<never, never>
  readonly 'run.verified.times': { readonly count: number }
  readonly 'run.id': Record<never, never>
  readonly 'discard.verification': { readonly title: string }
  readonly 'discard.verification.after': Record<never, never>
  readonly 'discard.migration': { readonly title: string }
  readonly 'discard.migration.after': Record<never, never>
  readonly 'discard.stay': Record<never, never>
  readonly 'discard.go': Record<never, never>
  readonly 'remove.migration': { readonly title: string }
  readonly 'remove.migration.after': Record<never, never>
  readonly 'remove.migration.kept': Record<never, never>
  readonly 'remove.rehearsal': { readonly title: string }
  readonly 'remove.rehearsal.after': Record<never, never>
  readonly 'remove.rehearsal.kept': Record<never, never>
  readonly 'remove.evidence': Record<never, never>
  readonly 'remove.exported': Record<never, never>
  readonly 'remove.stay': Record<never, never>
  readonly 'remove.go': Record<never, never>
  readonly 'removed.title': Record<never, never>
  readonly 'removed.none': Record<never, never>
  readonly 'removed.rehearsal': Record<never, never>
  readonly 'removed.evidence': { readonly file: string; readonly path: Tag }
  readonly 'dropping.review': Record<never, never>
  readonly 'saving.cancel': Record<never, never>
  readonly 'saving.choose': Record<never, never>
  readonly 'saving.writing': Record<never, never>
  readonly 'saving.done': Record<never, never>
  readonly 'saving.form': Record<never, never>
  readonly 'saving.written': Record<never, never>
  readonly 'plan.lead': Record<never, never>
  readonly 'plan.html': Record<never, never>
  readonly 'plan.html.about': Record<never, never>
  readonly 'plan.pdf': Record<never, never>
  readonly 'plan.pdf.about': { readonly count: number }
  readonly 'plan.csv': Record<never, never>
  readonly 'plan.csv.about': Record<never, never>
  readonly 'plan.json': Record<never, never>
  readonly 'plan.json.about': { readonly schema: string }
  readonly 'report-look.company': Record<never, never>
  readonly 'report-look.company.hint': Record<never, never>
  readonly 'report-look.company.fixed': Record<never, never>
  readonly 'report-look.paper': Record<never, never>
  readonly 'report-look.paper.a4': Record<never, never>
  readonly 'report-look.paper.letter': Record<never, never>
  readonly 'report-look.logo.fixed': { readonly file: string }
  readonly 'report-look.logo.choose': Record<never, never>
  readonly 'report-look.logo.another': Record<never, never>
  readonly 'report-look.logo.remove': Record<never, never>
  readonly 'report-look.logo.remove.label': Record<never, never>
}
