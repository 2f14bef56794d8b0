import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface ReviewArguments {
  readonly close: Record<never, never>
  readonly cancel: Record<never, never>
  readonly 'review.error.encrypted-backup': Record<never, never>
  readonly 'review.error.not-fortios': Record<never, never>
  readonly 'review.error.truncated': Record<never, never>
  readonly 'review.error.unreadable': Record<never, never>
  readonly 'review.error.yaml-backup': Record<never, never>
  readonly 'review.error.internal': Record<never, never>
  readonly 'review.blocked': Record<never, never>
  readonly 'review.to-look-at': Record<never, never>
  readonly 'review.nobody': Record<never, never>
  readonly 'review.clear': Record<never, never>
  readonly 'review.vdoms': { readonly count: number }
  readonly 'review.no-rehearsal.product': Record<never, never>
  readonly 'review.no-rehearsal.error': Record<never, never>
  readonly 'review.no-rehearsal.partial': Record<never, never>
  readonly 'review.decision': Record<never, never>
  readonly 'review.add-files': Record<never, never>
  readonly 'review.save-plan': Record<never, never>
  readonly 'review.leave': Record<never, never>
  readonly 'fleet.title': Record<never, never>
  readonly 'fleet.about': Record<never, never>
  readonly 'fleet.add-folder': Record<never, never>
  readonly 'fleet.repeated': { readonly count: number }
  readonly 'fleet.drop': Record<never, never>
  readonly 'fleet.export': Record<never, never>
  readonly 'fleet.export.all': { readonly count: number }
  readonly 'fleet.export.shown': { readonly count: number }
  readonly 'fleet.none': Record<never, never>
  readonly 'fleet.none.why': Record<never, never>
  readonly 'fleet.looking': Record<never, never>
  readonly 'fleet.first': Record<never, never>
  readonly 'fleet.coming': Record<never, never>
  readonly 'fleet.figures': Record<never, never>
  readonly 'fleet.figure.files': { readonly count: number }
  readonly 'fleet.figure.licenses': { readonly count: number }
  readonly 'fleet.figure.migrate': { readonly count: number }
  readonly 'fleet.figure.stay': { readonly count: number }
  readonly 'fleet.figure.attention': { readonly count: number }
  readonly 'fleet.figure.blocked': { readonly count: number }
  readonly 'fleet.figure.failed': { readonly count: number }
  readonly 'fleet.reviewing': { readonly count: number }
  readonly 'fleet.done': { readonly count: number }
  readonly 'fleet.stop': Record<never, never>
  readonly 'fleet.table': Record<never, never>
  readonly 'fleet.files': Record<never, never>
  readonly 'fleet.filter.failed': Record<never, never>
  readonly 'fleet.column.device': Record<never, never>
  readonly 'fleet.column.file': Record<never, never>
  readonly 'fleet.column.version': Record<never, never>
  readonly 'fleet.column.licenses': Record<never, never>
  readonly 'fleet.column.tokens': Record<never, never>
  readonly 'fleet.column.migrate': Record<never, never>
  readonly 'fleet.column.stay': Record<never, never>
  readonly 'fleet.column.attention': Record<never, never>
  readonly 'fleet.column.blockers': Record<never, never>
  readonly 'fleet.column.warnings': Record<never, never>
  readonly 'fleet.column.verdict': Record<never, never>
  readonly 'passed-over.title': Record<never, never>
  readonly 'passed-over.count': { readonly count: number }
  readonly 'passed-over.table': Record<never, never>
  readonly 'passed-over.files': Record<never, never>
  readonly 'passed-over.column.file': Record<never, never>
  readonly 'passed-over.column.why': Record<never, never>
  readonly 'file.all': { readonly count: number }
  readonly 'file.export': Record<never, never>
  readonly 'file.back': Record<never, never>
  readonly 'file.compare': Record<never, never>
  readonly 'file.by-hand': Record<never, never>
  readonly 'file.migrate': Record<never, never>
  readonly 'file.rehearse': Record<never, never>
  readonly 'file.source': {
    readonly file: Tag
    readonly folder: string
    readonly name: string
    readonly place: Tag
  }
  readonly 'file.source.facts': {
    readonly facts: string
    readonly file: Tag
    readonly folder: string
    readonly name: string
    readonly place: Tag
  }
  readonly 'file.blocked': { readonly count: number }
  readonly 'file.clear': Record<never, never>
  readonly 'file.unread': Record<never, never>
  readonly 'file.not-whole': Record<never, never>
  readonly 'file.show-line': { readonly line: number }
  readonly 'file.figures': Record<never, never>
  readonly 'file.figure.licenses': { readonly count: number }
  readonly 'file.figure.tokens': { readonly count: number }
  readonly 'file.figure.migrate': { readonly count: number }
  readonly 'file.figure.stay': { readonly count: number }
  readonly 'file.figure.attention': { readonly count: number }
  readonly 'file.parts': Record<never, never>
  readonly 'file.part.findings': Record<never, never>
  readonly 'file.part.users': Record<never, never>
  readonly 'file.part.licenses': Record<never, never>
  readonly 'file.part.tokens': Record<never, never>
  readonly 'file.opening.findings': Record<never, never>
  readonly 'file.opening.users': Record<never, never>
  readonly 'file.opening.licenses': Record<never, never>
  readonly 'file.opening.tokens': Record<never, never>
  readonly 'file-findings.none': Record<never, never>
  readonly 'file-findings.search': Record<never, never>
  readonly 'file-findings.search.count': { readonly count: number }
  readonly 'file-findings.filters': Record<never, never>
  readonly 'file-findings.shown': { readonly count: number; readonly of: number }
  readonly 'file-findings.order': Record<never, never>
  readonly 'file-findings.order.severity': Record<never, never>
  readonly 'file-findings.order.line': Record<never, never>
  readonly 'file-findings.no-match': { readonly count: number }
  readonly 'file-findings.label': Record<never, never>
  readonly 'file-findings.in-table': { readonly subject: string; readonly title: string }
  readonly 'file-findings.in-vdom': { readonly subject: string; readonly vdom: string; readonly what: Tag }
  readonly 'file-findings.more': Record<never, never>
  readonly 'file-findings.more.of': { readonly finding: string }
  readonly 'file-findings.more.line': { readonly finding: string; readonly line: number }
  readonly 'file-findings.line': { readonly line: number }
  readonly 'file-findings.line.of': { readonly finding: string; readonly line: number }
  readonly 'file-users.table': Record<never, never>
  readonly 'file-users.users': Record<never, never>
  readonly 'file-users.column.type': Record<never, never>
  readonly 'file-users.column.factor': Record<never, never>
  readonly 'file-users.column.contact': Record<never, never>
  readonly 'file-licenses.table': Record<never, never>
  readonly 'file-licenses.licenses': Record<never, never>
  readonly 'file-licenses.paid': Record<never, never>
  readonly 'file-licenses.trial': Record<never, never>
  readonly 'file-licenses.unknown': Record<never, never>
  readonly 'file-licenses.column.license': Record<never, never>
  readonly 'file-licenses.column.vdom': Record<never, never>
  readonly 'file-licenses.column.tokens': Record<never, never>
  readonly 'file-licenses.column.assigned': Record<never, never>
  readonly 'file-licenses.column.activated': Record<never, never>
  readonly 'file-licenses.column.users': Record<never, never>
  readonly 'file-licenses.column.kind': Record<never, never>
  readonly 'file-tokens.table': Record<never, never>
  readonly 'file-tokens.tokens': Record<never, never>
  readonly 'file-tokens.kind.mobile': Record<never, never>
  readonly 'file-tokens.kind.hardware': Record<never, never>
  readonly 'file-tokens.kind.unknown': Record<never, never>
  readonly 'file-tokens.state.locked': Record<never, never>
  readonly 'file-tokens.state.pending': Record<never, never>
  readonly 'file-tokens.state.activated': Record<never, never>
  readonly 'file-tokens.state.listed': Record<never, never>
  readonly 'file-tokens.assigned': Record<never, never>
  readonly 'file-tokens.free': Record<never, never>
  readonly 'file-tokens.column.serial': Record<never, never>
  readonly 'file-tokens.column.vdom': Record<never, never>
  readonly 'file-tokens.column.kind': Record<never, never>
  readonly 'file-tokens.column.license': Record<never, never>
  readonly 'file-tokens.column.users': Record<never, never>
  readonly 'file-tokens.column.state': Record<never, never>
  readonly 'source.name': { readonly file: Tag; readonly line: number; readonly name: string }
  readonly 'source.reading': Record<never, never>
  readonly 'source.lines': Record<never, never>
  readonly 'source.above': { readonly count: number }
  readonly 'source.below': Record<never, never>
  readonly 'rehearse-file.title': { readonly title: string }
  readonly 'rehearse-file.about': Record<never, never>
  readonly 'choosing.title': { readonly file: string }
  readonly 'choosing.compare': Record<never, never>
  readonly 'choosing.other': Record<never, never>
  readonly 'choosing.same-device': { readonly device: string }
  readonly 'choosing.other-devices': Record<never, never>
  readonly 'choosing.older': Record<never, never>
  readonly 'choosing.older.this': Record<never, never>
  readonly 'choosing.older.other': Record<never, never>
  readonly 'comparison.title': { readonly device: string }
  readonly 'comparison.title.different': Record<never, never>
  readonly 'comparison.about': { readonly after: string; readonly before: string; readonly file: Tag }
  readonly 'comparison.all': Record<never, never>
  readonly 'comparison.encrypted': Record<never, never>
  readonly 'comparison.swap': Record<never, never>
  readonly 'comparison.back': { readonly file: string }
  readonly 'comparison.different': Record<never, never>
  readonly 'comparison.different.names': { readonly first: string; readonly second: string }
  readonly 'comparison.comparing': Record<never, never>
  readonly 'comparison.reading': Record<never, never>
  readonly 'comparison.limits': Record<never, never>
  readonly 'comparison.password': { readonly count: number }
  readonly 'comparison.backwards': Record<never, never>
  readonly 'comparison.backwards.why': { readonly count: number }
  readonly 'comparison.backwards.swap': Record<never, never>
  readonly 'comparison.gone': { readonly count: number }
  readonly 'comparison.gone.license': {
    readonly count: number
    readonly license: string
    readonly vdom: string
  }
  readonly 'comparison.figures': Record<never, never>
  readonly 'comparison.figure.converted': { readonly count: number }
  readonly 'comparison.figure.changed': { readonly count: number }
  readonly 'comparison.figure.added': { readonly count: number }
  readonly 'comparison.figure.removed': { readonly count: number }
  readonly 'comparison.same': Record<never, never>
  readonly 'comparison.same.what': Record<never, never>
  readonly 'changes.table': Record<never, never>
  readonly 'changes.changes': Record<never, never>
  readonly 'changes.converted': Record<never, never>
  readonly 'changes.changed': Record<never, never>
  readonly 'changes.added': Record<never, never>
  readonly 'changes.removed': Record<never, never>
  readonly 'changes.column.kind': Record<never, never>
  readonly 'changes.column.where': Record<never, never>
  readonly 'changes.column.what': Record<never, never>
  readonly 'changes.entry-of': { readonly entry: string; readonly vdom: string }
  readonly 'changes.became': Record<never, never>
  readonly 'changes.became.token': { readonly token: string }
  readonly 'review-export.title': { readonly count: number }
  readonly 'review-export.html': Record<never, never>
  readonly 'review-export.html.about': Record<never, never>
  readonly 'review-export.csv': Record<never, never>
  readonly 'review-export.csv.about': Record<never, never>
  readonly 'review-export.json': Record<never, never>
  readonly 'review-export.json.about': { readonly schema: string }
  readonly 'review-export.table': Record<never, never>
  readonly 'review-export.table.about': { readonly count: number }
  readonly 'review-export.note': Record<never, never>
  readonly 'review-export.plan': Record<never, never>
  readonly 'review-plan.title': { readonly count: number }
  readonly 'review-plan.note': Record<never, never>
}
