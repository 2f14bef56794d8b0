import { findCloudUnreachable, type CloudUnreachable } from './cloud-unreachable'
import { unknown, type Unknown } from './unknown'

/** How many users an action of the synchronization reached, and how many not. */
interface SyncCount {
  readonly success: number
  readonly failure: number
}

/** What `execute fortitoken-cloud sync` says. */
export interface CloudSync {
  readonly kind: 'cloud-sync'
  readonly created: SyncCount
  readonly modified: SyncCount
  readonly deleted: SyncCount
  /**
   * No user failed. The device says `complete` and `User synchronization completed!` even where all have, so only
   * the counts count (FortiToken Cloud Administration Guide, "Add, sync, and delete users").
   */
  readonly ok: boolean
}

/** Reads the JSON in the answer, which a terminal may have wrapped. */
export function parseCloudSync(text: string): CloudSync | CloudUnreachable | Unknown {
  const label = text.indexOf('Sync status:')
  const start = text.indexOf('{', label)
  const end = text.lastIndexOf('}')
  if (label === -1 || start === -1) return findCloudUnreachable(text) ?? unknown(text)

  const answer = parseJson(text.slice(start, end + 1).replaceAll(/[\r\n]/g, ''))
  const counts = fieldOf(answer, 'msg')
  const created = countOf(fieldOf(counts, 'create'))
  const modified = countOf(fieldOf(counts, 'modify'))
  const deleted = countOf(fieldOf(counts, 'delete'))
  if (created === null || modified === null || deleted === null) return unknown(text)
  const failed = created.failure + modified.failure + deleted.failure
  const ok = fieldOf(answer, 'status') === 'complete' && failed === 0
  return { kind: 'cloud-sync', created, modified, deleted, ok }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}

function countOf(value: unknown): SyncCount | null {
  const success = fieldOf(value, 'success')
  const failure = fieldOf(value, 'failure')
  return typeof success === 'number' && typeof failure === 'number' ? { success, failure } : null
}
