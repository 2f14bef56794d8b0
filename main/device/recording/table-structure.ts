/** The first two of a line. */
const words = /^\s*(\S+)(?:\s+(\S+))?/

/**
 * Whether the lines of a `show` of one table fit together: `config` … `end`, and in it `edit` … `next`. A line more or
 * less, such as an `end` that was echoed among them, doesn't fit. Nor does an option that an entry sets twice: between
 * the two the end of one entry and the begin of the next are missing.
 */
export class TableStructure {
  private readonly opened: { readonly by: 'config' | 'edit'; readonly options: Set<string> }[] = []
  private isOver = false

  /** Takes a line that begins outside of a value; answers whether it fits. */
  take(line: string): boolean {
    const [, word = '', option = ''] = words.exec(line) ?? []
    if (word === '' || word.startsWith('#')) return true
    const table = this.opened.at(-1)
    const within = table?.by
    switch (word) {
      case 'config':
        if (this.isOver) return false
        this.open('config')
        return true
      case 'edit':
        if (within !== 'config') return false
        this.open('edit')
        return true
      case 'next':
        return within === 'edit' && this.close()
      case 'end':
        return within === 'config' && this.close()
      case 'set':
        if (table?.options.has(option) === true) return false
        table?.options.add(option)
        return within !== undefined || !this.isOver
      default:
        // Before the first line of a table it is what the device says in its place.
        return within !== undefined || !this.isOver
    }
  }

  /** Whether all that was opened was closed. */
  get isWhole(): boolean {
    return this.opened.length === 0
  }

  private open(by: 'config' | 'edit'): void {
    this.opened.push({ by, options: new Set() })
  }

  private close(): true {
    this.opened.pop()
    this.isOver = this.opened.length === 0
    return true
  }
}
