/**
 * Whether the lines of a `show` of one table fit together: `config` … `end`, and in it `edit` … `next`. A line more or
 * less, such as an `end` that was echoed among them, doesn't fit.
 */
export class TableStructure {
  private readonly opened: ('config' | 'edit')[] = []
  private isOver = false

  /** Takes a line that begins outside of a value; answers whether it fits. */
  take(line: string): boolean {
    const [word = ''] = /\S+/.exec(line) ?? []
    if (word === '' || word.startsWith('#')) return true
    const within = this.opened.at(-1)
    switch (word) {
      case 'config':
        if (this.isOver) return false
        this.opened.push('config')
        return true
      case 'edit':
        if (within !== 'config') return false
        this.opened.push('edit')
        return true
      case 'next':
        return within === 'edit' && this.close()
      case 'end':
        return within === 'config' && this.close()
      default:
        // Before the first line of a table it is what the device says in its place.
        return within !== undefined || !this.isOver
    }
  }

  /** Whether all that was opened was closed. */
  get isWhole(): boolean {
    return this.opened.length === 0
  }

  private close(): true {
    this.opened.pop()
    this.isOver = this.opened.length === 0
    return true
  }
}
