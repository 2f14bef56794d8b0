import type { Ref } from 'react'
import { licenseName } from '../../../main/contract/license-key'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { Screen } from '../components/screen'
import { DialogueCard } from './dialogue-card'
import { WhichFortiGate } from './which-fortigate'
import { useWords } from '../language/words'

interface KeyCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'key' }>
  readonly heading: Ref<HTMLHeadingElement>
}

/** The key that the person presses below the open question, once, and what came of it. */
export function KeyCard({ byHand, request, heading }: KeyCardProps) {
  const { key, question } = request
  const license = licenseName(request)
  const { say } = useWords('by-hand')
  return (
    <DialogueCard
      byHand={byHand}
      request={request}
      heading={heading}
      title={
        key === null
          ? say('key.answered', { license })
          : say(key === 'y' ? 'key.title.y' : 'key.title.n', { key, license })
      }
      over={key === null ? { order: say('key.answered.order'), shows: say('key.answered.shows') } : null}
      paste={{
        label: say('key.paste'),
        hint: say('key.paste.hint', { reading: 'get system status' }),
      }}
      giveUp={say('key.give-up')}
    >
      <WhichFortiGate request={request} before="press" />
      <Screen label={say('key.question')} text={question} tall />
      {key !== null && <KeyToPress letter={key} />}
    </DialogueCard>
  )
}

function KeyToPress({ letter }: { readonly letter: 'y' | 'n' }) {
  const { say } = useWords('by-hand')
  return (
    <div className="hand-key">
      <kbd className="hand-key__cap">{letter}</kbd>
      <div>
        <p className="hand-order">{say(`key.order.${letter}`, { key: letter })}</p>
        <p className="quiet">{say(`key.hint.${letter}`)}</p>
      </div>
    </div>
  )
}
