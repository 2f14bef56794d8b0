/** Where a configuration begins in a text. */
export interface ConfigStart {
  readonly position: number
  /** From 1. */
  readonly line: number
  /** How many blocks are open there. */
  readonly depth: number
}

/**
 * Finds where a configuration without a header begins again, as `show` prints it: at a second `config global`, or, without
 * VDOMs, at a second `config system global`. A device writes each once. The list of VDOMs right in front of `config global`
 * belongs to it.
 */
export class Restarts {
  readonly found: ConfigStart[] = []
  private sawSection = false
  private sawTable = false
  /** Whether a VDOM came behind the section: then nothing of the global settings is left to come. */
  private isBehindSection = false
  /** The list of VDOMs that may belong to what follows, and whether it is still being read. */
  private list: ConfigStart | null = null
  private isInList = false
  /** Whether an entry of it is open. */
  private isInEntry = false

  /** A block opens at a depth of 0 or 1. */
  open(path: readonly string[], place: ConfigStart): void {
    const [first, second] = path
    const isTable = path.length === 2 && first === 'system' && second === 'global'
    if (place.depth > 0) {
      this.sawTable ||= isTable
      // With a table in it, it is the section of a VDOM.
      if (this.isInList) this.list = null
      return
    }
    if (path.length === 1 && first === 'global') {
      const isAgain = this.sawSection || this.sawTable
      if (isAgain) this.begin(this.list ?? place)
      this.sawSection = true
    } else if (isTable) {
      if (this.sawTable || this.isBehindSection) this.begin(place)
      this.sawTable = true
    }
    this.isInList = path.length === 1 && first === 'vdom'
    this.isInEntry = false
    this.list = this.isInList ? place : null
    this.isBehindSection ||= this.isInList && this.sawSection
  }

  /** A line right in a block of depth 0, by its first word. */
  line(word: string): void {
    if (!this.isInList) return
    // The section of a VDOM without a table: one `end` closes both.
    if (word === 'end' && this.isInEntry) this.list = null
    if (word === 'end') this.isInList = false
    if (word === 'edit' || word === 'next') this.isInEntry = word === 'edit'
  }

  private begin(place: ConfigStart): void {
    this.found.push(place)
    this.sawSection = false
    this.sawTable = false
    this.isBehindSection = false
  }
}
