import type { HandRequest } from '../../../main/contract/by-hand'
import { Callout } from '../components/callout'
import { useWords } from '../language/words'

interface WhichFortiGateProps {
  readonly request: HandRequest
  /** What is done in the terminal once the prompt was looked at. */
  readonly before: 'paste' | 'press'
}

/** Which device and which terminal session it is for: the first thing that a person has to look at. */
export function WhichFortiGate({ request, before }: WhichFortiGateProps) {
  const { hostname, serial, isNewLogin } = request
  const { say, draw } = useWords('by-hand')
  return (
    <>
      {isNewLogin && (
        <Callout tone="info" title={say('which.new-login')}>
          {say('which.new-login.hint')}
        </Callout>
      )}
      <p className="hand-device">
        {hostname === ''
          ? say('which.unknown')
          : draw(before === 'paste' ? 'which.before-paste' : 'which.before-press', {
              device: hostname,
              serial,
              name: (words) => <strong className="hand-device__name">{words}</strong>,
              number: (words) => <span className="mono">{words}</span>,
              order: (words) => <strong>{words}</strong>,
              prompt: (words) => <span className="hand-device__name">{words}</span>,
            })}
      </p>
    </>
  )
}
