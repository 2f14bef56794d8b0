import type { CommandView } from '../../../main/contract/run-view'
import { plural } from '../../../main/text/words'
import { Disclosure } from './disclosure'
import { Screen } from './screen'
import './command-list.css'

/** What a step typed on the device, each command with what came back. */
export function CommandList({ commands }: { readonly commands: readonly CommandView[] }) {
  return (
    <Disclosure
      summary="What was typed on the FortiGate"
      aside={commands.length === 0 ? 'nothing yet' : plural(commands.length, 'command')}
    >
      {commands.length === 0 ? (
        <p className="quiet">Nothing has been typed in this step so far.</p>
      ) : (
        <ul className="command-list">
          {commands.map((command, index) => (
            <li key={index}>
              <Command command={command} />
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  )
}

function Command({ command }: { readonly command: CommandView }) {
  const where = command.scope === '' ? '' : `in ${command.scope}, `
  return (
    <Disclosure
      look="row"
      summary={<code className="mono command-list__command">{command.command}</code>}
      aside={`${where}${command.seconds.toFixed(2)} s, ${plural(command.lines, 'line')}`}
    >
      <Screen label={`What ${command.command} printed`} text={command.output} />
      {command.truncated && (
        <p className="small quiet command-list__cut">Cut here. The console below holds all of it.</p>
      )}
    </Disclosure>
  )
}
