import type { Ref } from 'react'
import { licenseName } from '../../../main/contract/license-key'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { CopyButton } from '../components/copy-button'
import { attempt } from '../state/calls'
import { GiveUp } from './give-up'
import { PasteArea } from './paste-area'
import { PrintedSoFar } from './printed-so-far'
import { WhichFortiGate } from './which-fortigate'

interface CommandCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'command' }>
  readonly heading: Ref<HTMLHeadingElement>
}

/** The one command that asks something: pasted by itself, and then nothing more is pressed. */
export function CommandCard({ byHand, request, heading }: CommandCardProps) {
  const { line, way, printed } = request
  const name = licenseName(request)
  return (
    <Card
      title={line === null ? `The command for ${name} was typed` : `Type the command for ${name}`}
      tone="bad"
      heading={heading}
    >
      {line === null ? (
        <Callout tone="warn" title="Don’t type the command again, and press nothing more.">
          What you pasted shows that it was typed, and not that its question is open. Paste all that the
          terminal has shown since. What became of the license is read from the FortiGate.
        </Callout>
      ) : (
        <>
          <WhichFortiGate request={request} before="paste" />
          {way.length > 0 && (
            <div className="hand-way">
              <p>First go to where it is typed:</p>
              <ol className="hand-block__lines">
                {way.map((step, at) => (
                  <li className="hand-line" key={at}>
                    <code className="mono hand-line__text">{step}</code>
                    <CopyButton
                      size="small"
                      kind="quiet"
                      label={`Copy ${step}`}
                      copy={() => attempt('copyForHand', { request: request.id, block: null, line: at })}
                    >
                      Copy
                    </CopyButton>
                  </li>
                ))}
              </ol>
            </div>
          )}
          <div className="hand-command">
            <code className="mono hand-command__line">{line}</code>
            <CopyButton
              kind="primary"
              copy={() => attempt('copyForHand', { request: request.id, block: null, line: null })}
            >
              Copy the command
            </CopyButton>
          </div>
          <p className="hand-order">Paste it, press Enter, and stop. Press nothing else.</p>
          <p className="quiet">
            The FortiGate answers with a question, not yet with a migration. You read the question here, and
            decide here, before you press a key there.
          </p>
        </>
      )}
      <PrintedSoFar printed={printed} />
      <PasteArea
        byHand={byHand}
        request={request}
        label={line === null ? 'All that the terminal has shown since' : 'What the FortiGate asks'}
        hint="From the “get system status” in front of the command on: it tells when the command was typed."
      />
      <div className="row">
        <GiveUp request={request.id}>I did not get that far, or can’t paste it</GiveUp>
      </div>
    </Card>
  )
}
