import type { NamedFiles } from '../named-files'

/**
 * The files as a second start sends them, in letters and digits: Electron parts the message at each NUL and takes the
 * white space off the parts, which made numbers in an object wrong, and with them the first process (33.2.1).
 */
export function packed(files: NamedFiles): Record<'files', string> {
  return { files: Buffer.from(JSON.stringify(files)).toString('base64url') }
}
