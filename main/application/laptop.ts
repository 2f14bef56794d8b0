import { hostname } from 'node:os'
import { userName } from '../settings/user-name'
import type { Runner } from '../store/run-lock'

/** Who sits at this laptop, and what it is called. */
export function thisLaptop(): Runner {
  return { user: userName(), host: hostname() }
}
