import { globalCommands, rootCommands, vdomCommands } from '../fortios/commands'

/** All that is typed on a FortiGate, without names and license numbers; the longest first. */
const names = [
  ...[...globalCommands, ...vdomCommands, ...rootCommands],
  ...[
    'execute fortitoken-cloud migrate-ftm',
    'scp -f sys_config',
    'config global',
    'config vdom',
    'edit',
    'end',
    'y',
    'n',
  ],
].toSorted((a, b) => b.length - a.length)

/** The name of what was typed on a FortiGate: the command without what it was given. */
export function commandName(typed: string): string {
  return names.find((name) => typed === name || typed.startsWith(`${name} `)) ?? '(another key or word)'
}
