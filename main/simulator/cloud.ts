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
  readonly #now: () => Date
  readonly #reachable: boolean
  #account: CloudAccount
  #seats: number
  #expires: Date
  readonly #users: SimulatedCloudUser[] = []
  readonly #late: SimulatedCloudUser[] = []
  /** Licenses that Customer Service has pre-authorized; `null` stands for every license. */
  #preauthorized: Set<string> | null = null

  constructor(settings: CloudSettings, now: () => Date) {
    this.#now = now
    this.#account = settings.account
    this.#reachable = settings.reachable
    this.#seats = settings.account === 'time-based' ? settings.seats : 0
    this.#expires = new Date(now().getTime() + settings.daysLeft * dayMs)
  }

  get account(): CloudAccount {
    return this.#account
  }

  get reachable(): boolean {
    return this.#reachable
  }

  /** The number of users that the account may have. */
  get seats(): number {
    return this.#seats
  }

  get expires(): Date {
    return this.#expires
  }

  get users(): readonly SimulatedCloudUser[] {
    return this.#users
  }

  /** Says which licenses Customer Service has pre-authorized; without this, all of them. */
  preauthorize(licenses: Iterable<string>): void {
    this.#preauthorized = new Set(licenses)
  }

  isPreauthorized(license: string): boolean {
    return this.#preauthorized?.has(license) ?? true
  }

  /** Takes over the users and the seats of a license. A user that is `late` appears with the next synchronization. */
  takeOver(
    users: readonly SimulatedCloudUser[],
    seats: number,
    late: readonly SimulatedCloudUser[] = [],
  ): void {
    this.#users.push(...users.filter((user) => !late.includes(user)))
    this.#late.push(...late)
    this.#seats += seats
    if (seats > 0) this.#account = 'time-based'
    const { lastsDays } = assumed['service.balance'].value
    const yearFromNow = new Date(this.#now().getTime() + lastsDays * dayMs)
    if (seats > 0 && yearFromNow > this.#expires) this.#expires = yearFromNow
  }

  /** Brings in the users that are late; returns how many. */
  synchronize(): number {
    const late = this.#late.splice(0)
    this.#users.push(...late)
    return late.length
  }

  /** Answer to `execute fortitoken-cloud show`. */
  statusLines(): readonly string[] {
    if (!this.#reachable) return assumed['service.unreachable'].value
    if (this.#account === 'none') return assumed['service.not-licensed'].value
    if (this.#account === 'credit-based') {
      return assumed['service.credits'].value('11474.40', this.customer)
    }
    const expires = this.#expires.toISOString().slice(0, 10)
    return [
      'FortiToken Cloud service status: licensed, service ready.',
      `Service balance: ${this.#seats.toFixed(2)} users. Expiration date: ${expires}. Customer ID: ${this.customer}.`,
    ]
  }

  /** Answer to `diagnose fortitoken-cloud show service`. */
  serviceLines(): readonly string[] {
    const status = this.statusLines()
    if (!this.#reachable || this.#account === 'none') return status
    const users = `FortiToken Cloud account number of users: ${this.#users.length}`
    return [...status, `${users}, max number of users: ${this.#seats}.`]
  }

  /** Answer to `diagnose fortitoken-cloud show users`. */
  userLines(): readonly string[] {
    if (!this.#reachable) return assumed['service.unreachable'].value
    return [`Number of users in fortitoken cloud: ${this.#users.length}`, ...this.#users.map(userLine)]
  }
}

function userLine(user: SimulatedCloudUser, index: number): string {
  const { username, vdom, email, phone, realm, userdata } = user
  return ` ${index + 1}: username:${username} vdom:${vdom} email:${email} phone:${phone} realm:${realm} userdata:${userdata}`
}
