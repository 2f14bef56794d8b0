/** How many lines may precede the echo of a command: messages of the console, which come when they like. */
const linesBefore = 16

/**
 * Recognises the echo of one command among the lines that come after it was typed. The device repeats what was typed,
 * behind its prompt; after a message of the console it shows that prompt again. A device that is narrower than we asked
 * for breaks the line anywhere, behind a long prompt in a short command too, and puts blanks where it does, so blanks
 * and the ends of lines do not count.
 */
export class Echo {
  /** `awaited` until the echo has come; `missing` if so many other lines came that it won't. */
  state: 'awaited' | 'seen' | 'missing' = 'awaited'
  private readonly wanted: string
  private before: string[] = []

  constructor(typed: string) {
    this.wanted = squeezed(typed)
  }

  /** Takes the next line, while the echo is awaited; answers whether it is the echo, or the last line of it. */
  hear(line: string): boolean {
    const seen = [...this.before, squeezed(line)]
    // A wrapped command is all that stands on its lines, but for the prompt in front of it.
    for (let count = 1; count <= seen.length; count += 1) {
      const text = seen.slice(-count).join('')
      if (text === this.wanted || text.endsWith(`#${this.wanted}`) || text.endsWith(`$${this.wanted}`)) {
        this.state = 'seen'
        return true
      }
    }
    this.before = seen
    if (seen.length === linesBefore) this.state = 'missing'
    return false
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
