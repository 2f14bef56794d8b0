import { readWithin } from '../files/open-file'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { ProblemError } from '../contract/result'
import type { DeviceEntry } from '../preflight/entry'
import type { Credentials, Hop } from '../ssh/target'
import { askSecret } from './ask-secret'
import { causeOf, MisuseError } from './command'

/** How the devices of one call are logged in on, besides what the inventory says. */
export interface LoginSources {
  /** The inventory file: paths in it are seen from its folder. */
  readonly inventory: string
  /** Key file for all devices that have none of their own. */
  readonly keyFile: string | null
  readonly password: string | null
  /** Socket of the SSH agent. */
  readonly agent: string | null
}

/** How to log in on a device, and on the hosts on the way to it. */
export type LoginOf = (entry: DeviceEntry) => {
  readonly credentials: Credentials
  readonly jumps: readonly Hop[]
}

/**
 * Finds out how to log in on every device, before any of them is connected to: a device's own key, else the password
 * that was asked for, else the key of the call, else the agent. A password is for FortiGates: it is never sent to a host
 * on the way.
 *
 * @throws MisuseError if a device has no way in, or a key can't be used.
 */
export async function prepareLogins(
  entries: readonly DeviceEntry[],
  { inventory, keyFile, password, agent }: LoginSources,
): Promise<LoginOf> {
  const fileOf = (entry: DeviceEntry) => ownKeyOf(entry, inventory)
  const common = commonKey(keyFile)
  const keys = new Map<string, Credentials>()
  for (const file of keyFilesOf(entries, { inventory, keyFile })) keys.set(file, await openKey(file))
  const withoutPassword = (entry: DeviceEntry): Credentials | null =>
    keys.get(fileOf(entry) ?? common ?? '') ?? (agent === null ? null : { method: 'agent', socket: agent })
  const credentialsFor = (entry: DeviceEntry): Credentials | null =>
    fileOf(entry) === null && password !== null ? { method: 'password', password } : withoutPassword(entry)

  const logins = new Map(
    entries.map((entry) => {
      const credentials = credentialsFor(entry)
      const onTheWay = withoutPassword(entry)
      if (credentials === null) throw noWayIn(entry)
      if (onTheWay === null && entry.jumps.length > 0) throw noWayThrough(entry)
      const jumps = entry.jumps.map((target) => ({ target, credentials: onTheWay ?? credentials }))
      return [entry, { credentials, jumps }] as const
    }),
  )
  return (entry) => {
    const login = logins.get(entry)
    if (!login) throw new Error('A device that is not in the inventory was to be logged in on.')
    return login
  }
}

/** The private keys that are read for a call, each once. */
export function keyFilesOf(
  entries: readonly DeviceEntry[],
  { inventory, keyFile }: Pick<LoginSources, 'inventory' | 'keyFile'>,
): readonly string[] {
  const files = [...entries.map((entry) => ownKeyOf(entry, inventory)), commonKey(keyFile)]
  return [...new Set(files.filter((file) => file !== null))]
}

function ownKeyOf({ keyFile }: DeviceEntry, inventory: string): string | null {
  return keyFile === null ? null : resolve(dirname(inventory), atHome(keyFile))
}

function commonKey(keyFile: string | null): string | null {
  return keyFile === null ? null : resolve(atHome(keyFile))
}

/** Bytes that a private key may have. */
const largestKey = 1024 ** 2

/** A private key, with its passphrase if it has one. */
async function openKey(file: string): Promise<Credentials> {
  const bytes = await readWithin(file, largestKey).catch((error: unknown) => {
    throw new MisuseError(`The key file ${file} can’t be read: ${causeOf(error)}`)
  })
  const key = bytes.toString('utf8')
  const { checkPrivateKey } = await import('../ssh/private-key')
  const problemWith = (passphrase: string) => {
    try {
      checkPrivateKey(key, passphrase, file)
      return null
    } catch (error) {
      if (error instanceof ProblemError) return error.problem
      throw error
    }
  }
  let passphrase = ''
  if (problemWith('')?.code === 'key-passphrase') {
    passphrase = await askSecret(`Passphrase for ${file}`, 'Add the key to the SSH agent with ssh-add.')
  }
  const problem = problemWith(passphrase)
  if (problem) throw MisuseError.of(problem)
  return { method: 'key', key, passphrase }
}

function atHome(path: string): string {
  return path.replace(/^~(?=[/\\])/, homedir())
}

function noWayIn({ name }: DeviceEntry): MisuseError {
  return new MisuseError(
    `Tokenferry can’t log in to ${name}: no SSH agent is running. Name a key with --key or key_file, or use --ask-password or --password-stdin.`,
  )
}

function noWayThrough({ name }: DeviceEntry): MisuseError {
  return new MisuseError(
    `Tokenferry can’t log in to the jump host of ${name}: a password is only ever sent to a FortiGate. Start an SSH agent, or name a key with --key.`,
  )
}
