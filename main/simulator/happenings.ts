/** What another administrator does meanwhile. */
export type Deed = 'changes an email address' | 'adds a user' | 'assigns a token'

/** Something that happens to the FortiGate, no matter who is logged in. */
export type Happening =
  /** Every connection is lost, and what answers from then on is the other unit of the cluster. */
  | { readonly what: 'fails-over' }
  /** Every connection is lost, and none accepted for so many milliseconds. What was still to be done is not done. */
  | { readonly what: 'reboots'; readonly downFor: number }
  /** The clock of the device is set so many milliseconds forward, or back if it is negative. */
  | { readonly what: 'clock-jumps'; readonly by: number }
  /** Another administrator changes something. */
  | { readonly what: 'someone-else'; readonly does: readonly Deed[] }

/**
 * When it comes about: as a command is entered and before it is answered, or once the prompt is back behind it. The
 * command is told by the beginning of its line, and by how many times it was entered since the fault was set.
 */
export interface Occasion {
  readonly command: string
  readonly when: 'before' | 'after'
  /** 1 if it is not said. */
  readonly time?: number
  /** Milliseconds after that moment; 0 if it is not said. */
  readonly later?: number
}

/** Waits for the occasions of happenings; each comes about once. */
export class Occasions {
  private readonly happen: (happening: Happening, later: number) => void
  private awaited: { readonly happening: Happening & Occasion; left: number }[] = []

  /** `happen` is told how many milliseconds later it comes about. */
  constructor(happen: (happening: Happening, later: number) => void) {
    this.happen = happen
  }

  await(happenings: readonly (Happening & Occasion)[]): void {
    this.awaited = happenings.map((happening) => ({ happening, left: happening.time ?? 1 }))
  }

  /** A command was entered, or its prompt is back. */
  come(when: 'before' | 'after', command: string): void {
    for (const each of [...this.awaited]) {
      if (each.happening.when !== when || !command.startsWith(each.happening.command)) continue
      each.left -= 1
      if (each.left > 0) continue
      this.awaited = this.awaited.filter((other) => other !== each)
      this.happen(each.happening, each.happening.later ?? 0)
    }
  }
}
