import type { HandRequest } from '../../../main/contract/by-hand'
import { Callout } from '../components/callout'

interface WhichFortiGateProps {
  readonly request: HandRequest
  /** What is done in the terminal once the prompt was looked at. */
  readonly before: 'paste' | 'press'
}

/** Which device and which terminal session it is for: the first thing that a person has to look at. */
export function WhichFortiGate({ request, before }: WhichFortiGateProps) {
  const { hostname, serial, isNewLogin } = request
  return (
    <>
      {isNewLogin && (
        <Callout tone="info" title="In a terminal session that you have just logged in to.">
          If one is open from before, press nothing there and close it: a question may still be open in it.
        </Callout>
      )}
      <p className="hand-device">
        {hostname === '' ? (
          'For the FortiGate that you are logged in to. What it says of itself tells which one it is.'
        ) : (
          <>
            For <strong className="hand-device__name">{hostname}</strong>, serial number{' '}
            <span className="mono">{serial}</span>.{' '}
            <strong>
              Check that your prompt says <span className="hand-device__name">{hostname}</span> before you{' '}
              {before}
              {before === 'press' && ' anything'}.
            </strong>
          </>
        )}
      </p>
    </>
  )
}
