import type { LongList } from '../../../main/contract/rows'
import type { CommandView } from '../../../main/contract/run-view'
import type { StepId } from '../../../main/contract/steps'
import { useWords } from '../language/words'
import { useAnswer } from '../state/use-answer'
import { Answered } from '../problems/answered'
import { Disclosure } from '../components/disclosure'
import { Screen } from '../components/screen'
import './command-list.css'

interface CommandListProps {
  readonly step: StepId
  readonly commands: LongList
}

/** What a step typed on the device, each command with what came back. */
export function CommandList({ step, commands }: CommandListProps) {
  const { say } = useWords('steps')
  return (
    <Disclosure
      summary={say('commands.title')}
      aside={
        commands.count === 0 ? say('commands.none-yet') : say('commands.count', { count: commands.count })
      }
    >
      {() =>
        commands.count === 0 ? (
          <p className="quiet">{say('commands.none')}</p>
        ) : (
          <Commands step={step} revision={commands.revision} />
        )
      }
    </Disclosure>
  )
}

interface CommandsProps {
  readonly step: StepId
  readonly revision: string
}

function Commands({ step, revision }: CommandsProps) {
  const answer = useAnswer('commands', { step }, revision)
  return (
    <Answered answer={answer}>
      {(commands) => (
        <ul className="command-list">
          {commands.map((command, at) => (
            <li key={at}>
              <Command command={command} step={step} at={at} revision={revision} />
            </li>
          ))}
        </ul>
      )}
    </Answered>
  )
}

interface CommandProps extends CommandsProps {
  readonly command: CommandView
  readonly at: number
}

function Command(props: CommandProps) {
  const { command, scope, seconds, lines } = props.command
  const { say } = useWords('steps')
  const about = { seconds: seconds.toFixed(2), lines }
  return (
    <Disclosure
      look="row"
      summary={<code className="mono command-list__command">{command}</code>}
      aside={scope === '' ? say('commands.about', about) : say('commands.about.in', { scope, ...about })}
    >
      {() => <Output {...props} />}
    </Disclosure>
  )
}

function Output({ command: { command }, step, at, revision }: CommandProps) {
  const { say } = useWords('steps')
  const answer = useAnswer('commandOutput', { step, at }, revision)
  return (
    <Answered answer={answer}>
      {(output) =>
        output !== null && (
          <>
            <Screen label={say('commands.printed', { command })} text={output.text} />
            {output.truncated && <p className="small quiet command-list__cut">{say('commands.cut')}</p>}
          </>
        )
      }
    </Answered>
  )
}
