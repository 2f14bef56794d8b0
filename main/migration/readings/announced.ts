import type { FortiGate } from '../fortigate'

/** Reads something that was announced before, so that a person who types for the session has all of it to type at once. */
export function announced<T>(
  fortigate: FortiGate,
  title: string,
  reads: (fortigate: FortiGate) => Promise<T>,
  work: () => Promise<T> = () => reads(fortigate),
): Promise<T> {
  return fortigate.during ? fortigate.during({ title, reads }, work) : work()
}
