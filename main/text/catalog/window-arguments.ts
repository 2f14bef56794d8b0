import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface WindowArguments {
  readonly close: Record<never, never>
  readonly cancel: Record<never, never>
  readonly dismiss: Record<never, never>
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
  readonly 'band.settings': Record<never, never>
  readonly 'band.help': Record<never, never>
  readonly 'band.account': { readonly host: string; readonly user: string }
  readonly 'band.account.port': { readonly host: string; readonly port: string; readonly user: string }
  readonly 'band.by-hand': Record<never, never>
  readonly 'band.by-hand.as': { readonly user: string }
  readonly 'band.none': Record<never, never>
  readonly 'band.connecting': Record<never, never>
  readonly 'band.connected': Record<never, never>
  readonly 'band.connected.for': { readonly time: string }
  readonly 'band.trusted': Record<never, never>
  readonly 'band.lost': Record<never, never>
  readonly 'band.lost.ago': { readonly time: string }
  readonly 'band.rehearsal': Record<never, never>
  readonly 'band.promise': Record<never, never>
  readonly 'band.twin': { readonly source: string }
  readonly 'band.twin.by-hand': { readonly source: string }
  readonly 'band.twin.lost': Record<never, never>
  readonly 'band.scenario': { readonly title: string }
  readonly 'band.assumptions': Record<never, never>
  readonly 'assumptions.title': Record<never, never>
  readonly 'assumptions.source': Record<never, never>
  readonly 'assumptions.scenario': Record<never, never>
  readonly 'assumptions.scenario.about': { readonly description: string; readonly title: string }
  readonly 'assumptions.about': Record<never, never>
  readonly 'fault.title': Record<never, never>
  readonly 'result.connected': { readonly checks: number; readonly device: string }
  readonly 'result.service': Record<never, never>
  readonly 'result.inventory': { readonly attention: number; readonly migrate: number; readonly stay: number }
  readonly 'result.backup': Record<never, never>
  readonly 'result.asked': Record<never, never>
  readonly 'result.verified': { readonly chosen: number; readonly through: number }
  readonly 'result.portal': { readonly ticked: number; readonly total: number }
  readonly 'palette.title': Record<never, never>
  readonly 'palette.field': Record<never, never>
  readonly 'palette.placeholder': Record<never, never>
  readonly 'palette.found': { readonly count: number }
  readonly 'palette.list': Record<never, never>
  readonly 'palette.none': Record<never, never>
  readonly 'palette.table': { readonly noun: string }
  readonly 'palette.steps': Record<never, never>
  readonly 'palette.step': { readonly number: number }
  readonly 'palette.commands': Record<never, never>
  readonly 'palette.settings': Record<never, never>
  readonly 'palette.theme.system': Record<never, never>
  readonly 'palette.theme.light': Record<never, never>
  readonly 'palette.theme.dark': Record<never, never>
  readonly 'palette.help': Record<never, never>
  readonly 'palette.findings': Record<never, never>
  readonly 'problem.more': Record<never, never>
  readonly 'problem.title': Record<never, never>
  readonly 'problem.meaning': Record<never, never>
  readonly 'problem.remedy': Record<never, never>
  readonly 'problem.code': Record<never, never>
  readonly 'diagnostics.save': Record<never, never>
  readonly 'diagnostics.title': Record<never, never>
  readonly 'diagnostics.about': Record<never, never>
  readonly 'diagnostics.with-names': Record<never, never>
  readonly 'diagnostics.label': Record<never, never>
  readonly 'diagnostics.coming': Record<never, never>
  readonly 'diagnostics.save-this': Record<never, never>
  readonly 'diagnostics.saved': { readonly path: string }
  readonly 'table.search': { readonly noun: string }
  readonly 'table.search.all': { readonly count: number; readonly noun: string }
  readonly 'table.filters': { readonly noun: string }
  readonly 'table.columns': Record<never, never>
  readonly 'table.columns.of': { readonly noun: string }
  readonly 'table.columns.earlier': { readonly column: string }
  readonly 'table.columns.later': { readonly column: string }
  readonly 'table.columns.reset': Record<never, never>
  readonly 'table.export': Record<never, never>
  readonly 'table.export.of': { readonly noun: string }
  readonly 'table.too-many': { readonly most: number }
  readonly 'table.saved': { readonly file: Tag; readonly path: string }
  readonly 'table.left-out': { readonly columns: string }
  readonly 'table.sees-all': Record<never, never>
  readonly 'table.see-all': Record<never, never>
  readonly 'table.see-fitting': Record<never, never>
  readonly 'table.empty': { readonly noun: string }
  readonly 'table.no-match': { readonly count: number; readonly noun: string }
  readonly 'table.no-match.one': { readonly noun: string }
  readonly 'table.show-all': Record<never, never>
  readonly 'table.all': { readonly count: number; readonly noun: string }
  readonly 'table.all.selected': { readonly count: number; readonly noun: string; readonly selected: number }
  readonly 'table.shown': { readonly count: number; readonly shown: number }
  readonly 'table.shown.selected': {
    readonly count: number
    readonly selected: number
    readonly shown: number
  }
  readonly 'table.select-none': Record<never, never>
  readonly 'user.column.name': Record<never, never>
  readonly 'user.column.vdom': Record<never, never>
  readonly 'user.column.token': Record<never, never>
  readonly 'user.column.license': Record<never, never>
  readonly 'user.column.outcome': Record<never, never>
  readonly 'user.outcome.attention': Record<never, never>
  readonly 'user.outcome.migrates': Record<never, never>
  readonly 'user.outcome.stays': Record<never, never>
  readonly 'user.outcome.why': { readonly outcome: string; readonly reasons: string }
  readonly 'why.user.no-token': Record<never, never>
  readonly 'why.token.missing': Record<never, never>
  readonly 'why.license.unknown': Record<never, never>
  readonly 'why.token.locked': Record<never, never>
  readonly 'why.token.pending': Record<never, never>
  readonly 'why.token.shared': Record<never, never>
  readonly 'why.device.other-product': Record<never, never>
  readonly 'severity.blocker': Record<never, never>
  readonly 'severity.warning': Record<never, never>
  readonly 'severity.info': Record<never, never>
  readonly 'lines.before': Record<never, never>
  readonly 'lines.after': Record<never, never>
  readonly 'lines.now': Record<never, never>
  readonly 'lines.label.before': Record<never, never>
  readonly 'lines.label.after': Record<never, never>
  readonly 'lines.label.now': Record<never, never>
  readonly 'lines.none': Record<never, never>
  readonly 'combo.suggestions': Record<never, never>
  readonly 'copy.done': Record<never, never>
  readonly 'exported.open': Record<never, never>
  readonly 'exported.open.of': { readonly name: string }
  readonly 'exported.folder': Record<never, never>
  readonly 'exported.folder.of': { readonly name: string }
  readonly 'field.typed-only': Record<never, never>
  readonly 'field.show': Record<never, never>
  readonly 'field.show.of': { readonly field: string }
  readonly 'field.hide': Record<never, never>
  readonly 'field.hide.of': { readonly field: string }
  readonly 'figures.before-after': {
    readonly after: string
    readonly arrow: Tag
    readonly before: string
    readonly unseen: Tag
  }
  readonly 'link.outside': { readonly words: string }
  readonly 'link.portal': Record<never, never>
  readonly 'link.procedure': Record<never, never>
  readonly 'link.migration-guide': Record<never, never>
  readonly 'link.service-commands': Record<never, never>
  readonly 'link.backup-guide': Record<never, never>
  readonly 'link.invalid-license': Record<never, never>
  readonly 'link.customer-service': Record<never, never>
  readonly 'link.lock-out-recovery': Record<never, never>
  readonly 'link.balance-and-expiry': Record<never, never>
  readonly 'link.portal-global': Record<never, never>
  readonly 'link.portal-europe': Record<never, never>
  readonly 'link.advisories': Record<never, never>
  readonly 'link.portal-users': Record<never, never>
  readonly 'screen.empty': Record<never, never>
  readonly 'work.percent': { readonly percent: number }
}
