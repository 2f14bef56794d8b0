import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'
import { noPolicy, policySchema, type Policy, type PolicyInForce } from '../contract/policy'

/** Where the policy of an organization lies on this computer; `null` on systems on which none is read. */
export function machineWidePolicy(platform: NodeJS.Platform = process.platform): string | null {
  if (platform === 'linux') return '/etc/tokenferry/policy.json'
  if (platform === 'darwin') return '/Library/Application Support/Tokenferry/policy.json'
  return null
}

/** More than any policy has, in bytes. */
const largest = 65_536

/** What holds while a policy can’t be read: all that one can forbid is forbidden. */
const everythingForbidden: Required<Policy> = { approveOtherWordings: false }

/**
 * Reads the policy. One that can’t be followed is never passed over: somebody wanted something forbidden, and it is not
 * known what. Nor is one that somebody other than its owner could have written.
 *
 * @param path `null` if there is none.
 * @param owner user id of whoever alone may write it.
 */
export function readPolicy(path: string | null, owner = 0): PolicyInForce {
  if (path === null) return noPolicy
  try {
    return { policy: parse(readOwned(path, owner)), problem: null }
  } catch (error) {
    if (isMissing(error) && !isLink(path) && !isLink(dirname(path))) return noPolicy
    return {
      policy: everythingForbidden,
      problem: {
        code: 'policy-invalid',
        message: `The policy of your organization can’t be followed: ${path} ${reasonOf(error)}.`,
        hint: 'Ask whoever administers this computer. Runs that were begun can be opened, read and settled; nothing is migrated meanwhile.',
      },
    }
  }
}

/** Why a policy can’t be followed, to stand behind its path. */
class Unfit extends Error {}

function readOwned(path: string, owner: number): string {
  // A pipe would keep whoever opens it waiting for somebody to write.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const file = fstatSync(descriptor)
    if (!file.isFile()) throw new Unfit('is not a file')
    if (!isOnlyOf(file, owner) || !isOnlyOf(statSync(dirname(path)), owner))
      throw new Unfit('could have been written by someone other than root')
    if (file.size > largest) throw new Unfit(`is larger than ${largest / 1024} KB`)
    const bytes = Buffer.alloc(file.size)
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(descriptor)
  }
}

const writableByOthers = 0o022

function isOnlyOf({ uid, mode }: Stats, owner: number): boolean {
  return uid === owner && (mode & writableByOthers) === 0
}

function parse(text: string): Policy {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Unfit('is not JSON')
  }
  const result = policySchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue?.code === 'unrecognized_keys') throw new Unfit(`has the unknown key "${issue.keys.join('", "')}"`)
  const key = issue?.path.join('.') ?? ''
  throw new Unfit(
    key === '' ? 'is not a JSON object' : `says something other than true or false for "${key}"`,
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** A link that leads nowhere: somebody has put a policy there, and it is not known what it says. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

function reasonOf(error: unknown): string {
  if (error instanceof Unfit) return error.message
  return `can’t be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`
}
