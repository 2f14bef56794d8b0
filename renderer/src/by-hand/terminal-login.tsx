import { useState } from 'react'
import { Button } from '../components/button'
import { CopyButton } from '../components/copy-button'
import { Facts } from '../components/facts'
import { Answered } from '../problems/answered'
import { attempt } from '../state/calls'
import { useAnswer } from '../state/use-answer'

/** How to log in on the twin of a rehearsal, from a terminal of one’s own. */
export function TerminalLogin() {
  const answer = useAnswer('rehearsalTerminal', undefined)
  const [isShown, setShown] = useState(false)
  return (
    <Answered answer={answer}>
      {(terminal) =>
        terminal === null ? (
          <p className="quiet">The simulated FortiGate is not running. Begin again, and it starts.</p>
        ) : (
          <Facts
            look="lines"
            facts={[
              {
                name: 'In a terminal',
                value: (
                  <span className="hand-fact">
                    <code className="mono">{terminal.command}</code>
                    <CopyButton
                      size="small"
                      label="Copy the ssh command"
                      copy={() => attempt('copyForTerminal', { what: 'command' })}
                    >
                      Copy
                    </CopyButton>
                  </span>
                ),
              },
              {
                name: 'Password',
                value: (
                  <span className="hand-fact">
                    <code className="mono">{isShown ? terminal.password : '••••••••••••'}</code>
                    <Button
                      size="small"
                      kind="quiet"
                      label={isShown ? 'Hide the password' : 'Show the password'}
                      onClick={() => setShown(!isShown)}
                    >
                      {isShown ? 'Hide' : 'Show'}
                    </Button>
                    <CopyButton
                      size="small"
                      label="Copy the password"
                      copy={() => attempt('copyForTerminal', { what: 'password' })}
                    >
                      Copy
                    </CopyButton>
                    <span className="small quiet">Of this simulated FortiGate alone.</span>
                  </span>
                ),
              },
              { name: 'Host key', value: terminal.hostKey, mono: true },
            ]}
          />
        )
      }
    </Answered>
  )
}
