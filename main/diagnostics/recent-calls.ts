import { faultBounds } from './fault'
import type { RecentCall } from './fault-schema'

/** How deep an argument is looked through; those of the contract are flatter. */
const deepest = 8

/**
 * The calls of the window, or the command of the command line, that came last: their names and how they ended. What they
 * were given is known only while they are under way, so that it can be left out of what a fault says.
 */
export class RecentCalls {
  private calls: { name: string; outcome: string }[] = []
  private readonly underWay = new Set<{ readonly argument: unknown }>()
  private readonly counts = new Map<string, number>()

  /** A call begins; answers what to say when it ends: `done`, or the code of its problem. */
  begin(name: string, argument: unknown): (outcome: string) => void {
    const call = { name, outcome: 'under way' }
    const held = { argument }
    this.calls = [...this.calls, call].slice(-faultBounds.calls)
    this.underWay.add(held)
    return (outcome) => {
      call.outcome = outcome
      this.underWay.delete(held)
      if (outcome !== 'done') this.meet(outcome)
    }
  }

  /** A problem was met that no call ended with. */
  meet(code: string): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1)
  }

  /** The last calls, the last one last. */
  get list(): readonly RecentCall[] {
    return this.calls.map((call) => ({ ...call }))
  }

  /** How often each code of a problem was met since the start. */
  get problems(): ReadonlyMap<string, number> {
    return this.counts
  }

  /** Every text in the arguments of the calls that are under way. */
  get typed(): readonly string[] {
    return [...this.underWay].flatMap(({ argument }) => textsIn(argument, deepest))
  }
}

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.values(value).flatMap((each) => textsIn(each, depth - 1))
}
