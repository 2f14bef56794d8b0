import { userInfo } from 'node:os'

/** What the operating system calls this person; a user ID that is in no table of users has no name but itself. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}
