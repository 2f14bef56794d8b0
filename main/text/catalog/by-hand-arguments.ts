import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface ByHandArguments {
  readonly cancel: Record<never, never>
  readonly copy: Record<never, never>
  readonly 'which.new-login': Record<never, never>
  readonly 'which.new-login.hint': Record<never, never>
  readonly 'which.unknown': Record<never, never>
  readonly 'which.before-paste': {
    readonly device: string
    readonly name: Tag
    readonly number: Tag
    readonly order: Tag
    readonly prompt: Tag
    readonly serial: string
  }
  readonly 'which.before-press': {
    readonly device: string
    readonly name: Tag
    readonly number: Tag
    readonly order: Tag
    readonly prompt: Tag
    readonly serial: string
  }
  readonly 'blocks.counts.now': Record<never, never>
  readonly 'blocks.counts.after': { readonly time: string }
  readonly 'blocks.counts.decision': Record<never, never>
  readonly 'blocks.counts.set-back': Record<never, never>
  readonly 'blocks.counts.apart': Record<never, never>
  readonly 'blocks.read': Record<never, never>
  readonly 'blocks.read.of': { readonly count: number; readonly of: number }
  readonly 'blocks.copy': Record<never, never>
  readonly 'blocks.copy.hint': { readonly count: number }
  readonly 'blocks.paste': Record<never, never>
  readonly 'blocks.paste.label': Record<never, never>
  readonly 'blocks.paste.hint': Record<never, never>
  readonly 'blocks.stop': Record<never, never>
  readonly 'blocks.not-now': Record<never, never>
  readonly 'block-list.title': Record<never, never>
  readonly 'block-list.copy.commands': Record<never, never>
  readonly 'block-list.copy.whole': Record<never, never>
  readonly 'block-list.copy.missing': Record<never, never>
  readonly 'block-list.copy.all': Record<never, never>
  readonly 'block-list.only-missing': Record<never, never>
  readonly 'block-list.none-missing': Record<never, never>
  readonly 'block.lines': { readonly count: number }
  readonly 'block.state.missing': Record<never, never>
  readonly 'block.state.part': Record<never, never>
  readonly 'block.state.read': Record<never, never>
  readonly 'block.copy': { readonly title: string }
  readonly 'block.one-by-one': { readonly order: Tag }
  readonly 'block.line.copy': { readonly number: number; readonly title: string }
  readonly 'command.title': { readonly license: string }
  readonly 'command.way': Record<never, never>
  readonly 'command.way.copy': { readonly step: string }
  readonly 'command.copy': Record<never, never>
  readonly 'command.order': Record<never, never>
  readonly 'command.hint': Record<never, never>
  readonly 'command.paste': Record<never, never>
  readonly 'command.paste.since': Record<never, never>
  readonly 'command.paste.hint': { readonly reading: string }
  readonly 'command.give-up': Record<never, never>
  readonly 'command.typed': { readonly license: string }
  readonly 'command.typed.order': Record<never, never>
  readonly 'command.typed.shows': Record<never, never>
  readonly 'key.title.y': { readonly key: string; readonly license: string }
  readonly 'key.title.n': { readonly key: string; readonly license: string }
  readonly 'key.question': Record<never, never>
  readonly 'key.order.y': { readonly key: string }
  readonly 'key.order.n': { readonly key: string }
  readonly 'key.hint.y': Record<never, never>
  readonly 'key.hint.n': Record<never, never>
  readonly 'key.paste': Record<never, never>
  readonly 'key.paste.hint': { readonly reading: string }
  readonly 'key.give-up': Record<never, never>
  readonly 'key.answered': { readonly license: string }
  readonly 'key.answered.order': Record<never, never>
  readonly 'key.answered.shows': Record<never, never>
  readonly 'dialogue.over': Record<never, never>
  readonly 'printed.title': Record<never, never>
  readonly 'printed.label': Record<never, never>
  readonly 'give-up.title': Record<never, never>
  readonly 'give-up.after': Record<never, never>
  readonly 'give-up.session': Record<never, never>
  readonly 'give-up.stay': Record<never, never>
  readonly 'give-up.go': Record<never, never>
  readonly 'paste.here': Record<never, never>
  readonly 'paste.open': Record<never, never>
  readonly 'paste.drop': Record<never, never>
  readonly 'paste.dropping': Record<never, never>
  readonly 'paste.again': Record<never, never>
  readonly 'paste.not-typed': Record<never, never>
  readonly 'paste.empty': Record<never, never>
  readonly 'paste.too-long': Record<never, never>
  readonly 'outcome.reading': Record<never, never>
  readonly 'outcome.pasted': Record<never, never>
  readonly 'outcome.no-command': { readonly from: string; readonly lines: number; readonly time: string }
  readonly 'outcome.not-needed': {
    readonly from: string
    readonly lines: number
    readonly recognized: number
    readonly time: string
  }
  readonly 'outcome.some': {
    readonly from: string
    readonly lines: number
    readonly recognized: number
    readonly taken: number
    readonly time: string
  }
  readonly 'outcome.all': {
    readonly from: string
    readonly lines: number
    readonly recognized: number
    readonly time: string
  }
  readonly 'notes.title': Record<never, never>
  readonly 'notes.more': { readonly count: number }
  readonly 'notes.more.title': Record<never, never>
  readonly 'notes.left-out': { readonly count: number }
  readonly 'notes.line': { readonly number: number }
  readonly 'notes.kind.missing': Record<never, never>
  readonly 'notes.kind.unplaced': Record<never, never>
  readonly 'notes.kind.other-device': Record<never, never>
  readonly 'notes.kind.clock-behind': Record<never, never>
  readonly 'notes.kind.too-old': Record<never, never>
  readonly 'notes.kind.contradicts': Record<never, never>
  readonly 'notes.kind.cut': Record<never, never>
  readonly 'notes.kind.pressed': Record<never, never>
  readonly 'notes.kind.stray': Record<never, never>
  readonly 'notes.kind.not-wanted': Record<never, never>
  readonly 'pieces.recognized': Record<never, never>
  readonly 'pieces.count': { readonly count: number }
  readonly 'pieces.title': Record<never, never>
  readonly 'pieces.commands': Record<never, never>
  readonly 'pieces.command': Record<never, never>
  readonly 'pieces.scope': Record<never, never>
  readonly 'pieces.lines': Record<never, never>
  readonly 'pieces.device': Record<never, never>
  readonly 'pieces.device.unknown': Record<never, never>
  readonly 'pieces.at': Record<never, never>
  readonly 'pieces.use': Record<never, never>
  readonly 'pieces.taken': Record<never, never>
  readonly 'pieces.not-taken': Record<never, never>
  readonly 'twin.how': Record<never, never>
  readonly 'twin.not-running': Record<never, never>
  readonly 'twin.terminal': Record<never, never>
  readonly 'twin.terminal.copy': Record<never, never>
  readonly 'twin.password': Record<never, never>
  readonly 'twin.password.show': Record<never, never>
  readonly 'twin.password.hide': Record<never, never>
  readonly 'twin.show': Record<never, never>
  readonly 'twin.hide': Record<never, never>
  readonly 'twin.password.copy': Record<never, never>
  readonly 'twin.password.hint': Record<never, never>
  readonly 'twin.host-key': Record<never, never>
  readonly 'twin.backup': Record<never, never>
  readonly 'rehearse.title': Record<never, never>
  readonly 'rehearse.lead': Record<never, never>
  readonly 'rehearse.from': Record<never, never>
  readonly 'rehearse.own': Record<never, never>
  readonly 'rehearse.own.hint': Record<never, never>
  readonly 'rehearse.scenario': Record<never, never>
  readonly 'rehearse.by-hand': Record<never, never>
  readonly 'rehearse.by-hand.hint': Record<never, never>
  readonly 'rehearse.start': Record<never, never>
  readonly 'rehearse.choose': Record<never, never>
  readonly 'rehearse.building': Record<never, never>
  readonly 'rehearse-run.ask': Record<never, never>
  readonly 'rehearse-run.title': Record<never, never>
  readonly 'rehearse-run.lead': Record<never, never>
  readonly 'cloud.account': Record<never, never>
  readonly 'cloud.account.scenario': Record<never, never>
  readonly 'cloud.account.time-based': Record<never, never>
  readonly 'cloud.account.none': Record<never, never>
  readonly 'cloud.account.credit-based': Record<never, never>
  readonly 'cloud.seats': Record<never, never>
  readonly 'cloud.seats.problem': { readonly most: string }
  readonly 'cloud.licenses': Record<never, never>
  readonly 'cloud.licenses.all': Record<never, never>
  readonly 'cloud.licenses.all-but-last': Record<never, never>
  readonly 'cloud.licenses.none': Record<never, never>
  readonly 'set-back.title': Record<never, never>
  readonly 'set-back.ask': Record<never, never>
  readonly 'set-back.which': Record<never, never>
  readonly 'set-back.confirm': Record<never, never>
  readonly 'set-back.no': Record<never, never>
  readonly 'set-back.yes': Record<never, never>
  readonly 'set-back.compare': { readonly command: string }
  readonly 'set-back.after': Record<never, never>
}
