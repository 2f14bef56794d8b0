import { findCloudUnreachable, type CloudUnreachable } from './cloud-unreachable'
import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** `execute fortitoken-cloud update` has sent the list of VDOMs. */
export interface CloudUpdate {
  readonly kind: 'cloud-update'
}

/** Reads the answer of `execute fortitoken-cloud update` (FortiToken Cloud Administration Guide, "Add, sync, and delete applications"). */
export function parseCloudUpdate(text: string): CloudUpdate | CloudUnreachable | Unknown {
  const updated = filledLinesOf(text).some(
    (line) => line.trimStart() === 'List of VDOMs updated to FortiToken Cloud.',
  )
  return updated ? { kind: 'cloud-update' } : (findCloudUnreachable(text) ?? unknown(text))
}
