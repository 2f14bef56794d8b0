import { promises } from 'node:fs'

/**
 * The file system as it is. In Electron, that of Node takes what is named `*.asar` for an archive with an application in
 * it, and can’t read a file or a folder that a person has called so.
 */
const plain: Pick<typeof promises, 'open' | 'opendir' | 'stat' | 'statfs'> =
  process.versions.electron === undefined ? promises : electronsOwn().promises

export const { open, opendir, stat, statfs } = plain

function electronsOwn(): { readonly promises: typeof promises } {
  return process.getBuiltinModule('original-fs') as unknown as { readonly promises: typeof promises }
}
