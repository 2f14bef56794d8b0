import { lateMs, type AfterYes, type Faults, type WhileAsking } from './faults'

/** What becomes of one `y`, `null` if nothing goes wrong, and by how many milliseconds a late one is late. */
export interface YesFate {
  readonly fate: AfterYes | null
  readonly lateBy: number
}

/** The faults in force, and how often those have come that come only so often. All sessions share it. */
export class Trouble {
  readonly faults: Faults
  private interjected = 0
  private interrupted = 0
  private yesTaken = false

  constructor(faults: Faults) {
    this.faults = faults
  }

  /** The text with the message of the console in it, if one is to come. */
  withConsole(text: string): string {
    const { interject } = this.faults
    if (!interject || !text.includes(interject.before)) return text
    if (this.interjected >= (interject.times ?? Infinity)) return text
    this.interjected += 1
    return text.replace(interject.before, (before) => `${interject.line}\r\n${before}`)
  }

  /** What comes while the question stands open that is being asked, `null` if nothing does. */
  interruption(): WhileAsking | null {
    const { whileAsking } = this.faults
    if (!whileAsking || this.interrupted >= (whileAsking.times ?? Infinity)) return null
    this.interrupted += 1
    return whileAsking
  }

  /** The fate of a `y` to a migration; the next one has none. */
  yesFate(): YesFate {
    const { afterYes = null, lateBy = lateMs } = this.faults
    const fate = this.yesTaken ? null : afterYes
    this.yesTaken = true
    return { fate, lateBy }
  }
}
