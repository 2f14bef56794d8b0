import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import { decodeJournal } from '../migration/journal'
import { sha256Of } from './bundle'
import { bundleNames } from './bundle-names'
import { isLowOrderKey } from './low-order-keys'
import { rootHash } from './root-hash'
import { signingFingerprint } from './signing-key'

/** What checking a bundle finds. */
export interface BundleCheck {
  /** Empty if everything is as it was written. Each names what was changed. */
  readonly problems: readonly string[]
  readonly files: number
  /** Of the key in the bundle; `null` if it can't be read. */
  readonly fingerprint: string | null
  /** The hash of the record, as its report shows it. */
  readonly rootHash: string
}

// No name that we write has a control character in it, and no file system takes every one of them.
const manifestLine = /^([0-9a-f]{64}) [ *]([^/\\\p{Cc}]+)$/u

/** The most that a file system takes as a name, in bytes; none that we write comes near. */
const longestName = 255

/** The most that is read of a file whose content is looked at, in bytes: of what we write they have a tenth. */
const largest = {
  /** The manifest, its signature and the key. */
  signed: 1024 ** 2,
  /** What one string can hold. */
  journal: 500 * 1024 ** 2,
  /** What is looked at for its line ends alone. */
  converted: 64 * 1024 ** 2,
  /** What is only summed up: a few seconds. */
  other: 4 * 1024 ** 3,
} as const

/**
 * Whether a bundle is as it was written: the signature over the manifest, the sum of each file, links in the place of
 * files, files that are missing or too many, and the chain of the journal.
 *
 * @param trusted the fingerprint that the key must have; `null` if it is not known
 * @param noted the root hash as it was noted when the bundle was written, 64 hexadecimal digits; `null` if it was not
 * @throws ProblemError `not-a-bundle`, or `bundle-unreadable` if something in it can't be read
 */
export async function checkBundle(
  folder: string,
  trusted: string | null,
  noted: string | null = null,
): Promise<BundleCheck> {
  try {
    return await check(folder, trusted, noted)
  } catch (error) {
    if (error instanceof ProblemError || !isOfFileSystem(error)) throw error
    throw ProblemError.because(error, {
      code: 'bundle-unreadable',
      message: `The bundle can’t be checked, because ${error.path ?? folder} can’t be read: ${error.code}.`,
      hint:
        error.code === 'ENAMETOOLONG'
          ? 'Its path is too long for this computer: move the bundle to a folder with a shorter one.'
          : 'Check its permissions, and check the disk.',
    })
  }
}

async function check(folder: string, trusted: string | null, noted: string | null): Promise<BundleCheck> {
  const manifest = await readBytes(join(folder, bundleNames.manifest), largest.signed)
  if (manifest === null) throw await notABundle(folder)
  const problems: string[] = []
  const key = readKey(await readBytes(join(folder, bundleNames.publicKey), largest.signed))
  const signature = await readBytes(join(folder, bundleNames.signature), largest.signed)
  if (key === null) problems.push(`${bundleNames.publicKey} is missing or is not an ed25519 key.`)
  else if (isLowOrderKey(key)) {
    problems.push(
      `${bundleNames.publicKey} is a key that anyone can sign with, so the signature proves nothing.`,
    )
  } else if (signature === null) problems.push(`${bundleNames.signature} is missing.`)
  else if (!verify(null, manifest, key, signature)) {
    problems.push(
      otherLineEnds(manifest).some((other) => verify(null, other, key, signature))
        ? onlyLineEnds(bundleNames.manifest)
        : `${bundleNames.manifest} is not the one that was signed: it, its signature or the key was changed.`,
    )
  }
  const fingerprint = key && signingFingerprint(key)
  if (trusted !== null && fingerprint !== null && trusted.toLowerCase() !== fingerprint.toLowerCase()) {
    problems.push(`It was signed with another key, ${fingerprint}, not with ${trusted}.`)
  }
  const named = new Set<string>([bundleNames.manifest, bundleNames.signature])
  for (const [at, text] of manifest.toString('utf8').trimEnd().split(/\r?\n/).entries()) {
    const [, sum, name] = manifestLine.exec(text) ?? []
    if (sum === undefined || name === undefined) {
      problems.push(`${bundleNames.manifest} is damaged on line ${at + 1}.`)
      continue
    }
    if (Buffer.byteLength(name) > longestName) {
      problems.push(
        `${bundleNames.manifest} names a file on line ${at + 1} whose name is too long for any disk: it was changed or damaged.`,
      )
      continue
    }
    named.add(name)
    const path = join(folder, name)
    if (!(await isFile(path, largest.other))) problems.push(`${name} is missing.`)
    else if ((await sha256Of(path)) !== sum) problems.push(await howChanged(path, name, sum))
  }
  for (const name of await readdir(folder)) {
    if (!named.has(name)) problems.push(added(name))
    else if ((await lstat(join(folder, name))).isSymbolicLink()) {
      problems.push(
        `${name} is a link: what it points to is not part of the bundle, and can be changed or missing later.`,
      )
    }
  }
  problems.push(...(await checkJournal(join(folder, bundleNames.journal))))
  const root = rootHash(manifest.toString('utf8'))
  if (noted !== null && noted.toLowerCase() !== root) {
    problems.push(`Its hash is ${root}, not ${noted.toLowerCase()}: it is not the record that was noted.`)
  }
  return { problems, files: named.size - 2, fingerprint, rootHash: root }
}

/** Says of a file that is not as it was whether its line ends alone are others, unless it is very large. */
async function howChanged(path: string, name: string, sum: string): Promise<string> {
  const { size } = await stat(path)
  const bytes = size > largest.converted ? null : await readFile(path)
  const isSame = (other: Buffer) => createHash('sha256').update(other).digest('hex') === sum
  return bytes && otherLineEnds(bytes).some(isSame) ? onlyLineEnds(name) : `${name} was changed.`
}

/** A text as it would be with the line ends of Unix, and with those of Windows. */
function otherLineEnds(text: Buffer): readonly Buffer[] {
  const ofUnix = text.toString('latin1').replaceAll('\r\n', '\n')
  return [ofUnix, ofUnix.replaceAll('\n', '\r\n')].map((each) => Buffer.from(each, 'latin1'))
}

function onlyLineEnds(name: string): string {
  return `${name} has different line endings than before, as Git and some copying programs make them; nothing else in it was changed.`
}

/** What a system puts into a folder that someone looks at. */
const ofTheSystem: ReadonlyMap<string, string> = new Map([
  ['desktop.ini', 'Windows'],
  ['thumbs.db', 'Windows'],
  ['.ds_store', 'macOS'],
])

function added(name: string): string {
  const system = ofTheSystem.get(name.toLowerCase())
  return system === undefined
    ? `${name} was added.`
    : `${name} was added, as ${system} does automatically: remove it and check again.`
}

async function notABundle(folder: string): Promise<ProblemError> {
  const facts = await found(folder)
  const lack =
    facts === null
      ? 'there is no such folder'
      : facts.isDirectory()
        ? `it has no ${bundleNames.manifest}`
        : 'it is not a folder'
  return new ProblemError({
    code: 'not-a-bundle',
    message: `${folder} is not a bundle of evidence: ${lack}.`,
    hint: 'Name the folder "evidence" of a run.',
  })
}

async function checkJournal(path: string): Promise<readonly string[]> {
  const bytes = await readBytes(path, largest.journal)
  // A record holds no line end, so other ones around it break no chain.
  const damage = bytes && decodeJournal(bytes.toString('utf8').replaceAll('\r\n', '\n')).damage
  if (!damage) return []
  const { kind, line, reason } = damage
  return kind === 'not-understood'
    ? [`${bundleNames.journal} holds a record that can’t be understood, on line ${line}: ${reason}`]
    : [`The chain of ${bundleNames.journal} is broken on line ${line}: ${reason}`]
}

function readKey(pem: Buffer | null): KeyObject | null {
  if (pem === null) return null
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** The bytes of a file; `null` if there is none. @throws ProblemError `bundle-unreadable` if it is too large */
async function readBytes(path: string, most: number): Promise<Buffer | null> {
  return (await isFile(path, most)) ? readFile(path) : null
}

/** @throws ProblemError `bundle-unreadable` if it is too large */
async function isFile(path: string, most: number): Promise<boolean> {
  const facts = await found(path)
  if (facts?.isFile() !== true) return false
  if (facts.size <= most) return true
  throw new ProblemError({
    code: 'bundle-unreadable',
    message: `The bundle can’t be checked, because ${path} holds more than ${most / 1024 ** 2} MiB.`,
    hint: 'What Tokenferry writes is much smaller: it was replaced or damaged.',
  })
}

/** What stands at a path, links followed; `null` if nothing does. */
async function found(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    // A link that leads nowhere, or to itself, is named as a link.
    if (isOfFileSystem(error) && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(error.code)) return null
    throw error
  }
}

function isOfFileSystem(error: unknown): error is Error & { readonly code: string; readonly path?: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
