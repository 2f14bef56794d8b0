import { ProblemError, type Problem } from '../contract/result'
import type { HostKey } from '../ssh/target'
import type { DeviceEntry } from './entry'
import { examine } from './examine'
import { logIn, type LoginOptions, type SharedTries } from './log-in'
import { PasswordTrial } from './password-trial'
import { RefusedLogins } from '../ssh/refused-logins'
import { preflightDeviceSchema, type PreflightDevice } from './report'
import { messageOf } from '../text/message'
import { plural } from '../text/words'

/** How a preflight is run. */
export interface PreflightOptions extends LoginOptions {
  /** How many sessions at once, 1 or more. */
  readonly sessions: number
  /** How long reading one device may take once it is logged in on, in minutes. */
  readonly deviceMinutes: number
  /** Ends every session; what was not read by then is reported as stopped. */
  readonly signal: AbortSignal
  /** Told after each device how many are done. */
  readonly onDevice?: (done: number) => void
  readonly now?: () => Date
}

/**
 * Reads every device of an inventory, some at once, and says of each whether it could be migrated. Nothing but the
 * commands of steps 1 to 3 is typed. A device that can't be read has its reason in `problem` and keeps no other waiting.
 *
 * @returns the devices in the order of the inventory.
 */
export async function preflight(
  entries: readonly DeviceEntry[],
  options: PreflightOptions,
): Promise<readonly PreflightDevice[]> {
  const results: PreflightDevice[] = []
  const tries = { trial: new PasswordTrial(), refused: new RefusedLogins(() => performance.now()) }
  const waiting = entries.entries()
  let done = 0
  const session = async () => {
    for (const [at, entry] of waiting) {
      results[at] = await check(entry, options, tries)
      done += 1
      options.onDevice?.(done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(options.sessions, entries.length) }, session))
  return results
}

/** What came out for one device. Never throws. */
async function check(
  entry: DeviceEntry,
  options: PreflightOptions,
  tries: SharedTries,
): Promise<PreflightDevice> {
  const { name, host, port, user } = entry
  const began = performance.now()
  let hostKey: PreflightDevice['hostKey'] = null
  const seen = (key: HostKey) => {
    hostKey = { type: key.type, fingerprint: key.fingerprint }
  }
  const result = await read(entry, options, tries, seen).catch((error: unknown) => notRead(explain(error)))
  const seconds = Math.round(performance.now() - began) / 1000
  const known = preflightDeviceSchema.parse({ name, host, port, user, hostKey, seconds, ...result })
  // A copy: a name that was cut out of what a device printed would hold on to all of it.
  return structuredClone(known)
}

async function read(
  entry: DeviceEntry,
  options: PreflightOptions,
  tries: SharedTries,
  seen: (key: HostKey) => void,
) {
  const { now = () => new Date() } = options
  // One for each device: so many listeners on the one of the call look like a leak to Node.
  const signal = AbortSignal.any([options.signal])
  if (signal.aborted) throw stopped(entry)
  const fortigate = await logIn(entry, options, tries, seen, signal).catch((error: unknown) => {
    throw signal.aborted ? stopped(entry) : error
  })
  // However little at a time it prints: one device must not keep a list for hours.
  const late = new AbortController()
  const clock = setTimeout(() => {
    late.abort()
  }, options.deviceMinutes * 60_000)
  const ended = AbortSignal.any([signal, late.signal])
  const close = () => {
    fortigate.close()
  }
  ended.addEventListener('abort', close, { once: true })
  try {
    return { problem: null, ...(await examine(fortigate, entry, now, ended)) }
  } catch (error) {
    throw signal.aborted
      ? stopped(entry)
      : late.signal.aborted
        ? tooSlow(entry, options.deviceMinutes)
        : error
  } finally {
    clearTimeout(clock)
    ended.removeEventListener('abort', close)
    close()
  }
}

function tooSlow({ host }: DeviceEntry, minutes: number): ProblemError {
  return new ProblemError({
    code: 'device-too-slow',
    message: `${host} was not read within ${plural(minutes, 'minute')}.`,
    hint: 'Nothing was changed on it. If it has many VDOMs, allow more time with --device-minutes. Otherwise check with another SSH client what it prints.',
  })
}

function notRead(problem: Problem) {
  return {
    verdict: 'not-read' as const,
    blockers: [],
    problem: { ...problem, detail: problem.detail ?? null },
    readAt: null,
    device: null,
    checks: [],
    service: null,
    licenses: [],
    tokens: [],
    users: [],
    findings: [],
  }
}

function explain(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    code: 'internal',
    message: 'Reading this device failed because of an internal error.',
    hint: 'Report it.',
    detail: messageOf(error),
  }
}

function stopped({ host }: DeviceEntry): ProblemError {
  return new ProblemError({
    code: 'stopped',
    message: `Stopped before ${host} was read.`,
    hint: 'Nothing was changed on it. Run it again.',
  })
}
