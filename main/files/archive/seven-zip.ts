import address from 'libarchive-wasm/dist/libarchive.wasm?url&inline'
import { libarchiveWasm, type LibarchiveWasm } from 'libarchive-wasm'
import { ProblemError } from '../../contract/result'
import { messageOf } from '../../text/message'
import type { Allowance } from './allowance'
import type { Content } from './content'
import { largestMember, notRead, type Member } from './member'

/** Bytes that are unpacked at a time. */
const pieceBytes = 1024 ** 2

/** `AE_IF…` of libarchive: the types that a member can have. */
const regular = 0o100_000
const folder = 0o040_000
const symbolicLink = 0o120_000

/**
 * The files in a 7z, as they come; of their names the letters beyond ASCII are shown as `*`. It lies packed in memory; of what comes out one member does.
 *
 * @throws ProblemError `archive-encrypted` if not even the names can be read, and that of the allowance; Error in the
 * words of libarchive if it is damaged or cut off
 */
export async function* membersOfSevenZip(packed: Content, allowance: Allowance): AsyncGenerator<Member> {
  const library = await loadLibrary()
  const memory = await copyInto(library, packed)
  const buffer = library.module._malloc(pieceBytes)
  const archive = library.read_new()
  try {
    library.read_support_filter_all(archive)
    library.read_support_format_all(archive)
    library.read_open_memory(archive, memory, packed.size)
    for (let entry = next(library, archive); entry !== 0; entry = next(library, archive)) {
      const type = library.entry_filetype(entry)
      const name = library.entry_pathname(entry) || '(no name)'
      if (type === folder) continue
      allowance.takeMember()
      const isLink = type === symbolicLink || Boolean(library.entry_hardlink(entry))
      if (library.entry_is_encrypted(entry) !== 0) yield { name, ...notRead.encrypted }
      else if (isLink) yield { name, ...notRead.link }
      else if (type !== regular) yield { name, ...notRead.special }
      else yield { name, ...readMember(library, archive, buffer, allowance) }
    }
  } finally {
    // The whole instance goes with it, and all that it holds.
    library.read_free(archive)
  }
}

/** A member more than the last, or 0 at the end. @throws as `membersOfSevenZip` */
function next(library: LibarchiveWasm, archive: number): number {
  const entry = library.read_next_entry(archive)
  const words = entry === 0 ? library.error_string(archive) : ''
  if (!words) return entry
  if (!/encrypt|passphrase/i.test(words)) throw new Error(words)
  throw new ProblemError({
    code: 'archive-encrypted',
    message: 'The archive is encrypted, including its file names.',
    hint: 'Unpack it with its password and review the result.',
  })
}

function readMember(
  library: LibarchiveWasm,
  archive: number,
  buffer: number,
  allowance: Allowance,
): { readonly bytes: Buffer } | (typeof notRead)[keyof typeof notRead] {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    let count: number
    try {
      count = library.read_data(archive, buffer, pieceBytes)
    } catch (error) {
      return /encrypt|passphrase/i.test(messageOf(error)) ? notRead.encrypted : notRead.damaged
    }
    allowance.takeBytes(count)
    if (count === 0) break
    bytes += count
    if (bytes > largestMember) pieces.length = 0
    else pieces.push(new Uint8Array(library.module.HEAP8.slice(buffer, buffer + count).buffer))
  }
  return bytes > largestMember ? notRead.tooLarge : { bytes: Buffer.concat(pieces) }
}

/** Loads it again for each archive: what a hostile one may do to its memory ends with it. */
function loadLibrary(): Promise<LibarchiveWasm> {
  const wasmBinary = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  return libarchiveWasm({ wasmBinary })
}

async function copyInto({ module }: LibarchiveWasm, content: Content): Promise<number> {
  const memory = module._malloc(Math.max(1, content.size))
  let at = memory
  for await (const piece of content.pieces()) {
    if (at + piece.length > memory + content.size) throw new Error('the file is growing while it is read')
    module.HEAP8.set(piece, at)
    at += piece.length
  }
  return memory
}
