import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { ProblemError } from '../contract/result'
import type { DeviceEntry } from '../preflight/entry'
import type { Credentials, Hop } from '../ssh/target'
import { askSecret } from './ask-secret'
import { MisuseError } from './command'
import { messageOf } from '../text/message'

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
 * @throws MisuseError where a device has no way in, or a key can't be used.
 */
export async function prepareLogins(
  entries: readonly DeviceEntry[],
  { inventory, keyFile, password, agent }: LoginSources,
): Promise<LoginOf> {
  const fileOf = (entry: DeviceEntry) =>
    entry.keyFile === null ? null : resolve(dirname(inventory), atHome(entry.keyFile))
  const common = keyFile === null ? null : resolve(atHome(keyFile))
  const keys = new Map<string, Credentials>()
  for (const file of new Set([...entries.map(fileOf), common])) {
    if (file !== null) keys.set(file, await openKey(file))
  }
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

/** A private key, with its passphrase where it has one. */
async function openKey(file: string): Promise<Credentials> {
  const key = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new MisuseError(`The key file ${file} can't be read: ${messageOf(error)}`)
  })
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
    passphrase = await askSecret(`Passphrase of ${file}`, 'Add the key to the SSH agent with ssh-add.')
  }
  const problem = problemWith(passphrase)
  if (problem) throw new MisuseError(`${problem.message} ${problem.hint}`)
  return { method: 'key', key, passphrase }
}

function atHome(path: string): string {
  return path.replace(/^~(?=[/\\])/, homedir())
}

function noWayIn({ name }: DeviceEntry): MisuseError {
  return new MisuseError(
    `There is no way to log in on ${name}: no SSH agent is running. Name a key with --key or key_file, or use --ask-password or --password-stdin.`,
  )
}

function noWayThrough({ name }: DeviceEntry): MisuseError {
  return new MisuseError(
    `There is no way to log in on the jump host of ${name}: a password is only ever sent to a FortiGate. Start an SSH agent, or name a key with --key.`,
  )
}
