import { temporaryFolder } from '../../temporary-folder'
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A real SSH agent with some keys, by the paths of their files, which ends with the test. */
export async function sshAgent(...keyFiles: readonly string[]) {
  const socket = join(temporaryFolder(), 'agent')
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' })
  const stop = () => void agent.kill('SIGKILL')
  onTestFinished(stop)
  for (let tries = 0; tries < 100 && !existsSync(socket); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const add = (...args: readonly string[]) => {
    execFileSync('ssh-add', args, {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, SSH_AUTH_SOCK: socket },
    })
  }
  if (keyFiles.length > 0) add('-q', ...keyFiles)
  return { socket, add, stop }
}
