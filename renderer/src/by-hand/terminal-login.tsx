import { useState } from 'react'
import { Button } from '../components/button'
import { CopyButton } from '../components/copy-button'
import { Facts } from '../components/facts'
import { Answered } from '../problems/answered'
import { attempt } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { useWords } from '../language/words'

/** How to log in on the twin of a rehearsal, from a terminal of one’s own. */
export function TerminalLogin() {
  const answer = useAnswer('rehearsalTerminal', undefined)
  const [isShown, setShown] = useState(false)
  const { say } = useWords('by-hand')
  return (
    <Answered answer={answer}>
      {(terminal) =>
        terminal === null ? (
          <p className="quiet">{say('twin.not-running')}</p>
        ) : (
          <Facts
            look="lines"
            facts={[
              {
                name: say('twin.terminal'),
                value: (
                  <span className="hand-fact">
                    <code className="mono">{terminal.command}</code>
                    <CopyButton
                      size="small"
                      label={say('twin.terminal.copy')}
                      copy={() => attempt('copyForTerminal', { what: 'command' })}
                    >
                      {say('copy')}
                    </CopyButton>
                  </span>
                ),
              },
              {
                name: say('twin.password'),
                value: (
                  <span className="hand-fact">
                    <code className="mono">{isShown ? terminal.password : '••••••••••••'}</code>
                    <Button
                      size="small"
                      kind="quiet"
                      label={say(isShown ? 'twin.password.hide' : 'twin.password.show')}
                      onClick={() => setShown(!isShown)}
                    >
                      {say(isShown ? 'twin.hide' : 'twin.show')}
                    </Button>
                    <CopyButton
                      size="small"
                      label={say('twin.password.copy')}
                      copy={() => attempt('copyForTerminal', { what: 'password' })}
                    >
                      {say('copy')}
                    </CopyButton>
                    <span className="small quiet">{say('twin.password.hint')}</span>
                  </span>
                ),
              },
              { name: say('twin.host-key'), value: terminal.hostKey, mono: true },
            ]}
          />
        )
      }
    </Answered>
  )
}
