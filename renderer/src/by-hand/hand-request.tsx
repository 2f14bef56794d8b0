import { useEffect, useRef, type Ref } from 'react'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import type { Busy, RunView } from '../../../main/contract/run-view'
import { RefusedClick } from '../problems/refused-click'
import { Disclosure } from '../components/disclosure'
import { BlocksCard } from './blocks-card'
import { CommandCard } from './command-card'
import { KeyCard } from './key-card'
import { Pieces } from './pieces'
import { TerminalLogin } from './terminal-login'
import { useWords } from '../language/words'
import './by-hand.css'

/** In a step lower than this, in pixels, the name and purpose of the step would leave no room for the request. */
const lowFrame = 440

interface HandRequestViewProps {
  readonly run: RunView
  readonly byHand: ByHandView
  readonly request: HandRequest
}

/** What the person is asked to do in the terminal now. Nothing else of the step is shown meanwhile. */
export function HandRequestView({ run, byHand, request }: HandRequestViewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { say } = useWords('by-hand')
  useEffect(() => {
    // What was clicked may be gone from the screen. A text field elsewhere and a dialog keep the focus.
    const { activeElement } = document
    if (document.querySelector('dialog[open]') !== null || activeElement?.matches('input, textarea') === true)
      return
    heading.current?.focus({ preventScroll: true })
    const frame = heading.current?.closest('main')
    if (frame === null || frame === undefined) return
    if (frame.clientHeight < lowFrame) heading.current?.closest('section')?.scrollIntoView({ block: 'start' })
    else frame.scrollTo({ top: 0 })
  }, [request.id])
  return (
    <>
      <RefusedClick />
      <Asked byHand={byHand} request={request} busy={run.busy} heading={heading} key={request.id} />
      {byHand.hasTerminal && (
        <Disclosure summary={say('twin.how')} open={request.isNewLogin}>
          {() => <TerminalLogin />}
        </Disclosure>
      )}
      {byHand.pieces.count > 0 && <Pieces pieces={byHand.pieces} />}
    </>
  )
}

interface AskedProps {
  readonly byHand: ByHandView
  readonly request: HandRequest
  readonly busy: Busy | null
  readonly heading: Ref<HTMLHeadingElement>
}

function Asked({ byHand, request, busy, heading }: AskedProps) {
  switch (request.kind) {
    case 'blocks':
      return <BlocksCard byHand={byHand} request={request} busy={busy} heading={heading} />
    case 'command':
      return <CommandCard byHand={byHand} request={request} heading={heading} />
    case 'key':
      return <KeyCard byHand={byHand} request={request} heading={heading} />
  }
}
