import { useId, type Ref } from 'react'
import type { ByHandView, CountsBecause, HandRequest } from '../../../main/contract/by-hand'
import type { Busy } from '../../../main/contract/run-view'
import { figure, plural } from '../../../main/text/words'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { useCall } from '../state/calls'
import { WorkBar } from '../components/work-bar'
import { Blocks } from './blocks'
import { ClockSetBack } from './clock-set-back'
import { PasteArea } from './paste-area'
import { WhichFortiGate } from './which-fortigate'

interface BlocksCardProps {
  readonly byHand: ByHandView
  readonly request: Extract<HandRequest, { kind: 'blocks' }>
  readonly busy: Busy | null
  readonly heading: Ref<HTMLHeadingElement>
}

const whyOnlyThat: Readonly<Record<CountsBecause, string>> = {
  decision: 'What is older can’t show what became of a license.',
  'set-back':
    'Its clock was set back. Until then it shows again what it has shown before, so an older recording could not be told from a new one.',
  apart: 'So much has to lie between two readings, to see whether the FortiGate is still at work.',
}

/** Commands to copy on one side, and what they printed to be pasted on the other. */
export function BlocksCard({ byHand, request, busy, heading }: BlocksCardProps) {
  const id = useId()
  const { read, of } = request
  return (
    <Card title={request.title} heading={heading}>
      <WhichFortiGate request={request} before="paste" />
      {(request.settles || request.countsFrom !== null) && (
        <Callout
          tone="info"
          title={
            request.countsFrom === null
              ? 'Only what is typed from now on counts.'
              : `Only what was typed after ${request.countsFrom} counts, by the clock of the FortiGate.`
          }
        >
          {whyOnlyThat[request.countsBecause ?? 'decision']}
        </Callout>
      )}
      {request.isClockBehind && <ClockSetBack request={request.id} />}
      <WorkBar
        id={id}
        busy={{ label: 'Commands read', fraction: of === 0 ? 0 : read / of }}
        howFar={`${figure(read)} of ${figure(of)}`}
      />
      <div className="hand">
        <section className="hand__part" aria-labelledby={`${id}-copy`}>
          <h3 id={`${id}-copy`}>1. Copy, and paste into your terminal</h3>
          <p className="small quiet">
            {`These ${plural(of, 'command')} only read. None of them can ask anything.`}
          </p>
          <Blocks request={request} />
        </section>
        <section className="hand__part" aria-labelledby={`${id}-paste`}>
          <h3 id={`${id}-paste`}>2. Paste here what the terminal shows</h3>
          <PasteArea
            byHand={byHand}
            request={request}
            label="What the terminal shows"
            hint="From the prompt in front of the first command to the prompt behind the last one. In pieces and in any order if you like; other commands in between do no harm."
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
  return busy?.cancellable === true ? (
    <Button kind="quiet" disabled={cancelling} onClick={() => void cancel()}>
      Stop
    </Button>
  ) : (
    <Button kind="quiet" disabled={givingUp} onClick={() => void giveUp({ request: request.id })}>
      Not now
    </Button>
  )
}
