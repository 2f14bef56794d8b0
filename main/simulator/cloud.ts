import { assumed } from './assumptions'

/** One user of FortiToken Cloud, as `diagnose fortitoken-cloud show users` lists it. */
export interface SimulatedCloudUser {
  readonly username: string
  /** The VDOM, or `#FOS_Administrator` for administrators. */
  readonly vdom: string
  readonly email: string
  readonly phone: string
  readonly realm: string
  /** 0 local, 1 remote. */
  readonly userdata: number
  /** Serial number of the token that the user keeps. No command shows it; the portal does. */
  readonly token: string
}

/** What kind of account the device has with FortiToken Cloud. */
export type CloudAccount = 'time-based' | 'credit-based' | 'none'

export interface CloudSettings {
  readonly account: CloudAccount
  readonly reachable: boolean
  /** Users that a time-based account may have. */
  readonly seats: number
  /** Days until a time-based account expires. */
  readonly daysLeft: number
}

const dayMs = 24 * 60 * 60 * 1000

/** FortiToken Cloud, as far as one FortiGate can see it. */
export class FortiTokenCloud {
  readonly customer = '1740029'
  private readonly now: () => Date
  private readonly isReachable: boolean
  private kindOfAccount: CloudAccount
  private bought: number
  private end: Date
  private readonly listed: SimulatedCloudUser[] = []
  private readonly late: SimulatedCloudUser[] = []
  /** Licenses that Customer Service has pre-authorized; `null` stands for every license. */
  private preauthorized: Set<string> | null = null

  constructor(settings: CloudSettings, now: () => Date) {
    this.now = now
    this.kindOfAccount = settings.account
    this.isReachable = settings.reachable
    this.bought = settings.account === 'time-based' ? settings.seats : 0
    this.end = new Date(now().getTime() + settings.daysLeft * dayMs)
  }

  get account(): CloudAccount {
    return this.kindOfAccount
  }

  get reachable(): boolean {
    return this.isReachable
  }

  /** The number of users that the account may have. */
  get seats(): number {
    return this.bought
  }

  get expires(): Date {
    return this.end
  }

  get users(): readonly SimulatedCloudUser[] {
    return this.listed
  }

  /** Says which licenses Customer Service has pre-authorized; without this, all of them. */
  preauthorize(licenses: Iterable<string>): void {
    this.preauthorized = new Set(licenses)
  }

  isPreauthorized(license: string): boolean {
    return this.preauthorized?.has(license) ?? true
  }

  /** Takes over the users and the seats of a license. A user that is `late` appears with the next synchronization. */
  takeOver(
    users: readonly SimulatedCloudUser[],
    seats: number,
    late: readonly SimulatedCloudUser[] = [],
  ): void {
    this.listed.push(...users.filter((user) => !late.includes(user)))
    this.late.push(...late)
    this.bought += seats
    if (seats > 0) this.kindOfAccount = 'time-based'
    const { lastsDays } = assumed['service.balance'].value
    const yearFromNow = new Date(this.now().getTime() + lastsDays * dayMs)
    if (seats > 0 && yearFromNow > this.end) this.end = yearFromNow
  }

  /** Brings in the users that are late; returns how many. */
  synchronize(): number {
    const late = this.late.splice(0)
    this.listed.push(...late)
    return late.length
  }

  /** Answer to `execute fortitoken-cloud show`. */
  statusLines(): readonly string[] {
    if (!this.isReachable) return assumed['service.unreachable'].value
    if (this.kindOfAccount === 'none') return assumed['service.not-licensed'].value
    if (this.kindOfAccount === 'credit-based') {
      return assumed['service.credits'].value('11474.40', this.customer)
    }
    const expires = this.end.toISOString().slice(0, 10)
    return [
      'FortiToken Cloud service status: licensed, service ready.',
      `Service balance: ${this.bought.toFixed(2)} users. Expiration date: ${expires}. Customer ID: ${this.customer}.`,
    ]
  }

  /** Answer to `diagnose fortitoken-cloud show service`. */
  serviceLines(): readonly string[] {
    const status = this.statusLines()
    if (!this.isReachable || this.kindOfAccount === 'none') return status
    const users = `FortiToken Cloud account number of users: ${this.listed.length}`
    return [...status, `${users}, max number of users: ${this.bought}.`]
  }

  /** Answer to `diagnose fortitoken-cloud show users`. */
  userLines(): readonly string[] {
    if (!this.isReachable) return assumed['service.unreachable'].value
    return [`Number of users in fortitoken cloud: ${this.listed.length}`, ...this.listed.map(userLine)]
  }
}

function userLine(user: SimulatedCloudUser, index: number): string {
  const { username, vdom, email, phone, realm, userdata } = user
  return ` ${index + 1}: username:${username} vdom:${vdom} email:${email} phone:${phone} realm:${realm} userdata:${userdata}`
}
