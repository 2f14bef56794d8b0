import type { Ref } from 'react'
import { licenseName } from '../../../main/contract/license-key'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { Screen } from '../components/screen'
import { DialogueCard } from './dialogue-card'
import { WhichFortiGate } from './which-fortigate'

interface KeyCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'key' }>
  readonly heading: Ref<HTMLHeadingElement>
}

/** The key that the person presses below the open question, once, and what came of it. */
export function KeyCard({ byHand, request, heading }: KeyCardProps) {
  const { key, question } = request
  return (
    <DialogueCard
      byHand={byHand}
      request={request}
      heading={heading}
      title={
        key === null
          ? `The question about ${licenseName(request)} was answered`
          : `${key === 'y' ? 'Before you press' : 'Press'} ${key} for ${licenseName(request)}`
      }
      over={
        key === null
          ? { order: 'Press nothing more.', shows: 'What you pasted shows that a key was pressed.' }
          : null
      }
      paste={{
        label: 'What the terminal shows once the prompt is back',
        hint: 'From the “get system status” in front of the command to the prompt behind everything else. A migration may be silent for minutes: press nothing meanwhile.',
      }}
      giveUp="I can’t paste it"
    >
      <WhichFortiGate request={request} before="press" />
      <Screen label="The question of the FortiGate" text={question} tall />
      {key !== null && <KeyToPress letter={key} />}
    </DialogueCard>
  )
}

function KeyToPress({ letter }: { readonly letter: 'y' | 'n' }) {
  return (
    <div className="hand-key">
      <kbd className="hand-key__cap">{letter}</kbd>
      <div>
        <p className="hand-order">
          {letter === 'y'
            ? 'Press y only if nothing else has appeared below the question.'
            : 'Press n. The license stays as it is.'}
        </p>
        <p className="quiet">
          Once, and nothing behind it.
          {letter === 'y' && ' If anything else is there, press nothing, and paste what you see.'}
        </p>
      </div>
    </div>
  )
}
