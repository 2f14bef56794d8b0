import type { Ref } from 'react'
import { licenseName } from '../../../main/contract/license-key'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { CopyButton } from '../components/copy-button'
import { attempt } from '../state/calls'
import { DialogueCard } from './dialogue-card'
import { WhichFortiGate } from './which-fortigate'

interface CommandCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'command' }>
  readonly heading: Ref<HTMLHeadingElement>
}

/** The one command that asks something: pasted by itself, and then nothing more is pressed. */
export function CommandCard({ byHand, request, heading }: CommandCardProps) {
  const { line, way } = request
  const name = licenseName(request)
  return (
    <DialogueCard
      byHand={byHand}
      request={request}
      heading={heading}
      title={line === null ? `The command for ${name} was typed` : `Type the command for ${name}`}
      over={
        line === null
          ? {
              order: 'Don’t type the command again, and press nothing more.',
              shows: 'What you pasted shows that it was typed, and not that its question is open.',
            }
          : null
      }
      paste={{
        label: line === null ? 'All that the terminal has shown since' : 'What the FortiGate asks',
        hint: 'From the “get system status” in front of the command on: it tells when the command was typed.',
      }}
      giveUp="I did not get that far, or can’t paste it"
    >
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
    </DialogueCard>
  )
}
