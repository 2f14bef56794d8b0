/** What stands at the end of what came, once the device waits: longer prompts are not used here. */
const tailLength = 80
const promptAtEnd = /[\r\n][\w.-]+ (?:\([\w.-]+\) )?[#$] $/
const more = '--More-- '

/**
 * The least that it takes to type commands at a FortiGate: it looks at the end of what came, sends a blank for the next
 * page and the next command at a prompt, and `exit` at the end. It understands nothing of what it reads.
 */
export class Typist {
  private tail = '\n'
  private next = 0
  /** Bytes that came. */
  received = 0
  private readonly commands: readonly string[]
  private readonly write: (text: string) => void

  constructor(commands: readonly string[], write: (text: string) => void) {
    this.commands = commands
    this.write = write
  }

  readonly hear = (chunk: Buffer): void => {
    this.received += chunk.length
    const end = chunk.subarray(-tailLength).toString('latin1')
    this.tail = (this.tail + end).slice(-tailLength)
    if (this.tail.endsWith(more)) this.type(' ')
    else if (promptAtEnd.test(this.tail)) {
      const command = [...this.commands, 'exit'][this.next]
      this.next += 1
      if (command !== undefined) this.type(`${command}\n`)
    }
  }

  private type(text: string) {
    this.tail = '\n'
    this.write(text)
  }
}
