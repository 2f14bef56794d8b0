import type { ReadSoFar } from '../../contract/run-view'

/** Tells what is being read, how far that is, from 0 to 1, and what was read of the tables so far. */
export type TellProgress = (label: string, fraction: number, read: ReadSoFar) => void
