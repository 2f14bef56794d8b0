import { ftruncateSync, fsyncSync, writeSync } from 'node:fs'
import type { RunEvent } from '../../main/migration/events'
import type { AfterYes, Direction } from '../../main/simulator'
import type { Disk } from '../../main/store/journal-file'
import type { FaultCase } from './case'

/** The records of the step "Migrate", in their order; `connected` begins it in a run that was resumed. */
export const recordsOfTheStep = [
  'connected',
  'compared',
  'command-sent',
  'asked',
  'decided',
  'printed',
  'settled',
] as const satisfies readonly RunEvent['type'][]

/** What the device does with the answer: what it always does, or one of the ways in which the link is lost. */
export const fates: readonly (AfterYes | null)[] = [null, 'cut-not-started', 'cut-committed']

/** The link is cut after each byte of the dialogue. */
export function cutCases(direction: Direction, bytes: number): readonly FaultCase[] {
  return Array.from({ length: bytes + 1 }, (_, after) => ({
    name: `cut ${direction} after ${after}`,
    faults: { cut: { direction, after } },
  }))
}

/** The process ends before and after each record, whatever the device does with the answer. */
export function killCases(): readonly FaultCase[] {
  return fates.flatMap((afterYes) =>
    recordsOfTheStep
      .filter((event) => isReached(event, afterYes))
      .flatMap((event) =>
        (['before', 'after'] as const).map((when) => ({
          name: `killed ${when} ${event}, ${afterYes ?? 'device answers'}`,
          killedAt: { event, when },
          ...(afterYes && { faults: { afterYes } }),
        })),
      ),
  )
}

/** If the link is lost with the answer, nothing is printed, and the same process can't settle by itself. */
export function isReached(event: RunEvent['type'], afterYes: AfterYes | null): boolean {
  return afterYes === null || (event !== 'printed' && event !== 'settled')
}

/** How a disk fails: before the first byte, in the middle of a record, or only when the record is to be on it for good. */
const diskFailures = ['nothing written', 'a part written', 'not synced', 'a part written and stuck'] as const

/** The disk is full for one record, or from one record on until the next start; each record in turn. */
export function diskCases(): readonly FaultCase[] {
  return fates.flatMap((afterYes) =>
    recordsOfTheStep
      .filter((event) => isReached(event, afterYes))
      .flatMap((event) =>
        diskFailures.flatMap((failure) =>
          [1, Infinity].flatMap((times) =>
            [false, true].map((survives) => ({
              name: `disk full at ${event}, ${failure}, ${times === 1 ? 'once' : 'for good'}, ${survives ? 'goes on' : 'starts again'}, ${afterYes ?? 'device answers'}`,
              ...failingDisk(event, failure, times),
              survives,
              ...(afterYes && { faults: { afterYes } }),
            })),
          ),
        ),
      ),
  )
}

/** A disk that is full when the record of that kind is to be written, so many times. `heal` frees it. */
function failingDisk(
  event: RunEvent['type'],
  failure: (typeof diskFailures)[number],
  times: number,
): { readonly disk: Disk; readonly heal: () => void } {
  let left = times
  let isStuck = false
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const isMeant = (bytes: Uint8Array) => Buffer.from(bytes).includes(`"event":{"type":"${event}"`)
  let met = false
  const disk: Disk = {
    write: (descriptor, bytes, offset, position) => {
      met ||= isMeant(bytes)
      if (!met || left === 0) return writeSync(descriptor, bytes, offset, bytes.length - offset, position)
      if (failure === 'not synced')
        return writeSync(descriptor, bytes, offset, bytes.length - offset, position)
      if (failure === 'nothing written' || offset > 0) {
        left -= 1
        isStuck = failure === 'a part written and stuck'
        throw full()
      }
      return writeSync(descriptor, bytes, 0, bytes.length >> 1, position)
    },
    sync: (descriptor) => {
      if (met && left > 0 && failure === 'not synced') {
        left -= 1
        throw full()
      }
      fsyncSync(descriptor)
    },
    truncate: (descriptor, length) => {
      if (isStuck && left > 0) throw full()
      if (isStuck) {
        isStuck = false
        throw full()
      }
      ftruncateSync(descriptor, length)
    },
  }
  return {
    disk,
    heal: () => {
      left = 0
      isStuck = false
    },
  }
}
