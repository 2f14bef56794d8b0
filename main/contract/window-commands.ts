/** What one may do in the window by the menu, by a key or by the command palette. */
interface WindowCommandEntry {
  readonly title: string
  /** The key, together with Ctrl (on macOS Command) unless it is a function key. */
  readonly key?: string
}

/**
 * What the menu, the keys and the command palette do. None of them answers a question, ticks, accepts a finding or
 * ends a run: main says which of them may be used now (`Snapshot.may`).
 */
export const windowCommands = {
  migrate: { title: 'New migration', key: 'N' },
  'migrate-by-hand': { title: 'New migration by hand' },
  rehearse: { title: 'New rehearsal…' },
  'open-files': { title: 'Open backups…', key: 'O' },
  'open-folder': { title: 'Open a folder of backups…' },
  export: { title: 'Export…', key: 'E' },
  search: { title: 'Search the table', key: 'F' },
  palette: { title: 'Command palette…', key: 'K' },
  console: { title: 'Console', key: 'J' },
  settings: { title: 'Settings…', key: ',' },
  help: { title: 'Tokenferry Help', key: 'F1' },
  shortcuts: { title: 'Keyboard shortcuts' },
  about: { title: 'About Tokenferry' },
} as const satisfies Readonly<Record<string, WindowCommandEntry>>

/** The name of one of them. */
export type WindowCommand = keyof typeof windowCommands

/** The key of a command as entered in the table above; `null` if it has none. */
export function keyOf(command: WindowCommand): string | null {
  const entry: WindowCommandEntry = windowCommands[command]
  return entry.key ?? null
}
