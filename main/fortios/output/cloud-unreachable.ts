import { filledLinesOf } from './lines'

/** FortiToken Cloud could not be reached from the device. */
export interface CloudUnreachable {
  readonly kind: 'cloud-unreachable'
  readonly raw: string
}

/**
 * What FortiOS prints if it does not get through to FortiToken Cloud (FortiIdentity Cloud Administration
 * Guide, "Adding, syncing, and deleting users"). Documented for `sync`; the other commands may use other words,
 * which then remain unknown.
 */
const sentences: readonly string[] = [
  'Cannot find ftc server!',
  'Cannot retrieve user information from FortiToken Cloud!',
]

/** Recognises the answer of a device that does not get through to FortiToken Cloud. */
export function findCloudUnreachable(text: string): CloudUnreachable | null {
  const found = filledLinesOf(text).some((line) => sentences.includes(line.trimStart()))
  return found ? { kind: 'cloud-unreachable', raw: text } : null
}
