/** Devices that may reject the password of an account that no device has accepted yet. */
const mostRejections = 2

/** How a login with the password went, as far as it says something about the password. */
export type TrialOutcome = 'accepted' | 'rejected' | 'unknown'

interface Account {
  isAccepted: boolean
  rejections: number
  /** The login that the others wait for. */
  current: Promise<void> | null
}

/**
 * Keeps a mistyped password from many devices at once: an account of a directory would be locked on all of them. Until
 * a device has accepted the password of an account, it is tried on one after the other, and no further once two have
 * rejected it: a FortiGate locks an address out after three (default of `admin-lockout-threshold`), and so do directories.
 */
export class PasswordTrial {
  private readonly accounts = new Map<string, Account>()

  /**
   * Waits until the password of an account may be tried.
   *
   * @returns what to call once it is known how the login went; `null` if it must not be tried any more.
   */
  async begin(user: string): Promise<((outcome: TrialOutcome) => void) | null> {
    const account = this.accounts.get(user) ?? { isAccepted: false, rejections: 0, current: null }
    this.accounts.set(user, account)
    while (!account.isAccepted && account.current !== null) await account.current
    if (account.isAccepted) return () => undefined
    if (account.rejections >= mostRejections) return null
    let release: () => void = () => undefined
    const mine = new Promise<void>((resolve) => {
      release = resolve
    })
    account.current = mine
    return (outcome) => {
      if (account.current !== mine) return
      if (outcome === 'accepted') account.isAccepted = true
      if (outcome === 'rejected') account.rejections += 1
      account.current = null
      release()
    }
  }
}
