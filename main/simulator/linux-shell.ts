import type { Line } from './line'
import type { Terminal } from './terminal'

/** What answers if the address was mistaken: the shell of a Linux server, which knows no FortiOS command. */
export async function runLinuxShell(terminal: Terminal, line: Line, user: string): Promise<void> {
  await terminal.print('Linux srv-files-02 6.1.0-18-amd64 #1 SMP x86_64\n\n')
  for (;;) {
    const typed = await terminal.readCommand(`${user}@srv-files-02:~$ `, '\r\n')
    if (typed === null || typed.trim() === 'exit') return line.close()
    const [name] = typed.trim().split(/\s+/)
    if (name) await terminal.print(`-bash: ${name}: command not found\n`)
  }
}
