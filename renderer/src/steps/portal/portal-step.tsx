import { useState } from 'react'
import type { PortalRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { PortalView } from '../../../../main/contract/step-views'
import { attempt, useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../components/answered'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Confirm } from '../../components/confirm'
import { LinkButton } from '../../components/link-button'
import { DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { figure, plural } from '../../../../main/text/words'
import { stepWords } from '../../words/steps'
import { CloudApi } from './cloud-api'
import { Paste } from './paste'
import { PortalTable } from './portal-table'
import { ReportLookCard } from './report-look'
import { TickAgainst } from './tick-against'
import './portal-step.css'

/** Step 8: the serial numbers, compared on the portal. */
export function PortalStep({ run }: { readonly run: RunView }) {
  const { portal } = run
  return (
    <>
      <StepFrame run={run} typesNothing>
        {portal !== null && (
          <Portal portal={portal} locked={run.busy !== null} rehearsal={run.mode === 'rehearsal'} />
        )}
      </StepFrame>
      <DecisionBar run={run} note={portal === null ? undefined : noteFor(portal)}>
        {(noteId) => <Finish run={run} noteId={noteId} />}
      </DecisionBar>
    </>
  )
}

/** Finishing with something open asks first, and names it. What is open is decided in main. */
function Finish({ run, noteId }: { readonly run: RunView; readonly noteId: string }) {
  const [finish, finishing] = useCall('finish')
  const [asking, setAsking] = useState(false)
  const open = run.verdict?.open ?? []
  return (
    <>
      <Button
        kind="primary"
        disabled={run.busy !== null || finishing}
        describedBy={noteId}
        onClick={() => {
          if (open.length > 0) setAsking(true)
          else void finish()
        }}
      >
        {stepWords.portal.go}
      </Button>
      {asking && (
        <Confirm
          title={`Finish with ${plural(open.length, 'thing')} open?`}
          stay="Go back"
          go="Finish anyway"
          disabled={finishing}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void finish()
          }}
        >
          <ul>
            {open.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="quiet">The report says the same on its first page.</p>
        </Confirm>
      )}
    </>
  )
}

function noteFor({ ticked, total }: PortalView): string {
  if (total === 0) return 'There is nobody to compare.'
  if (ticked < total)
    return `${figure(ticked)} of ${figure(total)} ticked. The report lists the rest as not compared.`
  return total === 1 ? 'The one user is ticked.' : `All ${plural(total, 'user')} ticked.`
}

interface PortalProps {
  readonly portal: PortalView
  readonly locked: boolean
  readonly rehearsal: boolean
}

const tick = (keys: readonly string[], ticked: boolean) => attempt('tick', { keys: [...keys], ticked })

function Portal({ portal, locked, rehearsal }: PortalProps) {
  const answer = useAnswer('portalRows', undefined, portal.revision)
  const [against, setAgainst] = useState<PortalRow | null>(null)
  return (
    <>
      <div className="portal">
        <Card title="Compare by eye">
          <p className="quiet">
            Open the portal, go to Users, and tick each user here whose token there has the same serial
            number.
          </p>
          <div className="row">
            <LinkButton id="portal" look="button" />
          </div>
        </Card>
        <Paste locked={locked} />
      </div>
      {portal.different.length > 0 && <Different sentences={portal.different} />}
      {portal.absent > 0 && (
        <Callout
          tone="info"
          title={`${plural(portal.absent, 'user')} ${portal.absent === 1 ? 'is' : 'are'} not in the list.`}
        >
          Compare them by eye, or with another list.
        </Callout>
      )}
      {!rehearsal && <CloudApi locked={locked} />}
      <Answered answer={answer}>
        {(rows) => <PortalTable rows={rows} locked={locked} onTick={tick} onTickAgainst={setAgainst} />}
      </Answered>
      <ReportLookCard />
      {against !== null && <TickAgainst row={against} onClose={() => setAgainst(null)} />}
    </>
  )
}

/** More than this are not shown one by one; the table has them all. */
const mostShown = 200

function Different({ sentences }: { readonly sentences: readonly string[] }) {
  const more = sentences.length - mostShown
  return (
    <Callout
      tone="warn"
      title={`${plural(sentences.length, 'user')} ${sentences.length === 1 ? 'differs' : 'differ'}.`}
      alert
    >
      <ul className="portal__mismatches">
        {sentences.slice(0, mostShown).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {more > 0 && <li>and {figure(more)} more, in the table below</li>}
      </ul>
    </Callout>
  )
}
