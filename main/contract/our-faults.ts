import type { ProblemCode } from './problems'

/** The problems that are faults of Tokenferry itself: the person who looks into them needs a diagnostics file. */
export const ourFaults: ReadonlySet<ProblemCode> = new Set([
  'fault',
  'internal',
  'malformed',
  'no-answer',
  'refused',
  'window-crashed',
])
