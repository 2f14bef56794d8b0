import { list } from '../text/words'

/**
 * What comes from outside while the screen has to stay as it is: files that are dropped, a second start. It waits, is
 * named in one line, and is done in its order later.
 */
export class HeldBack {
  private held: { readonly what: string; readonly then: () => void }[] = []

  /** What waits, in one line; empty if nothing does. */
  get line(): string {
    if (this.held.length === 0) return ''
    const names = new Set(this.held.map(({ what }) => what))
    return `Kept for later: ${list([...names])}.`
  }

  /** @param what it is, as the line names it. */
  add(what: string, then: () => void): void {
    this.held.push({ what, then })
  }

  /** Does what has waited. */
  release(): void {
    for (const { then } of this.held.splice(0)) then()
  }
}
