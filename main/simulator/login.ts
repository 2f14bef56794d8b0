import { timingSafeEqual } from 'node:crypto'
import type { AuthContext, KeyboardAuthContext, ParsedKey } from 'ssh2'
import type { AccountLogin } from './accounts'
import { assumed } from './assumptions'

const methods = ['password', 'publickey', 'keyboard-interactive'] as const

/**
 * Answers the attempts of one connection to log in. `loginFor` finds the account; `rejected` is told of each wrong
 * answer, and `accepted` who came in.
 */
export class Doorkeeper {
  private readonly loginFor: (user: string) => AccountLogin | null
  private readonly rejected: () => void
  private readonly accepted: (user: string) => void
  /** The user whose password was right and whose token code is still to come. */
  private halfway: string | null = null

  constructor(
    loginFor: (user: string) => AccountLogin | null,
    rejected: () => void,
    accepted: (user: string) => void,
  ) {
    this.loginFor = loginFor
    this.rejected = rejected
    this.accepted = accepted
  }

  answer(attempt: AuthContext): void {
    const login = this.loginFor(attempt.username)
    switch (attempt.method) {
      case 'password':
        if (!login || !isPassword(login, attempt.password)) return this.reject(attempt)
        if (!login.isTokenCode) return this.accept(attempt)
        this.halfway = login.user
        return attempt.reject(['keyboard-interactive'], true)
      case 'publickey': {
        const key = login?.keys.find((candidate) => candidate.getPublicSSH().equals(attempt.key.data))
        if (!key) return attempt.reject([...methods])
        if (!attempt.signature) return attempt.accept()
        return isSigned(key, attempt) ? this.accept(attempt) : this.reject(attempt)
      }
      case 'keyboard-interactive':
        return this.askAll(attempt, login)
      default:
        return attempt.reject([...methods])
    }
  }

  /** Asks for the password, unless it was given, and then for the token code, unless there is none. */
  private askAll(attempt: KeyboardAuthContext, login: AccountLogin | null): void {
    const askCode = (): void => {
      if (!login?.isTokenCode) return this.accept(attempt)
      attempt.prompt(
        [{ prompt: assumed['login.token-code'].value.prompt, echo: false }],
        ([code = ''] = []) => {
          if (login.isTokenCode?.(code)) this.accept(attempt)
          else this.reject(attempt)
        },
      )
    }
    if (this.halfway !== null && login?.user === this.halfway) return askCode()
    attempt.prompt(
      [{ prompt: `${attempt.username}@FortiGate password: `, echo: false }],
      ([password = ''] = []) => {
        if (login && isPassword(login, password)) askCode()
        else this.reject(attempt)
      },
    )
  }

  private accept(attempt: AuthContext): void {
    this.accepted(attempt.username)
    attempt.accept()
  }

  private reject(attempt: AuthContext): void {
    this.halfway = null
    attempt.reject([...methods])
    this.rejected()
  }
}

function isPassword(login: AccountLogin, typed: string): boolean {
  if (login.password === null) return false
  const [right, given] = [Buffer.from(login.password), Buffer.from(typed)]
  return right.length === given.length && timingSafeEqual(right, given)
}

function isSigned(
  key: ParsedKey,
  { blob, signature, hashAlgo }: { blob?: Buffer; signature?: Buffer; hashAlgo?: string },
): boolean {
  return blob !== undefined && signature !== undefined && key.verify(blob, signature, hashAlgo) === true
}
