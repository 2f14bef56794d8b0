import type { HandBlock, HandRequest } from '../../contract/by-hand'
import type { Moment } from './device-clock'
import type { HandedOver, Taken } from './handed-over'

/** What differs between the requests, beside what stands in all of them. */
type OwnFacts<R extends HandRequest> = R extends HandRequest ? Omit<R, 'id' | 'since' | 'isNewLogin'> : never

/** Something that a person is asked to do in the terminal, until it is done or given up. */
export interface Task {
  readonly view: OwnFacts<HandRequest>
  /** What is to be typed, if it is so many lines; else none. */
  readonly blocks: readonly HandBlock[]
  /** @param block its id, or `null` for all @param line its place in the block, or `null` for the whole */
  readonly copy: (block: string | null, line: number | null) => string | null
  readonly take: (handed: HandedOver) => Taken
  /** The clock of the FortiGate of which a recording was handed over last was set back. */
  readonly clockSetBack?: (at: Moment) => void
  /** The person did not get that far, or can’t paste it. */
  readonly giveUp: () => void
}
