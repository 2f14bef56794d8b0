import type { ReactNode, Ref } from 'react'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { GiveUp } from './give-up'
import { PasteArea } from './paste-area'
import { PrintedSoFar } from './printed-so-far'
import { useWords } from '../language/words'

interface DialogueCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'command' | 'key' }>
  readonly heading: Ref<HTMLHeadingElement>
  readonly title: string
  /** What it must not come to any more, once a paste shows that it was typed; `null` before. */
  readonly over: { readonly order: string; readonly shows: string } | null
  readonly paste: { readonly label: string; readonly hint: string }
  /** The button for someone who can’t hand it over. */
  readonly giveUp: string
  /** What is to be typed, until it was. */
  readonly children: ReactNode
}

/** What the request for the command and that for the key have: until it is typed, what that is; then what it printed. */
export function DialogueCard({
  byHand,
  request,
  heading,
  title,
  over,
  paste,
  giveUp,
  children,
}: DialogueCardProps) {
  const { say } = useWords('by-hand')
  return (
    <Card title={title} tone="bad" heading={heading}>
      {over === null ? (
        children
      ) : (
        <Callout tone="warn" title={over.order}>
          {over.shows} {say('dialogue.over')}
        </Callout>
      )}
      <PrintedSoFar printed={request.printed} />
      <PasteArea byHand={byHand} request={request} label={paste.label} hint={paste.hint} />
      <div className="row">
        <GiveUp request={request.id}>{giveUp}</GiveUp>
      </div>
    </Card>
  )
}
