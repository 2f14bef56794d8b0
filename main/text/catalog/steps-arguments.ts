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
  readonly close: Record<never, never>
  readonly 'connect.live': Record<never, never>
  readonly 'connect.live.host-key': Record<never, never>
  readonly 'connect.live.log-in': Record<never, never>
  readonly 'connect.live.note': Record<never, never>
  readonly 'connect.rehearsal': Record<never, never>
  readonly 'connect.rehearsal.purpose': Record<never, never>
  readonly 'connect.rehearsal.twin': Record<never, never>
  readonly 'connect.rehearsal.log-in': Record<never, never>
  readonly 'connect.rehearsal.note': Record<never, never>
  readonly 'connect.then': Record<never, never>
  readonly 'connect.then.reads': { readonly cluster: string; readonly command: Tag; readonly status: string }
  readonly 'connect.connected': Record<never, never>
  readonly 'connect.other': Record<never, never>
  readonly 'connect.again': Record<never, never>
  readonly 'connect.go': Record<never, never>
  readonly 'connect.expected': Record<never, never>
  readonly 'connect.old-encryption': Record<never, never>
  readonly 'connect-by-hand.purpose': Record<never, never>
  readonly 'connect-by-hand.twin': Record<never, never>
  readonly 'connect-by-hand.twin.hint': Record<never, never>
  readonly 'connect-by-hand.who': Record<never, never>
  readonly 'connect-by-hand.user': Record<never, never>
  readonly 'connect-by-hand.user.hint': Record<never, never>
  readonly 'connect-by-hand.user.missing': Record<never, never>
  readonly 'connect-by-hand.then': Record<never, never>
  readonly 'connect-by-hand.then.log-in': Record<never, never>
  readonly 'connect-by-hand.then.commands': { readonly command: Tag; readonly line: string }
  readonly 'connect-by-hand.then.paste': Record<never, never>
  readonly 'connect-by-hand.connected': Record<never, never>
  readonly 'connect-by-hand.other': Record<never, never>
  readonly 'connect-by-hand.again': Record<never, never>
  readonly 'connect-by-hand.go': Record<never, never>
  readonly 'connect-by-hand.expected': Record<never, never>
  readonly 'connect-by-hand.note': Record<never, never>
  readonly 'device.expected': { readonly device: string }
  readonly 'device.unexpected': { readonly device: string; readonly expected: string }
  readonly 'device.unexpected.hint': Record<never, never>
  readonly 'device.model': Record<never, never>
  readonly 'device.serial': Record<never, never>
  readonly 'device.role': Record<never, never>
  readonly 'device.vdoms': Record<never, never>
  readonly 'device.vdoms.all': { readonly count: number; readonly names: string }
  readonly 'device.vdoms.many': { readonly count: number; readonly more: number; readonly names: string }
  readonly 'device.vdoms.none': Record<never, never>
  readonly 'device.host-key': Record<never, never>
  readonly 'device.encryption': Record<never, never>
  readonly 'device.encryption.old': { readonly name: string }
  readonly 'device.units': Record<never, never>
  readonly 'device.in-sync': Record<never, never>
  readonly 'device.not-in-sync': Record<never, never>
  readonly 'device.sync-unknown': Record<never, never>
  readonly 'device.in-order': Record<never, never>
  readonly 'device.checks': Record<never, never>
  readonly 'service.reading': Record<never, never>
  readonly 'service.unread': Record<never, never>
  readonly 'service.unread.hint': Record<never, never>
  readonly 'service.read': Record<never, never>
  readonly 'service.again': Record<never, never>
  readonly 'service.figures': Record<never, never>
  readonly 'service.balance': Record<never, never>
  readonly 'service.balance.in': { readonly unit: string }
  readonly 'service.expired': Record<never, never>
  readonly 'service.expired.on': { readonly day: string }
  readonly 'service.days': { readonly count: number }
  readonly 'service.days.until': { readonly day: string }
  readonly 'service.users': { readonly count: number }
  readonly 'service.users.most': { readonly most: number }
  readonly 'service.customer': Record<never, never>
  readonly 'service.words': Record<never, never>
  readonly 'service.printed': Record<never, never>
  readonly 'inventory.taking': Record<never, never>
  readonly 'inventory.untaken': Record<never, never>
  readonly 'inventory.untaken.hint': Record<never, never>
  readonly 'inventory.take': Record<never, never>
  readonly 'inventory.again': Record<never, never>
  readonly 'inventory.figures': Record<never, never>
  readonly 'inventory.licenses.migrate': { readonly count: number }
  readonly 'inventory.tokens': { readonly count: number }
  readonly 'inventory.tokens.unassigned': { readonly count: number; readonly unassigned: number }
  readonly 'inventory.users.migrate': { readonly count: number }
  readonly 'inventory.users.stay': { readonly count: number }
  readonly 'inventory.users.attention': { readonly count: number }
  readonly 'inventory.parts': Record<never, never>
  readonly 'inventory.part.findings': Record<never, never>
  readonly 'inventory.part.licenses': Record<never, never>
  readonly 'inventory.part.users': Record<never, never>
  readonly 'inventory.nothing-found': Record<never, never>
  readonly 'inventory-users.title': Record<never, never>
  readonly 'inventory-users.users': Record<never, never>
  readonly 'inventory-users.mail': Record<never, never>
  readonly 'licenses.title': Record<never, never>
  readonly 'licenses.list': Record<never, never>
  readonly 'licenses.all': Record<never, never>
  readonly 'licenses.none': Record<never, never>
  readonly 'licenses.no-license': Record<never, never>
  readonly 'licenses.choose': { readonly license: string; readonly vdom: string }
  readonly 'licenses.counts': { readonly assigned: number; readonly tokens: number; readonly users: number }
  readonly 'licenses.trial': Record<never, never>
  readonly 'licenses.unknown': Record<never, never>
  readonly 'backup.limits': Record<never, never>
  readonly 'backup.limits.hint': Record<never, never>
  readonly 'backup.take': Record<never, never>
  readonly 'backup.take.hint': Record<never, never>
  readonly 'backup.take.go': Record<never, never>
  readonly 'backup.own': Record<never, never>
  readonly 'backup.own.hint': Record<never, never>
  readonly 'backup.own.choose': Record<never, never>
  readonly 'backup.again': Record<never, never>
  readonly 'backup.other': Record<never, never>
  readonly 'backup.method.scp': Record<never, never>
  readonly 'backup.method.show': Record<never, never>
  readonly 'backup.method.file': Record<never, never>
  readonly 'backup.restorable': Record<never, never>
  readonly 'backup.to-compare': Record<never, never>
  readonly 'backup.file': Record<never, never>
  readonly 'backup.size': Record<never, never>
  readonly 'backup.size.exact': { readonly bytes: number; readonly size: string }
  readonly 'backup.taken': Record<never, never>
  readonly 'backup.show': Record<never, never>
  readonly 'backup.checked': Record<never, never>
  readonly 'backup.checks': Record<never, never>
  readonly 'backup-by-hand.twin': Record<never, never>
  readonly 'backup-by-hand.twin.hint': Record<never, never>
  readonly 'backup-by-hand.web': Record<never, never>
  readonly 'backup-by-hand.web.account': Record<never, never>
  readonly 'backup-by-hand.web.whole': Record<never, never>
  readonly 'backup-by-hand.web.options': Record<never, never>
  readonly 'backup-by-hand.command-line': Record<never, never>
  readonly 'backup-by-hand.command-line.type': {
    readonly command: Tag
    readonly ftp: string
    readonly help: string
    readonly line: string
    readonly sftp: string
    readonly tftp: string
    readonly usb: string
  }
  readonly 'backup-by-hand.command-line.password': Record<never, never>
  readonly 'backup-by-hand.command-line.fetch': Record<never, never>
  readonly 'backup-by-hand.file': Record<never, never>
  readonly 'backup-by-hand.file.hint': Record<never, never>
  readonly 'backup-by-hand.file.choose': Record<never, never>
  readonly 'preauthorization.request': Record<never, never>
  readonly 'preauthorization.request.text': Record<never, never>
  readonly 'preauthorization.request.copy': Record<never, never>
  readonly 'preauthorization.request.save': Record<never, never>
  readonly 'preauthorization.ticket': Record<never, never>
  readonly 'preauthorization.ticket.number': Record<never, never>
  readonly 'preauthorization.ticket.sent': Record<never, never>
  readonly 'preauthorization.ticket.hint': Record<never, never>
  readonly 'preauthorization.portal': Record<never, never>
  readonly 'preauthorization.portal.lead': Record<never, never>
  readonly 'preauthorization.portal.account': Record<never, never>
  readonly 'preauthorization.portal.hint': Record<never, never>
  readonly 'preauthorization.close': Record<never, never>
  readonly 'preauthorization.close.hint': Record<never, never>
  readonly 'preauthorization.close.go': Record<never, never>
  readonly 'preauthorization.change': Record<never, never>
  readonly 'preauthorization.people': Record<never, never>
  readonly 'preauthorization.people.help': Record<never, never>
  readonly 'flags.title': Record<never, never>
  readonly 'flags.confirmed': { readonly count: number; readonly of: number }
  readonly 'flags.lead': Record<never, never>
  readonly 'flags.answer': Record<never, never>
  readonly 'flags.answer.hint': Record<never, never>
  readonly 'flags.named.not-it': Record<never, never>
  readonly 'flags.named.it': Record<never, never>
  readonly 'flags.named.none': Record<never, never>
  readonly 'flags.named.some': { readonly count: number; readonly of: number; readonly others: number }
  readonly 'flags.named.all': { readonly count: number }
  readonly 'flags.unnamed': Record<never, never>
  readonly 'flags.list': Record<never, never>
  readonly 'flags.license': {
    readonly license: string
    readonly number: Tag
    readonly place: Tag
    readonly vdom: string
  }
  readonly 'flags.confirm': { readonly license: string; readonly vdom: string }
  readonly 'flags.at-once': { readonly count: number }
  readonly 'flags.dialog': { readonly count: number }
  readonly 'flags.dialog.hint': Record<never, never>
  readonly 'flags.dialog.list': Record<never, never>
  readonly 'flags.dialog.stay': Record<never, never>
  readonly 'flags.dialog.go': { readonly count: number }
  readonly 'migrate.title': { readonly license: string }
  readonly 'migrate.what': { readonly tokens: number; readonly users: number; readonly vdom: string }
  readonly 'migrate.what.of-many': {
    readonly number: number
    readonly of: number
    readonly tokens: number
    readonly users: number
    readonly vdom: string
  }
  readonly 'migrate.final': Record<never, never>
  readonly 'migrate.none': Record<never, never>
  readonly 'migrate.used-up': Record<never, never>
  readonly 'migrate.checked': Record<never, never>
  readonly 'migrate.checks': Record<never, never>
  readonly 'migrate.ask': Record<never, never>
  readonly 'migrate.ask-again': Record<never, never>
  readonly 'migrate.settle': Record<never, never>
  readonly 'migrate.back': { readonly step: string }
  readonly 'migrate.next': { readonly license: string }
  readonly 'way.command.session': Record<never, never>
  readonly 'way.command.by-hand': Record<never, never>
  readonly 'way.question.session': { readonly n: string; readonly y: string }
  readonly 'way.question.by-hand': { readonly n: string; readonly y: string }
  readonly 'way.answer-n.session': { readonly n: string }
  readonly 'way.answer-n.by-hand': { readonly n: string }
  readonly 'way.answer-y.session': { readonly y: string }
  readonly 'way.answer-y.by-hand': { readonly y: string }
  readonly 'way.kept.session': Record<never, never>
  readonly 'way.kept.by-hand': { readonly y: string }
  readonly 'way.before.session': { readonly y: string }
  readonly 'way.before.by-hand': { readonly y: string }
  readonly 'way.at-question.session': { readonly n: string }
  readonly 'way.at-question.by-hand': { readonly n: string }
  readonly 'way.in-doubt.session': { readonly y: string }
  readonly 'way.in-doubt.by-hand': { readonly y: string }
  readonly 'way.sent-before.session': { readonly times: string; readonly y: string }
  readonly 'way.sent-before.by-hand': { readonly times: string; readonly y: string }
  readonly 'way.another.session': { readonly y: string }
  readonly 'way.another.by-hand': { readonly y: string }
  readonly 'queue.title': Record<never, never>
  readonly 'queue.list': Record<never, never>
  readonly 'queue.done': { readonly count: number; readonly of: number }
  readonly 'queue.counts': { readonly tokens: number; readonly users: number; readonly vdom: string }
  readonly 'queue.state.waiting': Record<never, never>
  readonly 'queue.state.comparing': Record<never, never>
  readonly 'queue.state.by-hand': Record<never, never>
  readonly 'queue.state.asked': Record<never, never>
  readonly 'queue.state.running': Record<never, never>
  readonly 'queue.state.settling': Record<never, never>
  readonly 'queue.state.done': Record<never, never>
  readonly 'queue.state.refused': Record<never, never>
  readonly 'queue.state.declined': Record<never, never>
  readonly 'queue.state.not-started': Record<never, never>
  readonly 'queue.state.partial': Record<never, never>
  readonly 'queue.state.unknown': Record<never, never>
  readonly 'standing.plan': Record<never, never>
  readonly 'standing.plan.compare': Record<never, never>
  readonly 'standing.plan.read': Record<never, never>
  readonly 'standing.comparing': Record<never, never>
  readonly 'standing.compared': Record<never, never>
  readonly 'standing.prints': Record<never, never>
  readonly 'standing.printed': Record<never, never>
  readonly 'standing.lines': { readonly count: number }
  readonly 'standing.earlier': { readonly count: number }
  readonly 'standing.nothing-yet': Record<never, never>
  readonly 'standing.of': { readonly count: number; readonly of: number }
  readonly 'standing.converted': { readonly of: number }
  readonly 'standing.deleted': { readonly of: number }
  readonly 'standing.support': Record<never, never>
  readonly 'standing.support.text': Record<never, never>
  readonly 'standing.support.copy': Record<never, never>
  readonly 'people.title': Record<never, never>
  readonly 'people.users': Record<never, never>
  readonly 'people.state': Record<never, never>
  readonly 'people.unknown': Record<never, never>
  readonly 'people.unchanged': Record<never, never>
  readonly 'people.converted': Record<never, never>
  readonly 'question.title': Record<never, never>
  readonly 'question.open': { readonly time: string }
  readonly 'question.open.long': { readonly time: string }
  readonly 'question.sent-before.hint': Record<never, never>
  readonly 'question.approved': Record<never, never>
  readonly 'question.text': Record<never, never>
  readonly 'question.differs': { readonly added: Tag; readonly missing: Tag }
  readonly 'question.license': { readonly y: string }
  readonly 'question.not-it': { readonly license: string }
  readonly 'question.two': Record<never, never>
  readonly 'question.first.name': Record<never, never>
  readonly 'question.first.license': Record<never, never>
  readonly 'question.second.name': Record<never, never>
  readonly 'question.second.same': Record<never, never>
  readonly 'question.second.license': Record<never, never>
  readonly 'other-wording.title': Record<never, never>
  readonly 'other-wording.approved': Record<never, never>
  readonly 'other-wording.not-here': { readonly why: string }
  readonly 'other-wording.not-here.hint': Record<never, never>
  readonly 'other-wording.lead': Record<never, never>
  readonly 'other-wording.license': Record<never, never>
  readonly 'other-wording.reason': Record<never, never>
  readonly 'other-wording.reason.hint': { readonly count: number }
  readonly 'other-wording.go': Record<never, never>
  readonly 'found-since.title': Record<never, never>
  readonly 'found-since.lead': Record<never, never>
  readonly 'found-since.again': Record<never, never>
  readonly 'doubt.nothing': Record<never, never>
  readonly 'doubt.nothing.hint': Record<never, never>
  readonly 'doubt.nothing.wait': Record<never, never>
  readonly 'doubt.part': Record<never, never>
  readonly 'doubt.part.hint': Record<never, never>
  readonly 'doubt.part.wait': Record<never, never>
  readonly 'doubt.old-session': Record<never, never>
  readonly 'doubt.due': Record<never, never>
  readonly 'doubt.due.hint': Record<never, never>
  readonly 'doubt.pass': Record<never, never>
  readonly 'doubt.pass.hint': Record<never, never>
  readonly 'verify.finished-before': { readonly day: string }
  readonly 'verify.finished-before.hint': Record<never, never>
  readonly 'verify.reading': Record<never, never>
  readonly 'verify.unread': Record<never, never>
  readonly 'verify.unread.hint': Record<never, never>
  readonly 'verify.read': Record<never, never>
  readonly 'verify.read-again': Record<never, never>
  readonly 'verify.second-login': Record<never, never>
  readonly 'verify.log-in': Record<never, never>
  readonly 'verify.log-in.again': Record<never, never>
  readonly 'verify.log-in.untried': Record<never, never>
  readonly 'verify.log-in.state.worked': Record<never, never>
  readonly 'verify.log-in.state.failed': Record<never, never>
  readonly 'verify.log-in.at.worked': { readonly time: string }
  readonly 'verify.log-in.at.failed': { readonly time: string }
  readonly 'verify.compare': Record<never, never>
  readonly 'verify.compare.again': Record<never, never>
  readonly 'verify.people': Record<never, never>
  readonly 'verify.people.who': Record<never, never>
  readonly 'verify-by-hand.second-login': Record<never, never>
  readonly 'verify-by-hand.note': Record<never, never>
  readonly 'verify-by-hand.backup': Record<never, never>
  readonly 'verify-by-hand.backup.other': Record<never, never>
  readonly 'verify-by-hand.backup.hint': Record<never, never>
  readonly 'second-login.first': Record<never, never>
  readonly 'second-login.worked': Record<never, never>
  readonly 'second-login.worked.at': { readonly time: string }
  readonly 'second-login.failed': Record<never, never>
  readonly 'second-login.failed.at': { readonly time: string }
  readonly 'second-login.failed.hint': Record<never, never>
  readonly 'leave-anyway.warning': Record<never, never>
  readonly 'verification.read': { readonly time: string }
  readonly 'verification.figures': Record<never, never>
  readonly 'verification.balance': { readonly explanation: string }
  readonly 'verification.cloud-users': { readonly explanation: string }
  readonly 'verification.tokens': Record<never, never>
  readonly 'verification.other-changes': { readonly count: number }
  readonly 'verification.unexplained': Record<never, never>
  readonly 'verification.change': { readonly place: Tag; readonly what: string; readonly where: string }
  readonly 'verification.more': { readonly count: number }
  readonly 'verification.open': Record<never, never>
  readonly 'verification.open.one': { readonly text: string; readonly title: string; readonly what: Tag }
  readonly 'verification.whole': Record<never, never>
  readonly 'verification.whole.hint': Record<never, never>
  readonly 'verification.whole.same': { readonly time: string }
  readonly 'verification.whole.changes': { readonly count: number }
  readonly 'verified.title': Record<never, never>
  readonly 'verified.users': Record<never, never>
  readonly 'verified.filter.open': Record<never, never>
  readonly 'verified.filter.cloud': Record<never, never>
  readonly 'verified.filter.not-converted': Record<never, never>
  readonly 'verified.filter.changed': Record<never, never>
  readonly 'verified.filter.missing': Record<never, never>
  readonly 'verified.filter.through': Record<never, never>
  readonly 'verified.device': Record<never, never>
  readonly 'verified.cloud': Record<never, never>
  readonly 'verified.token': Record<never, never>
  readonly 'verified.advice': Record<never, never>
  readonly 'verified.advice.of': { readonly user: string }
  readonly 'verified.lines': Record<never, never>
  readonly 'verified.lines.of': { readonly user: string }
  readonly 'verified-user.through': { readonly user: string }
  readonly 'verified-user.advice': { readonly user: string }
  readonly 'verified-user.vdom': Record<never, never>
  readonly 'verified-user.device': Record<never, never>
  readonly 'verified-user.cloud': Record<never, never>
  readonly 'verified-user.token': Record<never, never>
  readonly 'portal.lead': Record<never, never>
  readonly 'portal.elsewhere': Record<never, never>
  readonly 'portal.elsewhere.hint': Record<never, never>
  readonly 'portal.addresses': Record<never, never>
  readonly 'portal.parts': Record<never, never>
  readonly 'portal.part.users': Record<never, never>
  readonly 'portal.part.different': Record<never, never>
  readonly 'portal.part.list': Record<never, never>
  readonly 'portal.part.people': Record<never, never>
  readonly 'portal.part.look': Record<never, never>
  readonly 'portal.differ': { readonly count: number }
  readonly 'portal.absent': { readonly count: number }
  readonly 'portal.differences': Record<never, never>
  readonly 'portal.nobody': Record<never, never>
  readonly 'portal.ticked.some': { readonly count: number; readonly of: number }
  readonly 'portal.ticked.all': { readonly count: number }
  readonly 'portal.finish': { readonly count: number }
  readonly 'portal.finish.hint': Record<never, never>
  readonly 'portal.finish.stay': Record<never, never>
  readonly 'portal.finish.go': Record<never, never>
  readonly 'portal-users.title': Record<never, never>
  readonly 'portal-users.users': Record<never, never>
  readonly 'portal-users.open': Record<never, never>
  readonly 'portal-users.ticked': Record<never, never>
  readonly 'portal-users.absent': Record<never, never>
  readonly 'portal-users.different': Record<never, never>
  readonly 'portal-users.same': Record<never, never>
  readonly 'portal-users.same.ticked': Record<never, never>
  readonly 'portal-users.token': Record<never, never>
  readonly 'portal-users.found': Record<never, never>
  readonly 'portal-users.confirmed': { readonly found: string }
  readonly 'portal-users.tick': { readonly token: string; readonly user: string }
  readonly 'portal-users.tick.none': Record<never, never>
  readonly 'portal-users.tick.selected': { readonly count: number }
  readonly 'portal-users.tick.shown': { readonly count: number }
  readonly 'portal-users.clear': { readonly count: number }
  readonly 'portal-users.clear.all': Record<never, never>
  readonly 'tick-against.title': { readonly user: string }
  readonly 'tick-against.differ': { readonly found: string; readonly serial: Tag; readonly token: string }
  readonly 'tick-against.reason': Record<never, never>
  readonly 'tick-against.reason.hint': { readonly count: number }
  readonly 'tick-against.stay': Record<never, never>
  readonly 'tick-against.go': Record<never, never>
  readonly 'portal-list.title': Record<never, never>
  readonly 'portal-list.text': Record<never, never>
  readonly 'portal-list.hint': Record<never, never>
  readonly 'portal-list.names': Record<never, never>
  readonly 'portal-list.serials': Record<never, never>
  readonly 'portal-list.column': Record<never, never>
  readonly 'portal-list.column.title': { readonly sample: string; readonly title: string }
  readonly 'portal-list.column.number': { readonly number: number; readonly sample: string }
  readonly 'portal-list.compare': Record<never, never>
  readonly 'portal-list.compare.rows': { readonly count: number }
  readonly 'portal-list.file': Record<never, never>
  readonly 'cloud-api.title': Record<never, never>
  readonly 'cloud-api.forbidden': Record<never, never>
  readonly 'cloud-api.ask': { readonly port: string }
  readonly 'cloud-api.hint': Record<never, never>
  readonly 'cloud-api.address': Record<never, never>
  readonly 'cloud-api.client-id': Record<never, never>
  readonly 'cloud-api.client-secret': Record<never, never>
  readonly 'cloud-api.go': Record<never, never>
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
  readonly 'announcements.outdated.again': Record<never, never>
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
