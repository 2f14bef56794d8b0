import type { PortalView, RunView } from '../../../../main/contract/view'
import { attempt, useCall } from '../../app/calls'
import { useRows } from '../../app/rows'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { LinkButton } from '../../components/link-button'
import { DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { counted, figure } from '../../words/number'
import { stepWords } from '../../words/steps'
import { CloudApi } from './cloud-api'
import { Paste } from './paste'
import { PortalTable } from './portal-table'
import { ReportLook } from './report-look'
import './portal-step.css'

/** Step 8: the serial numbers, compared on the portal. */
export function PortalStep({ run }: { readonly run: RunView }) {
  const [finish, finishing] = useCall('finish')
  const { portal } = run
  return (
    <>
      <StepFrame run={run} typesNothing>
        {portal !== null && (
          <Portal portal={portal} locked={run.busy !== null} rehearsal={run.mode === 'rehearsal'} />
        )}
      </StepFrame>
      <DecisionBar run={run} note={portal === null ? undefined : noteFor(portal)}>
        {(noteId) => (
          <Button
            kind="primary"
            disabled={run.busy !== null || finishing}
            describedBy={noteId}
            onClick={() => void finish()}
          >
            {stepWords.portal.go}
          </Button>
        )}
      </DecisionBar>
    </>
  )
}

function noteFor({ ticked, total }: PortalView): string {
  const left = total - ticked
  return left === 0
    ? `All ${counted(total, 'user')} ticked.`
    : `${figure(ticked)} of ${figure(total)} ticked. The report lists the rest as not compared.`
}

interface PortalProps {
  readonly portal: PortalView
  readonly locked: boolean
  readonly rehearsal: boolean
}

function Portal({ portal, locked, rehearsal }: PortalProps) {
  const rows = useRows('portalRows', portal.revision)
  const tick = (keys: readonly string[], ticked: boolean) => attempt('tick', { keys: [...keys], ticked })
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
      {portal.mismatches.length > 0 && <Mismatches mismatches={portal.mismatches} />}
      {!rehearsal && <CloudApi locked={locked} />}
      {rows !== null && <PortalTable rows={rows} locked={locked} onTick={tick} />}
      <ReportLook />
    </>
  )
}

/** More than this are not shown one by one; the table has them all. */
const mostShown = 200

function Mismatches({ mismatches }: { readonly mismatches: readonly string[] }) {
  const more = mismatches.length - mostShown
  return (
    <Callout tone="warn" title={`${counted(mismatches.length, 'user')} did not match.`} alert>
      <ul className="portal__mismatches">
        {mismatches.slice(0, mostShown).map((mismatch) => (
          <li key={mismatch}>{mismatch}</li>
        ))}
        {more > 0 && <li>and {figure(more)} more, in the table below</li>}
      </ul>
    </Callout>
  )
}
