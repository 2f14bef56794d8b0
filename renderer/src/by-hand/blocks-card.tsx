import { useId, type Ref } from 'react'
import type { ByHandView, HandRequest } from '../../../main/contract/by-hand'
import type { Busy } from '../../../main/contract/run-view'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { useCall } from '../state/calls'
import { WorkBar } from '../components/work-bar'
import { Blocks } from './blocks'
import { ClockSetBack } from './clock-set-back'
import { PasteArea } from './paste-area'
import { WhichFortiGate } from './which-fortigate'
import { useWords } from '../language/words'

interface BlocksCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'blocks' }>
  readonly busy: Busy | null
  readonly heading: Ref<HTMLHeadingElement>
}

/** Commands to copy on one side, and what they printed to be pasted on the other. */
export function BlocksCard({ byHand, request, busy, heading }: BlocksCardProps) {
  const id = useId()
  const { read, of } = request
  const { say } = useWords('by-hand')
  return (
    <Card title={request.title} heading={heading}>
      <WhichFortiGate request={request} before="paste" />
      {(request.settles || request.countsFrom !== null) && (
        <Callout
          tone="info"
          title={
            request.countsFrom === null
              ? say('blocks.counts.now')
              : say('blocks.counts.after', { time: request.countsFrom })
          }
        >
          {say(`blocks.counts.${request.countsBecause ?? 'decision'}`)}
        </Callout>
      )}
      {request.isClockBehind && <ClockSetBack request={request.id} />}
      <WorkBar
        id={id}
        busy={{ label: say('blocks.read'), fraction: of === 0 ? 0 : read / of }}
        howFar={say('blocks.read.of', { count: read, of })}
      />
      <div className="hand">
        <section className="hand__part" aria-labelledby={`${id}-copy`}>
          <h3 id={`${id}-copy`}>{say('blocks.copy')}</h3>
          <p className="small quiet">{say('blocks.copy.hint', { count: of })}</p>
          <Blocks request={request} />
        </section>
        <section className="hand__part" aria-labelledby={`${id}-paste`}>
          <h3 id={`${id}-paste`}>{say('blocks.paste')}</h3>
          <PasteArea
            byHand={byHand}
            request={request}
            label={say('blocks.paste.label')}
            hint={say('blocks.paste.hint')}
          />
        </section>
      </div>
      {/* Last, so that it is not the first thing that a keyboard comes to. */}
      <div className="row">
        <Stop request={request} busy={busy} />
      </div>
    </Card>
  )
}

/** Work that can’t be stopped can be left to be read later. */
function Stop({ request, busy }: Pick<BlocksCardProps, 'request' | 'busy'>) {
  const [cancel, cancelling] = useCall('cancel')
  const [giveUp, givingUp] = useCall('giveUpByHand')
  const { say } = useWords('by-hand')
  return busy?.cancellable === true ? (
    <Button kind="quiet" disabled={cancelling} onClick={() => void cancel()}>
      {say('blocks.stop')}
    </Button>
  ) : (
    <Button kind="quiet" disabled={givingUp} onClick={() => void giveUp({ request: request.id })}>
      {say('blocks.not-now')}
    </Button>
  )
}
