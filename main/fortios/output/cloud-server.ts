import { findCloudUnreachable, type CloudUnreachable } from './cloud-unreachable'
import { unknown, type Unknown } from './unknown'

/**
 * Reads the answer of `diagnose fortitoken-cloud show server`. It holds the address, the port and whether HTTPS is
 * used (FortiOS CLI Reference), in a form that is not documented: it is for the person to read.
 */
export function parseCloudServer(text: string): CloudUnreachable | Unknown {
  return findCloudUnreachable(text) ?? unknown(text)
}
