import * as z from 'zod'
import { readOwnFile } from '../files/own-file'
import type { RunLabel } from '../migration/summary'
import { writeWhole } from './whole-file'

const labelSchema = z.object({ customer: z.string().max(80), archived: z.boolean() })

/** Bytes: longer ones are none of ours. */
const largestLabel = 4096

/** What a person said of a run; nothing, if there is no such file or it is none of ours. */
export function readLabel(path: string): RunLabel {
  try {
    const { data } = labelSchema.safeParse(JSON.parse(readOwnFile(path, largestLabel)))
    if (data) return data
  } catch {
    // It says nothing that anything is concluded from.
  }
  return { customer: '', archived: false }
}

/** Keeps what a person says of a run. @throws Error what the file system says */
export function keepLabel(path: string, label: RunLabel): void {
  writeWhole(path, `${JSON.stringify(label)}\n`)
}
