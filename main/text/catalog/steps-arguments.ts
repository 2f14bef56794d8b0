import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface StepsArguments {
  readonly 'plan-of-run.save': Record<never, never>
  readonly 'plan-of-run.title': Record<never, never>
  readonly 'plan-of-run.note': Record<never, never>
  readonly 'step.purpose.connect': Record<never, never>
  readonly 'step.purpose.service': Record<never, never>
  readonly 'step.purpose.inventory': Record<never, never>
  readonly 'step.purpose.backup': Record<never, never>
  readonly 'step.purpose.preauthorization': Record<never, never>
  readonly 'step.purpose.migrate': Record<never, never>
  readonly 'step.purpose.verify': Record<never, never>
  readonly 'step.purpose.portal': Record<never, never>
  readonly 'step.go.connect': Record<never, never>
  readonly 'step.go.service': Record<never, never>
  readonly 'step.go.inventory': Record<never, never>
  readonly 'step.go.backup': Record<never, never>
  readonly 'step.go.preauthorization': Record<never, never>
  readonly 'step.go.migrate': Record<never, never>
  readonly 'step.go.verify': Record<never, never>
  readonly 'step.go.portal': Record<never, never>
  readonly 'term.vdom': Record<never, never>
  readonly 'term.balance': Record<never, never>
  readonly 'term.transfer-license': Record<never, never>
  readonly 'term.credit-based': Record<never, never>
  readonly 'term.license': Record<never, never>
  readonly 'term.trial-license': Record<never, never>
  readonly 'term.second-factor': Record<never, never>
  readonly 'term.backup': Record<never, never>
  readonly 'term.pre-authorization': Record<never, never>
  readonly 'term.migration-flag': Record<never, never>
  readonly 'term.question': Record<never, never>
  readonly 'term.settled': Record<never, never>
  readonly 'term.untouched': Record<never, never>
  readonly 'term.through': Record<never, never>
  readonly 'term.verdict': Record<never, never>
  readonly 'term.portal': Record<never, never>
  readonly 'term.evidence-bundle': Record<never, never>
  readonly 'frame.types-nothing': Record<never, never>
  readonly 'frame.glossary': Record<never, never>
  readonly 'frame.glossary.term': { readonly term: string }
  readonly 'frame.open-run': Record<never, never>
  readonly 'apart.named.by-hand': { readonly device: string }
  readonly 'apart.named.lost': { readonly device: string }
  readonly 'apart.named.none': { readonly device: string }
  readonly 'apart.unnamed.by-hand': Record<never, never>
  readonly 'apart.unnamed.lost': Record<never, never>
  readonly 'apart.unnamed.none': Record<never, never>
  readonly 'apart.kept': Record<never, never>
  readonly 'apart.kept.by-hand': Record<never, never>
  readonly 'reconnect.again': Record<never, never>
  readonly 'reconnect.by-hand': Record<never, never>
  readonly 'reconnect.title': Record<never, never>
  readonly 'reconnect.title.device': { readonly device: string }
  readonly 'reconnect.go': Record<never, never>
  readonly 'sidebar.device': Record<never, never>
  readonly 'sidebar.model': Record<never, never>
  readonly 'sidebar.serial': Record<never, never>
  readonly 'sidebar.role': Record<never, never>
  readonly 'sidebar.other-unit': { readonly serial: string; readonly unit: Tag }
  readonly 'sidebar.leave': Record<never, never>
  readonly 'sidebar.leave.rehearsal': Record<never, never>
  readonly 'leave-rehearsal.title': Record<never, never>
  readonly 'leave-rehearsal.about': Record<never, never>
  readonly 'leave-rehearsal.stay': Record<never, never>
  readonly 'leave-rehearsal.go': Record<never, never>
  readonly 'locked-out.title': Record<never, never>
  readonly 'locked-out.leaving': Record<never, never>
  readonly 'locked-out.stay': Record<never, never>
  readonly 'locked-out.go': Record<never, never>
  readonly 'stepper.label': Record<never, never>
  readonly 'stepper.stretch.reads': Record<never, never>
  readonly 'stepper.stretch.changes': Record<never, never>
  readonly 'stepper.stretch.checks': Record<never, never>
  readonly 'stepper.step.todo': { readonly number: number; readonly title: string; readonly unseen: Tag }
  readonly 'stepper.step.current': { readonly number: number; readonly title: string; readonly unseen: Tag }
  readonly 'stepper.step.done': { readonly number: number; readonly title: string; readonly unseen: Tag }
  readonly 'stepper.step.attention': { readonly number: number; readonly title: string; readonly unseen: Tag }
  readonly 'decision.label': Record<never, never>
  readonly 'decision.back': Record<never, never>
  readonly 'work.stop': Record<never, never>
  readonly 'work.quiet': { readonly seconds: number }
  readonly 'work.figures': { readonly title: string }
  readonly 'work.elapsed': Record<never, never>
  readonly 'work.just-now': Record<never, never>
  readonly 'work.ago': { readonly time: string }
  readonly 'work.sign-of-life': Record<never, never>
  readonly 'work.of': { readonly count: number; readonly of: number }
  readonly 'work.vdoms': { readonly count: number }
  readonly 'work.tokens': { readonly count: number }
  readonly 'work.accounts': { readonly count: number }
  readonly 'work.answered': { readonly count: number }
  readonly 'may-be-asking.title': Record<never, never>
  readonly 'may-be-asking.what': Record<never, never>
  readonly 'may-be-asking.about': Record<never, never>
  readonly 'may-be-asking.about.migrate': Record<never, never>
  readonly 'may-be-asking.close': Record<never, never>
  readonly 'before-prompt.title': Record<never, never>
  readonly 'before-prompt.words': Record<never, never>
  readonly 'before-prompt.about': Record<never, never>
  readonly 'commands.title': Record<never, never>
  readonly 'commands.count': { readonly count: number }
  readonly 'commands.none': Record<never, never>
  readonly 'commands.none-yet': Record<never, never>
  readonly 'commands.about': { readonly lines: number; readonly seconds: string }
  readonly 'commands.about.in': { readonly lines: number; readonly scope: string; readonly seconds: string }
  readonly 'commands.printed': { readonly command: string }
  readonly 'commands.cut': Record<never, never>
  readonly 'console.title': Record<never, never>
  readonly 'console.show': { readonly unseen: Tag }
  readonly 'console.hide': { readonly unseen: Tag }
  readonly 'console.last.none': Record<never, never>
  readonly 'console.height': Record<never, never>
  readonly 'console.filter': Record<never, never>
  readonly 'console.filter.label': Record<never, never>
  readonly 'console.typed-only': Record<never, never>
  readonly 'console.follow': Record<never, never>
  readonly 'console.count.all': { readonly count: number }
  readonly 'console.count.some': { readonly count: number; readonly shown: number }
  readonly 'console.count.all-dropped': { readonly count: number; readonly dropped: number }
  readonly 'console.count.some-dropped': {
    readonly count: number
    readonly dropped: number
    readonly shown: number
  }
  readonly 'console.lines': Record<never, never>
  readonly 'console.none': Record<never, never>
  readonly 'console.no-match': Record<never, never>
  readonly 'console.line.sent': { readonly line: Tag; readonly text: string; readonly unseen: Tag }
  readonly 'console.line.received': { readonly line: Tag; readonly text: string; readonly unseen: Tag }
  readonly 'console.line.note': { readonly line: Tag; readonly text: string; readonly unseen: Tag }
  readonly 'checks.pass': { readonly text: string; readonly unseen: Tag }
  readonly 'checks.info': { readonly text: string; readonly unseen: Tag }
  readonly 'checks.warn': { readonly text: string; readonly unseen: Tag }
  readonly 'checks.stop': { readonly text: string; readonly unseen: Tag }
  readonly 'checks.now': { readonly text: string; readonly unseen: Tag }
  readonly 'checks.to-come': { readonly text: string; readonly unseen: Tag }
  readonly 'user-login.title': Record<never, never>
  readonly 'user-login.request': Record<never, never>
  readonly 'user-login.noted': {
    readonly user: string
    readonly when: string
    readonly where: string
    readonly who: Tag
  }
  readonly 'user-login.who': Record<never, never>
  readonly 'user-login.who.hint': Record<never, never>
  readonly 'user-login.to': Record<never, never>
  readonly 'user-login.to.hint': Record<never, never>
  readonly 'user-login.on': Record<never, never>
  readonly 'user-login.at': Record<never, never>
  readonly 'user-login.note': Record<never, never>
  readonly 'findings.title': Record<never, never>
  readonly 'findings.know': Record<never, never>
  readonly 'findings.know.count': { readonly count: number }
  readonly 'findings.several': { readonly count: number; readonly title: string }
  readonly 'findings.named': { readonly subject: string; readonly title: string }
  readonly 'findings.which': Record<never, never>
  readonly 'findings.accept': Record<never, never>
  readonly 'findings.accept.of': { readonly what: string }
  readonly 'findings.accept-all': { readonly count: number }
  readonly 'findings.accept-all.of': { readonly count: number; readonly what: string }
  readonly 'findings.accepted': Record<never, never>
  readonly 'findings.take-back': Record<never, never>
  readonly 'findings.take-back.of': { readonly what: string }
  readonly 'findings.read-again.of': { readonly label: string; readonly what: string }
  readonly 'findings.explain': Record<never, never>
  readonly 'findings.explanation': Record<never, never>
  readonly 'findings.explanation.hint': Record<never, never>
  readonly 'findings.explanation.save': Record<never, never>
  readonly 'findings.answer': { readonly answer: string }
  readonly 'findings.users': { readonly count: number }
  readonly 'findings.users.of': { readonly count: number; readonly what: string }
  readonly 'findings.more': Record<never, never>
  readonly 'findings.more.of': { readonly what: string }
  readonly 'findings.list': Record<never, never>
  readonly 'findings.list.title': {
    readonly about: Tag
    readonly place: string
    readonly subject: string
    readonly title: string
  }
  readonly 'findings.list.in-table': { readonly subject: string; readonly title: string }
  readonly 'only-these.which': { readonly count: number; readonly finding: Tag; readonly title: string }
  readonly 'only-these.back': Record<never, never>
  readonly 'only-these.all': Record<never, never>
  readonly 'user.happens': Record<never, never>
  readonly 'user.happens.migrates': Record<never, never>
  readonly 'user.happens.stays': Record<never, never>
  readonly 'user.happens.attention': Record<never, never>
  readonly 'user.happens.why': { readonly reasons: string }
  readonly 'user.vdom': Record<never, never>
  readonly 'user.token': Record<never, never>
  readonly 'user.license': Record<never, never>
  readonly 'user.license.unknown': Record<never, never>
  readonly 'user.email': Record<never, never>
  readonly 'user.phone': Record<never, never>
  readonly 'user.none': Record<never, never>
  readonly 'user.findings': Record<never, never>
  readonly 'user.findings.none': Record<never, never>
  readonly 'user.finding.show': Record<never, never>
  readonly 'user.finding.show.of': { readonly title: string }
  readonly 'banner.title': Record<never, never>
  readonly 'banner.text': Record<never, never>
  readonly 'banner.refuse': Record<never, never>
  readonly 'banner.accept': Record<never, never>
  readonly 'prompts.title': Record<never, never>
  readonly 'prompts.title.jump': { readonly host: string }
  readonly 'prompts.answer': { readonly number: number }
  readonly 'prompts.about': Record<never, never>
  readonly 'prompts.about.jump': Record<never, never>
  readonly 'prompts.about.code': Record<never, never>
  readonly 'prompts.send': Record<never, never>
  readonly 'prompts.send-empty': Record<never, never>
  readonly 'prompts.send-push': Record<never, never>
  readonly 'time-left.seconds': { readonly grace: number; readonly seconds: number; readonly time: Tag }
  readonly 'time-left.over': Record<never, never>
  readonly 'host-key.place': { readonly host: string; readonly port: string }
  readonly 'host-key.unknown.device': { readonly place: string }
  readonly 'host-key.unknown.jump': { readonly place: string }
  readonly 'host-key.compare.device': Record<never, never>
  readonly 'host-key.compare.jump': Record<never, never>
  readonly 'host-key.type': Record<never, never>
  readonly 'host-key.fingerprint': Record<never, never>
  readonly 'host-key.pasted.device': Record<never, never>
  readonly 'host-key.pasted.jump': Record<never, never>
  readonly 'host-key.pasted.hint': Record<never, never>
  readonly 'host-key.same': Record<never, never>
  readonly 'host-key.different': Record<never, never>
  readonly 'host-key.other-kind': Record<never, never>
  readonly 'host-key.refuse': Record<never, never>
  readonly 'host-key.trust': Record<never, never>
  readonly 'host-key.changed.device': { readonly place: string }
  readonly 'host-key.changed.jump': { readonly place: string }
  readonly 'host-key.between.device': Record<never, never>
  readonly 'host-key.between.jump': Record<never, never>
  readonly 'host-key.before': Record<never, never>
  readonly 'host-key.since': Record<never, never>
  readonly 'host-key.now': Record<never, never>
  readonly 'host-key.ask.device': Record<never, never>
  readonly 'host-key.ask.jump': Record<never, never>
  readonly 'host-key.ask-file.device': { readonly file: string; readonly path: Tag }
  readonly 'host-key.ask-file.jump': { readonly file: string; readonly path: Tag }
  readonly 'jump-password.title': { readonly host: string }
  readonly 'jump-password.field': { readonly user: string }
  readonly 'jump-password.hint': Record<never, never>
  readonly 'jump-password.go': Record<never, never>
  readonly 'login.cancel': Record<never, never>
  readonly 'login.address': Record<never, never>
  readonly 'login.address.hint': Record<never, never>
  readonly 'login.address.recent': Record<never, never>
  readonly 'login.address.names': { readonly file: string }
  readonly 'login.address.recent-names': { readonly file: string }
  readonly 'login.address.taken': { readonly alias: string; readonly file: string; readonly mono: Tag }
  readonly 'login.address.twin': Record<never, never>
  readonly 'login.port': Record<never, never>
  readonly 'login.user': Record<never, never>
  readonly 'login.user.hint': Record<never, never>
  readonly 'login.prepared': Record<never, never>
  readonly 'login.method': Record<never, never>
  readonly 'login.method.password': Record<never, never>
  readonly 'login.method.key': Record<never, never>
  readonly 'login.method.agent': Record<never, never>
  readonly 'login.method.agent.keys': { readonly count: number }
  readonly 'login.password': Record<never, never>
  readonly 'login.password.hint': Record<never, never>
  readonly 'login.key': Record<never, never>
  readonly 'login.key.choose': Record<never, never>
  readonly 'login.passphrase': Record<never, never>
  readonly 'login.agent': Record<never, never>
  readonly 'login.recent.through': { readonly user: string; readonly way: string }
  readonly 'login.no-host': Record<never, never>
  readonly 'login.no-host.jump': Record<never, never>
  readonly 'login.not-only-host': Record<never, never>
  readonly 'login.no-port': Record<never, never>
  readonly 'login.no-user': Record<never, never>
  readonly 'login.no-user.jump': Record<never, never>
  readonly 'login.no-password': Record<never, never>
  readonly 'login.no-key': Record<never, never>
  readonly 'jumps.title': Record<never, never>
  readonly 'jumps.about': Record<never, never>
  readonly 'jumps.then': { readonly before: string; readonly next: string }
  readonly 'jumps.host': Record<never, never>
  readonly 'jumps.host.number': { readonly number: number }
  readonly 'jumps.user': Record<never, never>
  readonly 'jumps.password.hint': Record<never, never>
  readonly 'jumps.add': Record<never, never>
  readonly 'jumps.add-another': Record<never, never>
  readonly 'jumps.remove': Record<never, never>
  readonly 'jumps.remove.host': Record<never, never>
  readonly 'jumps.remove.number': { readonly number: number }
  readonly 'old-encryption.title': Record<never, never>
  readonly 'old-encryption.allowed': Record<never, never>
  readonly 'old-encryption.not-allowed': Record<never, never>
  readonly 'old-encryption.allow': Record<never, never>
  readonly 'old-encryption.about': { readonly command: Tag; readonly entry: string; readonly line: string }
  readonly 'algorithms.host-key': { readonly algorithm: string }
}
