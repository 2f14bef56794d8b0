import type { Tag } from './say'

/** What each message takes; made from the English catalog by its test, never by hand. */
export interface BesideArguments {
  readonly 'settings.title': Record<never, never>
  readonly 'setting.organization': Record<never, never>
  readonly 'setting.organization.about': Record<never, never>
  readonly 'setting.appearance': Record<never, never>
  readonly 'setting.appearance.about': Record<never, never>
  readonly 'setting.notifications': Record<never, never>
  readonly 'setting.notifications.about': Record<never, never>
  readonly 'setting.reports': Record<never, never>
  readonly 'setting.reports.about': Record<never, never>
  readonly 'setting.two-people': Record<never, never>
  readonly 'setting.two-people.about': Record<never, never>
  readonly 'setting.finished-runs': Record<never, never>
  readonly 'setting.finished-runs.about': Record<never, never>
  readonly 'setting.data-folder': Record<never, never>
  readonly 'setting.data-folder.about': Record<never, never>
  readonly 'setting.known-devices': Record<never, never>
  readonly 'setting.known-devices.about': Record<never, never>
  readonly 'setting.old-encryption': Record<never, never>
  readonly 'setting.old-encryption.about': Record<never, never>
  readonly 'theme.legend': Record<never, never>
  readonly 'theme.system': Record<never, never>
  readonly 'theme.light': Record<never, never>
  readonly 'theme.dark': Record<never, never>
  readonly 'notifications.tell': Record<never, never>
  readonly 'notifications.names': Record<never, never>
  readonly 'two-people.decide': Record<never, never>
  readonly 'two-people.fixed': Record<never, never>
  readonly 'two-people.how': Record<never, never>
  readonly 'keep-runs.label': Record<never, never>
  readonly 'keep-runs.always': Record<never, never>
  readonly 'keep-runs.days': { readonly count: number }
  readonly 'keep-runs.years': { readonly count: number }
  readonly 'keep-runs.fixed': { readonly count: number }
  readonly 'keep-runs.removed': Record<never, never>
  readonly 'keep-runs.kept': Record<never, never>
  readonly 'data-folder.fixed': Record<never, never>
  readonly 'data-folder.all': Record<never, never>
  readonly 'data-folder.part': { readonly count: number; readonly size: string }
  readonly 'data-folder.show': Record<never, never>
  readonly 'address.port': { readonly host: string; readonly port: string }
  readonly 'known-devices.none': Record<never, never>
  readonly 'known-devices.table': Record<never, never>
  readonly 'known-devices.keys': Record<never, never>
  readonly 'known-devices.column.address': Record<never, never>
  readonly 'known-devices.column.type': Record<never, never>
  readonly 'known-devices.column.fingerprint': Record<never, never>
  readonly 'known-devices.column.since': Record<never, never>
  readonly 'known-devices.column.forget': Record<never, never>
  readonly 'known-devices.forget': Record<never, never>
  readonly 'known-devices.forget.of': { readonly address: string; readonly type: string }
  readonly 'forget.title': { readonly address: string }
  readonly 'forget.stay': Record<never, never>
  readonly 'forget.go': Record<never, never>
  readonly 'forget.after': Record<never, never>
  readonly 'forget.final': { readonly strong: Tag }
  readonly 'forget.type': Record<never, never>
  readonly 'forget.fingerprint': Record<never, never>
  readonly 'forget.since': Record<never, never>
  readonly 'forget.typed': Record<never, never>
  readonly 'forget.typed.hint': { readonly address: Tag; readonly host: string }
  readonly 'old-encryption.forbidden': Record<never, never>
  readonly 'old-encryption.none': Record<never, never>
  readonly 'old-encryption.devices': Record<never, never>
  readonly 'old-encryption.take-back': Record<never, never>
  readonly 'old-encryption.take-back.of': { readonly address: string }
  readonly 'help.title': Record<never, never>
  readonly 'help.using': Record<never, never>
  readonly 'help.findings': Record<never, never>
  readonly 'help.page': Record<never, never>
  readonly 'help.about': Record<never, never>
  readonly 'help.index': Record<never, never>
  readonly 'help.search': Record<never, never>
  readonly 'help.found': { readonly count: number }
  readonly 'help.none': Record<never, never>
  readonly 'help.example': Record<never, never>
  readonly 'help.assumptions': Record<never, never>
  readonly 'help-page.shortcuts': Record<never, never>
  readonly 'help-page.glossary': Record<never, never>
  readonly 'help-page.known-limits': Record<never, never>
  readonly 'help-page.assumptions': Record<never, never>
  readonly 'help-page.problems': Record<never, never>
  readonly 'help-page.connecting': Record<never, never>
  readonly 'help-page.never-twice': Record<never, never>
  readonly 'help-page.telling-people': Record<never, never>
  readonly 'help-page.plan': Record<never, never>
  readonly 'help-page.evidence': Record<never, never>
  readonly 'help-page.administrators': Record<never, never>
  readonly 'shortcuts.lead': Record<never, never>
  readonly 'shortcuts.menu': Record<never, never>
  readonly 'shortcuts.what': Record<never, never>
  readonly 'shortcuts.keys': Record<never, never>
  readonly 'shortcuts.controls': Record<never, never>
  readonly 'shortcuts.cells': Record<never, never>
  readonly 'shortcuts.ends': Record<never, never>
  readonly 'shortcuts.pages': Record<never, never>
  readonly 'shortcuts.select': Record<never, never>
  readonly 'shortcuts.select.several': Record<never, never>
  readonly 'shortcuts.select.all': Record<never, never>
  readonly 'shortcuts.copy': Record<never, never>
  readonly 'shortcuts.tabs': Record<never, never>
  readonly 'shortcuts.close': Record<never, never>
  readonly 'shortcuts.size': Record<never, never>
  readonly 'shortcuts.key.page-up': Record<never, never>
  readonly 'shortcuts.key.page-down': Record<never, never>
  readonly 'shortcuts.key.space': Record<never, never>
  readonly 'shortcuts.key.shift-space': Record<never, never>
  readonly 'shortcuts.key.click': Record<never, never>
  readonly 'shortcuts.key.click.mac': Record<never, never>
  readonly 'shortcuts.key.shift-click': Record<never, never>
  readonly 'about.title': Record<never, never>
  readonly 'about.lead': Record<never, never>
  readonly 'about.versions': Record<never, never>
  readonly 'about.wrong': Record<never, never>
  readonly 'about.diagnostics': Record<never, never>
  readonly 'about.others': Record<never, never>
  readonly 'about.others.what': Record<never, never>
  readonly 'about.no-package': {
    readonly command: Tag
    readonly file: Tag
    readonly folder: Tag
    readonly line: string
    readonly modules: string
    readonly name: string
  }
  readonly 'about.licenses': Record<never, never>
  readonly 'about.licenses.show': Record<never, never>
  readonly 'about.licenses.hide': Record<never, never>
  readonly back: Record<never, never>
  readonly 'back.step': { readonly number: number }
  readonly 'back.review': Record<never, never>
  readonly 'aside.page': Record<never, never>
}
