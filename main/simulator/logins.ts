import type { Clock } from '../clock'

/** A session of an administrator, as `get system admin list` shows it. */
export interface LoggedIn {
  readonly user: string
  /** Address and port of the client. */
  readonly remote: string
  readonly started: Date
}

/** Who is logged in on the device. */
export class Logins {
  private readonly clock: Clock
  private readonly present = new Set<LoggedIn>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  get list(): readonly LoggedIn[] {
    return [...this.present]
  }

  /** Notes a new session; returns what notes its end, that many milliseconds later. */
  enter(session: LoggedIn): (lingersFor: number) => void {
    this.present.add(session)
    return (lingersFor) => {
      if (lingersFor === 0) this.present.delete(session)
      else this.clock.after(lingersFor, () => this.present.delete(session))
    }
  }

  /** Every session is gone, as after a reboot. */
  clear(): void {
    this.present.clear()
  }
}
