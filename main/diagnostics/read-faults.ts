import { faultSchema, type Fault } from './fault-schema'
import { faultLines } from './fault-log'

/** What the fault log holds, the oldest first, and how many of its lines are none of ours. */
export function readFaults(dataFolder: string): {
  readonly faults: readonly Fault[]
  readonly unreadable: number
} {
  const lines = faultLines(dataFolder).map(parse)
  const faults = lines.filter((fault) => fault !== null)
  return { faults, unreadable: lines.length - faults.length }
}

function parse(line: string): Fault | null {
  try {
    return faultSchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
