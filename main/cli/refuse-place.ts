import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { dataFolder } from './application-folder'
import { MisuseError } from './command'

/**
 * Settings, keys and runs lie in the data folder: nothing that a call names takes their place. And "-" is standard input
 * to every command: a file of that name would be a surprise, and hard to name afterwards.
 *
 * @param path of a file or folder to be written, there or not
 * @throws MisuseError if it is "-" or lies in the data folder
 */
export async function refusePlace(path: string): Promise<void> {
  if (path === '-') {
    throw new MisuseError(
      '"-" is standard input and can’t be written to: name another file or folder, or ./- if you mean a file of that name.',
    )
  }
  const [own, place] = await Promise.all([dataFolder().then(placeOf), placeOf(resolve(path))])
  if (!`${place}${sep}`.startsWith(`${own}${sep}`)) return
  throw new MisuseError(`${path} is in Tokenferry’s data folder. Choose another location.`)
}

/** Where a path leads, behind all links; what is not there yet lies where the folder above it leads. */
async function placeOf(path: string): Promise<string> {
  const above = dirname(path)
  return realpath(path).catch(async () =>
    above === path ? path : join(await placeOf(above), basename(path)),
  )
}
