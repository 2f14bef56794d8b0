import { shell } from 'electron'
import { links, type LinkId } from '../contract/links'

/**
 * Opens one of the listed addresses in the user's own browser (SECURITY 15). It takes a name, never an address, so
 * a page that went wrong can open nothing else.
 */
export async function openLink(id: LinkId): Promise<void> {
  const address = Object.hasOwn(links, id) ? new URL(links[id]) : null
  if (address?.protocol !== 'https:') throw new Error(`There is no link named ${String(id)}.`)
  await shell.openExternal(address.href)
}

/** Shows a file of ours in the file manager. */
export function showInFolder(file: string): void {
  shell.showItemInFolder(file)
}

/** Opens a report of ours with the program that the user has chosen for such files. */
export async function openFile(file: string): Promise<void> {
  const reason = await shell.openPath(file)
  if (reason !== '') throw new Error(reason)
}
