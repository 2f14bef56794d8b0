import { hostname, userInfo } from 'node:os'
import type { Runner } from '../store/run-lock'

/** Who sits at this laptop, and what it is called. */
export function thisLaptop(): Runner {
  return { user: userName(), host: hostname() }
}

/** A user ID without an entry in the table of users has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}
