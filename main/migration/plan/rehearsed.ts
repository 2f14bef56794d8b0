import { stepIds, type StepId } from '../../contract/steps'
import type { JournalRecord } from '../journal'
import type { RehearsedTimes } from './schema'

/** Something that was typed in a rehearsal: when, ISO 8601, and how long the answer took. */
interface TimedCommand {
  readonly at: string
  readonly seconds: number
}

/**
 * How long a finished rehearsal took to answer, step by step, without the time of people; `null` if it is none. Pure.
 */
export function rehearsedTimes(
  records: readonly JournalRecord[],
  commands: readonly TimedCommand[],
): RehearsedTimes | null {
  const opened = records.find(({ event }) => event.type === 'opened')
  const finished = records.findLast(({ event }) => event.type === 'finished')
  if (opened?.event.type !== 'opened' || opened.event.rehearsal === null || !finished) return null
  const steps = new Map<StepId, { seconds: number; lines: number }>()
  let step: StepId = stepIds[0]
  let next = 0
  for (const { at, seconds } of commands) {
    for (; next < records.length; next += 1) {
      const record = records[next]
      if (!record || record.at > at) break
      if (record.event.type === 'continued' || record.event.type === 'went-back') step = record.event.to
    }
    const sum = steps.get(step) ?? { seconds: 0, lines: 0 }
    steps.set(step, { seconds: sum.seconds + seconds, lines: sum.lines + 1 })
  }
  return {
    run: opened.event.id,
    at: finished.at,
    scenario: opened.event.rehearsal.scenario,
    steps: stepIds.flatMap((id) => {
      const sum = steps.get(id)
      return sum ? [{ step: id, seconds: Math.round(sum.seconds * 1000) / 1000, lines: sum.lines }] : []
    }),
  }
}
