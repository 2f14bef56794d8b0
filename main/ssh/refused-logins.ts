import { ProblemError } from '../contract/result'
import type { Credentials, HostKey } from './target'

/** How many tries may fail in a row: the third locks an address out (default of `admin-lockout-threshold`). */
const mostRefused = 2

/** How long the address is then locked out, in milliseconds (default of `admin-lockout-duration`). */
const lockOut = 60_000

/**
 * Keeps this computer's address from being locked out: a FortiGate counts by address, not by account (Technical Tip
 * 219176), so everybody behind it would be locked out with us. After two failed tries nothing is sent for
 * anybody until as much time has passed as a lock-out lasts. A FortiGate is known by its host key and port, so it is
 * the same one by name and by address.
 */
export class RefusedLogins {
  private readonly refused = new Map<string, { readonly tries: number; readonly at: number }>()
  private readonly now: () => number

  /** @param now monotonic, in milliseconds */
  constructor(now: () => number) {
    this.now = now
  }

  /** A login that is about to begin. */
  attempt(credentials: Credentials, oldAlgorithms: boolean): LoginAttempt {
    return new LoginAttempt(this, mostTries(credentials, oldAlgorithms))
  }

  /**
   * @param tries that may fail
   * @throws ProblemError `login-paused` if more than two in a row could. @internal
   */
  mayTry(key: HostKey, tries: number): void {
    const refused = this.refused.get(placeOf(key))
    const left = refused === undefined ? 0 : refused.at + lockOut - this.now()
    if (refused === undefined || left <= 0 || refused.tries + tries <= mostRefused) return
    throw new ProblemError({
      code: 'login-paused',
      message: `${key.host} has refused a login from here, so nothing more was sent: a third failed attempt can lock out this computer’s address and everyone behind it.`,
      hint: `Check the user name and the password or key. Try again in ${Math.ceil(left / 1000)} s.`,
    })
  }

  /** So many tries were refused, or may have been. @internal */
  note(key: HostKey, tries: number): void {
    const before = this.refused.get(placeOf(key))
    const at = this.now()
    const isOver = before === undefined || at >= before.at + lockOut
    this.refused.set(placeOf(key), { tries: (isOver ? 0 : before.tries) + tries, at })
  }

  /** A login was accepted. @internal */
  forget(key: HostKey): void {
    this.refused.delete(placeOf(key))
  }
}

/** Virtual machines that were copied may have the same key. */
function placeOf({ fingerprint, port }: HostKey): string {
  return `${fingerprint} ${port}`
}

/** One login on a device, and what of it counts as refused. */
class LoginAttempt {
  private key: HostKey | null = null
  private readonly logins: RefusedLogins
  private readonly tries: number

  constructor(logins: RefusedLogins, tries: number) {
    this.logins = logins
    this.tries = tries
  }

  /** The host key of the device is trusted, and its login begins. @throws ProblemError `login-paused` */
  begin(key: HostKey): void {
    this.logins.mayTry(key, this.tries)
    this.key = key
  }

  /** The device asks the same again: what was answered before was refused. @throws ProblemError `login-paused` */
  askedAgain(): void {
    if (this.key === null) return
    this.logins.note(this.key, 1)
    this.logins.mayTry(this.key, 1)
  }

  /** It was accepted. */
  accepted(): void {
    if (this.key !== null) this.logins.forget(this.key)
  }

  /** It failed. A connection that is merely closed behind the credentials may be how a device refuses them. */
  failed(error: unknown): void {
    const mayBeRefused =
      error instanceof ProblemError &&
      ['login-rejected', 'connection-lost', 'disconnected'].includes(error.problem.code)
    if (this.key !== null && mayBeRefused) this.logins.note(this.key, this.tries)
  }
}

/** How many tries a login is, at most: an agent may offer two keys, and an RSA key two kinds of signature. */
function mostTries(credentials: Credentials, oldAlgorithms: boolean): number {
  if (credentials.method === 'password') return 1
  const isOneKey = credentials.method === 'key' || credentials.fingerprint !== undefined
  return isOneKey && !oldAlgorithms ? 1 : mostRefused
}
