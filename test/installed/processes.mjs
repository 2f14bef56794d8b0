/**
 * The processes of an installed Tokenferry, as proc(5) tells of them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @returns {{ pid: string, command: string[], status: Record<string, string> }[]} */
export const processesOf = (place) => {
  const proc = place.file('/proc')
  return readdirSync(proc)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const read = (name) => readFileSync(join(proc, pid, name), 'utf8')
        const status = [...read('status').matchAll(/^(\w+):\s+(.*)$/gm)].map(([, key, value]) => [key, value])
        return [{ pid, command: read('cmdline').split('\0'), status: Object.fromEntries(status) }]
      } catch {
        return [] // it has ended meanwhile
      }
    })
    .filter(({ command: [program] }) => program.split(' ')[0] === place.application)
}

export const isRenderer = ({ command }) => command.some((word) => word.includes('--type=renderer'))
