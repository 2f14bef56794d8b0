import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { atTheEnd } from '../at-the-end'
import { temporaryFolder } from '../temporary-folder'

/** How long it has to be silent until a person takes it for done, in milliseconds. */
const silence = 150

/** A terminal of a person’s own, logged in with `ssh` of this computer and recorded by `script`. */
export class RecordedTerminal {
  private readonly child: ChildProcessWithoutNullStreams
  private readonly file: string
  private lastHeard = Date.now()

  /** @param command what the window says is typed in it: `ssh -p 41822 admin@127.0.0.1` */
  constructor(command: string) {
    const folder = temporaryFolder()
    this.file = join(folder, 'typescript')
    // Nothing of the person who runs the tests: neither their keys nor the hosts that they know.
    const own = command.replace(
      'ssh ',
      `ssh -F /dev/null -o UserKnownHostsFile=${join(folder, 'known_hosts')} -o PubkeyAuthentication=no `,
    )
    this.child = spawn('script', ['-q', '-f', '-c', own, this.file], {
      env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh' },
    })
    this.child.stdout.on('data', () => {
      this.lastHeard = Date.now()
    })
    atTheEnd(() => {
      this.child.kill()
    })
  }

  /** All that `script` has recorded. */
  get recording(): string {
    try {
      return readFileSync(this.file, 'utf8')
    } catch {
      return ''
    }
  }

  /** Accepts the host key if it is the one that the window shows, and logs in. */
  async logIn(hostKey: string, password: string): Promise<void> {
    await this.shows(/\(yes\/no/)
    expect(this.recording, 'the host key that the window shows').toContain(hostKey)
    await this.write('yes\r')
    await this.shows(/assword: ?$/)
    await this.write(`${password}\r`)
    await this.shows(/[#$] $|accept\)\)?:?\s*$/)
    if (this.recording.includes("(Press 'a' to accept)")) await this.write('a')
    await this.shows(/[#$] $/)
  }

  /** Pastes text, of which each line is typed. */
  paste(text: string): Promise<void> {
    return this.write(text.replaceAll('\n', '\r'))
  }

  /** Types or presses something, and waits until there is an answer. */
  async write(keys: string): Promise<void> {
    this.child.stdin.write(keys)
    this.lastHeard = Date.now()
    while (Date.now() - this.lastHeard < silence) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  async shows(words: RegExp): Promise<void> {
    await expect.poll(() => this.recording, { timeout: 20_000 }).toMatch(words)
  }
}
