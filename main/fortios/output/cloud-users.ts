import { findCloudUnreachable, type CloudUnreachable } from './cloud-unreachable'
import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** The VDOM under which FortiToken Cloud knows administrators. */
export const administratorsVdom = '#FOS_Administrator'

/** A user that FortiToken Cloud knows of this FortiGate. It does not say the user's token. */
export interface CloudUser {
  readonly name: string
  /** A VDOM of the device, or `administratorsVdom`. */
  readonly vdom: string
  readonly email: string | null
  readonly phone: string | null
  readonly realm: string
}

/** What `diagnose fortitoken-cloud show users` says. */
export interface CloudUsers {
  readonly kind: 'cloud-users'
  /** How many the device says there are. */
  readonly count: number
  readonly users: readonly CloudUser[]
  /** Whether every line was understood and there are as many as the device says. */
  readonly complete: boolean
  /** Whether there are as many lines as the device says, be they understood or not. */
  readonly whole: boolean
  readonly unrecognised: readonly string[]
}

const countLine = /^Number of users in fortitoken cloud: (\d+)$/

/** Reads the list of users (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"). */
export function parseCloudUsers(text: string): CloudUsers | CloudUnreachable | Unknown {
  const lines = filledLinesOf(text).map((line) => line.trimStart())
  const counts = lines.map((line) => countLine.exec(line)?.[1]).filter((digits) => digits !== undefined)
  if (counts[0] === undefined) return findCloudUnreachable(text) ?? unknown(text)

  const users: CloudUser[] = []
  const unrecognised: string[] = []
  for (const line of lines) {
    if (countLine.test(line)) continue
    const user = parseCloudUser(line)
    if (user === null) unrecognised.push(line)
    else users.push(user)
  }
  const count = Number(counts[0])
  const whole = counts.length === 1 && users.length <= count && count <= users.length + unrecognised.length
  const complete = whole && unrecognised.length === 0
  return { kind: 'cloud-users', count, users, complete, whole, unrecognised }
}

/**
 * ` 1: username:ftm-mig1 vdom:#FOS_Administrator email:… phone: realm:default userdata:0`. A name can hold blanks
 * and colons, so the fields are taken off from the end.
 */
function parseCloudUser(line: string): CloudUser | null {
  const start = /^\d+: username:/.exec(line)
  if (start === null) return null
  let rest = line.slice(start[0].length)
  const take = (label: string): string | null => {
    const at = rest.lastIndexOf(label)
    if (at === -1) return null
    const value = rest.slice(at + label.length)
    rest = rest.slice(0, at)
    return value
  }
  const userdata = take(' userdata:')
  const realm = take(' realm:')
  const phone = take(' phone:')
  const email = take(' email:')
  const vdom = take(' vdom:')
  if (userdata === null || realm === null || phone === null || email === null || vdom === null) return null
  return { name: rest, vdom, email: email || null, phone: phone || null, realm }
}
