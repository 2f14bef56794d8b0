import ssh2, { type ParsedKey } from 'ssh2'
import { assumed } from './assumptions'
import type { SimulatedDevice } from './device'

/** An account that may log in, besides or in the place of an administrator of the configuration. */
export interface Account {
  readonly user: string
  readonly password?: string
  /** Public keys as in `authorized_keys`. */
  readonly publicKeys?: readonly string[]
  /** The code to be asked for after the password; `null` to ask for none, even if the configuration has a second factor. */
  readonly tokenCode?: string | null
  /** For accounts that the configuration does not have; such an account is a super_admin otherwise. */
  readonly readOnly?: boolean
}

/** What it takes to log in as one user. */
export interface AccountLogin {
  readonly user: string
  readonly password: string | null
  readonly keys: readonly ParsedKey[]
  /** Tells a right token code; `null` if none is asked for. */
  readonly isTokenCode: ((code: string) => boolean) | null
}

/** What a logged-in administrator may do. */
export interface Rights {
  readonly readOnly: boolean
  /** The VDOM of an administrator who can see no other; `null` for those who see the whole device. */
  readonly onlyVdom: string | null
}

/** How `user` logs in; `null` if there is no such account. */
export function loginOf(
  device: SimulatedDevice,
  user: string,
  accounts: readonly Account[],
  rehearsalPassword: string | null,
): AccountLogin | null {
  const account = accounts.find((candidate) => candidate.user === user)
  const administrator = device.administrators.get(user)
  if (!account && !administrator) return null
  const configured = ['ssh-public-key1', 'ssh-public-key2', 'ssh-public-key3'].map((name) =>
    administrator?.value(name),
  )
  const keys = [...(account?.publicKeys ?? []), ...configured].flatMap((text) => {
    const parsed = text ? ssh2.utils.parseKey(text) : new Error('no key')
    return parsed instanceof Error ? [] : [parsed].flat()
  })
  const factor = administrator?.value('two-factor') ?? 'disable'
  const code = account?.tokenCode
  const isTokenCode =
    code === undefined
      ? factor === 'disable'
        ? null
        : assumed['login.token-code'].value.isRight
      : code === null
        ? null
        : (typed: string) => typed === code
  const password = account?.password ?? (administrator ? rehearsalPassword : null)
  return { user, password, keys, isTokenCode }
}

/** What `user` may do, by its profile and VDOMs. */
export function rightsOf(device: SimulatedDevice, user: string, accounts: readonly Account[]): Rights {
  const account = accounts.find((candidate) => candidate.user === user)
  const administrator = device.administrators.get(user)
  const profile = administrator?.value('accprofile') ?? 'super_admin'
  const { configuration } = device
  const entry = configuration.section(configuration.deviceWide, 'system accprofile')?.entries.get(profile)
  const mayWrite =
    profile === 'super_admin' || !entry
      ? profile !== 'super_admin_readonly'
      : entry.attributes.some(([, values]) => values.includes('read-write'))
  const seesAll = profile.startsWith('super_admin') || entry?.value('scope') === 'global'
  return {
    readOnly: device.scenario.readOnly ?? account?.readOnly ?? !mayWrite,
    onlyVdom: configuration.multiVdom && !seesAll ? (administrator?.value('vdom') ?? 'root') : null,
  }
}
