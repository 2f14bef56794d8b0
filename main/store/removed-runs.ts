import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { RemovedRun } from '../contract/listed-run'
import { readOwnFile } from '../files/own-file'
import { exactly } from '../migration/exactly'
import type { RunFolders } from './run-folders'

const lineSchema = exactly<RemovedRun>()(
  z.object({
    id: z.string(),
    mode: z.enum(['live', 'rehearsal']),
    hostname: z.string().nullable(),
    serial: z.string().nullable(),
    customer: z.string(),
    ticket: z.string(),
    finishedAt: z.string(),
    verdict: z.string(),
    removedAt: z.string(),
    why: z.enum(['person', 'age', 'room']),
    evidence: z.string(),
  }),
)

/** Where the data folder keeps what is left of removed runs. */
export function removalPlaces({ data }: RunFolders) {
  return {
    evidence: join(data, 'evidence'),
    removing: join(data, 'removing'),
    removed: join(data, 'removed.jsonl'),
  }
}

/**
 * The lines that are kept of removed runs, the newest first. One whose run is still there says nothing: its removal was
 * cut off.
 */
export function removedRuns(folders: RunFolders): readonly RemovedRun[] {
  const lines = new Map<string, RemovedRun>()
  for (const line of linesOf(removalPlaces(folders).removed)) {
    const { data } = lineSchema.safeParse(parsed(line))
    if (data) lines.set(data.id, data)
  }
  return [...lines.values()]
    .filter(({ id, mode }) => !existsSync(folders.folder(mode, id).journal))
    .toSorted((a, b) => b.removedAt.localeCompare(a.removedAt))
}

function linesOf(path: string): readonly string[] {
  try {
    return readOwnFile(path).split('\n')
  } catch {
    return []
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // A line that was cut off by a crash: its run is still there.
    return null
  }
}
