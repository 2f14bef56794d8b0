import { isEncodedMail } from './mail'

/** What bytes are, as their content says; a name says nothing. */
export type ContentKind = 'zip' | '7z' | 'tar' | 'mail' | Compression | 'unread-archive' | 'plain'

/** How one stream of bytes is compressed. */
export type Compression = 'gzip' | 'bzip2' | 'xz' | 'zstd'

/** Bytes that are needed to tell: the fields of the first parts of a mail. */
export const bytesToTell = 65_536
/** A header of a tar is a block of these. */
const tarBlock = 512

/** The first bytes of each kind, as `file` knows them. */
const signatures: readonly (readonly [ContentKind, string, string])[] = [
  ['zip', 'zip', 'PK\u0003\u0004'],
  ['zip', 'zip', 'PK\u0005\u0006'],
  ['zip', 'zip', 'PK\u0007\u0008PK'],
  ['7z', '7z', '7z\u00bc\u00af\u0027\u001c'],
  ['gzip', 'gzip', '\u001f\u008b\u0008'],
  ['bzip2', 'bzip2', 'BZh'],
  ['xz', 'xz', '\u00fd7zXZ\u0000'],
  ['zstd', 'zstd', '\u0028\u00b5\u002f\u00fd'],
  ['unread-archive', 'RAR', 'Rar!\u001a\u0007'],
  ['unread-archive', 'compress (.Z)', '\u001f\u009d'],
  ['unread-archive', 'lz4', '\u0004\u0022\u004d\u0018'],
  ['unread-archive', 'lzip', 'LZIP'],
  ['unread-archive', 'lzop', '\u0089LZO\u0000'],
  ['unread-archive', 'cabinet', 'MSCF\u0000\u0000\u0000\u0000'],
  ['unread-archive', 'lzma', '\u005d\u0000\u0000'],
]

/** Tells from the first bytes what follows, and how that is called. */
export function contentKind(start: Uint8Array): { readonly kind: ContentKind; readonly name: string } {
  const head = Buffer.from(start.subarray(0, bytesToTell)).toString('latin1')
  const found = signatures.find(([, , signature]) => head.startsWith(signature))
  if (found) return { kind: found[0], name: found[1] }
  if (isTarHeader(start)) return { kind: 'tar', name: 'tar' }
  return isEncodedMail(head) ? { kind: 'mail', name: 'mail' } : { kind: 'plain', name: 'file' }
}

/** Whether a block begins a tar of any age: it holds the sum of its own bytes, those of the sum taken as blanks (POSIX ustar). */
function isTarHeader(block: Uint8Array): boolean {
  if (block.length < tarBlock) return false
  const field = Buffer.from(block.subarray(148, 156)).toString('latin1')
  const said = /^[ 0]*([0-7]+)[\0 ]*$/.exec(field)?.[1]
  if (said === undefined) return false
  let sum = 8 * 32
  for (const [at, byte] of block.subarray(0, tarBlock).entries()) if (at < 148 || at >= 156) sum += byte
  return parseInt(said, 8) === sum
}
