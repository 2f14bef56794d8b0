import { shell } from 'electron'
import { isDocument } from '../../contract/documents'
import { links, type LinkId } from '../../contract/links'

/**
 * Opens one of the listed addresses in the user's own browser (SECURITY 15). It takes a name, never an address, so
 * a page that went wrong can open nothing else.
 */
export async function openLink(id: LinkId): Promise<void> {
  const address = Object.hasOwn(links, id) ? new URL(links[id]) : null
  if (address?.protocol !== 'https:') throw new Error(`There is no link named ${id}.`)
  await shell.openExternal(address.href)
}

/** Shows a file of ours in the file manager. */
export function showInFolder(file: string): void {
  shell.showItemInFolder(file)
}

/** Opens a file of ours with the program that the user has chosen for such files. Others could be programs. */
export async function openReport(file: string): Promise<void> {
  if (!isDocument(file)) throw new Error(`${file} is not a report.`)
  const reason = await shell.openPath(file)
  if (reason !== '') throw new Error(reason)
}
