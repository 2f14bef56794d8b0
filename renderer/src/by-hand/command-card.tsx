import type { Ref } from 'react'
import { licenseName } from '../../../main/contract/license-key'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { CopyButton } from '../components/copy-button'
import { attempt } from '../state/calls'
import { DialogueCard } from './dialogue-card'
import { WhichFortiGate } from './which-fortigate'
import { useWords } from '../language/words'

interface CommandCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'command' }>
  readonly heading: Ref<HTMLHeadingElement>
}

/** The one command that asks something: pasted by itself, and then nothing more is pressed. */
export function CommandCard({ byHand, request, heading }: CommandCardProps) {
  const { line, way } = request
  const license = licenseName(request)
  const { say } = useWords('by-hand')
  return (
    <DialogueCard
      byHand={byHand}
      request={request}
      heading={heading}
      title={say(line === null ? 'command.typed' : 'command.title', { license })}
      over={
        line === null
          ? {
              order: say('command.typed.order'),
              shows: say('command.typed.shows'),
            }
          : null
      }
      paste={{
        label: say(line === null ? 'command.paste.since' : 'command.paste'),
        hint: say('command.paste.hint', { reading: 'get system status' }),
      }}
      giveUp={say('command.give-up')}
    >
      <WhichFortiGate request={request} before="paste" />
      {way.length > 0 && (
        <div className="hand-way">
          <p>{say('command.way')}</p>
          <ol className="hand-block__lines">
            {way.map((step, at) => (
              <li className="hand-line" key={at}>
                <code className="mono hand-line__text">{step}</code>
                <CopyButton
                  size="small"
                  kind="quiet"
                  label={say('command.way.copy', { step })}
                  copy={() => attempt('copyForHand', { request: request.id, block: null, line: at })}
                >
                  {say('copy')}
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
          {say('command.copy')}
        </CopyButton>
      </div>
      <p className="hand-order">{say('command.order')}</p>
      <p className="quiet">{say('command.hint')}</p>
    </DialogueCard>
  )
}
