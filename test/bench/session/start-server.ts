import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Served, ServerPlan } from './serve'

/** Serves what the plan says in a process of its own; `folder` is for what it has to be told. */
export async function startServer(root: string, folder: string, plan: ServerPlan) {
  const path = join(folder, 'plan.json')
  writeFileSync(path, JSON.stringify(plan))
  const child = spawn(process.execPath, [join(root, 'test/bench/session/server.mjs'), path], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: 30 * 60_000,
  })
  const stop = async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
  const lines = createInterface(child.stdout)
  const ports = await Promise.race([once(lines, 'line'), once(child, 'exit')]).finally(() => {
    lines.close()
  })
  const [line] = ports as [unknown]
  if (typeof line !== 'string') throw new Error('The server of the benchmark did not start.')
  return { ...(JSON.parse(line) as Served), stop }
}
