import { useState } from 'react'
import type { PortalRow } from '../../../../main/contract/rows'
import type { RunView } from '../../../../main/contract/run-view'
import type { PortalView } from '../../../../main/contract/step-views'
import { attempt, useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../problems/answered'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Announcements } from '../../change/announcements'
import { Card } from '../../components/card'
import { Confirm } from '../../components/confirm'
import { Disclosure } from '../../components/disclosure'
import { LinkButton } from '../../components/link-button'
import { Tabs } from '../../components/tabs'
import { VirtualList } from '../../components/virtual-list'
import { DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { figure, plural } from '../../../../main/text/words'
import { useWords } from '../../language/words'
import { CloudApi } from './cloud-api'
import { Paste } from './paste'
import { PortalTable } from './portal-table'
import { ReportLookFields } from '../../report-look/report-look-fields'
import { TickAgainst } from './tick-against'
import './portal-step.css'

/** Step 8: the serial numbers, compared on the portal. */
export function PortalStep({ run }: { readonly run: RunView }) {
  const { portal } = run
  return (
    <>
      <StepFrame run={run} typesNothing>
        {portal !== null && <Portal portal={portal} run={run} />}
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
  const { say } = useWords('steps')
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
        {say('step.go.portal')}
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
  readonly run: RunView
}

const tick = (keys: readonly string[], ticked: boolean) => attempt('tick', { keys: [...keys], ticked })

function differ(count: number): string {
  return count === 0 ? '' : `${plural(count, 'user')} ${count === 1 ? 'differs' : 'differ'}.`
}

function areAbsent(count: number): string {
  return count === 0 ? '' : `${plural(count, 'user')} ${count === 1 ? 'is' : 'are'} not in the list.`
}

type Part = 'users' | 'different' | 'list' | 'people' | 'look'

function Portal({ portal, run }: PortalProps) {
  const locked = run.busy !== null
  const rehearsal = run.mode === 'rehearsal'
  const { different, absent, total } = portal
  const [chosen, setChosen] = useState<Part>('users')
  const part = chosen === 'different' && different.count === 0 ? 'users' : chosen
  return (
    <>
      {(different.count > 0 || absent > 0) && (
        <Callout
          tone={different.count > 0 ? 'warn' : 'info'}
          title={[differ(different.count), areAbsent(absent)].filter(Boolean).join(' ')}
          alert={different.count > 0}
        />
      )}
      <Tabs
        label="Parts of the comparison"
        chosen={part}
        onChoose={setChosen}
        tabs={[
          { id: 'users', title: 'Users', count: figure(total) },
          ...(different.count > 0
            ? [{ id: 'different' as const, title: 'What differs', count: figure(different.count) }]
            : []),
          { id: 'list', title: 'Compare with a list' },
          { id: 'people', title: 'Tell the people' },
          { id: 'look', title: 'How the report looks' },
        ]}
      >
        {part === 'users' && <ByEye revision={portal.revision} locked={locked} />}
        {part === 'different' && <Differences revision={different.revision} />}
        {/* What is pasted there is kept while another part is looked at. */}
        <div className="portal__lists" hidden={part !== 'list'}>
          <Paste locked={locked} />
          {!rehearsal && <CloudApi locked={locked} isForbidden={portal.isRestForbidden} />}
        </div>
        {part === 'people' && (
          <Card>
            <Announcements view={run.announcements} moment="after" />
          </Card>
        )}
        {part === 'look' && (
          <Card>
            <ReportLookFields />
          </Card>
        )}
      </Tabs>
    </>
  )
}

interface ByEyeProps {
  readonly revision: string
  readonly locked: boolean
}

/** The users to tick, beside the portal that is open in a browser. */
function ByEye({ revision, locked }: ByEyeProps) {
  const answer = useAnswer('portalRows', undefined, revision)
  const [against, setAgainst] = useState<PortalRow | null>(null)
  return (
    <>
      <div className="portal__eye">
        <div className="portal__words">
          <p>
            Tick each user whose token has the same serial number there. Delete nothing in the portal: an
            application takes its users with it, and the FortiGate does not learn of a deleted user.
          </p>
          <Disclosure summary="Where else to look in the portal" look="row">
            <p className="quiet">
              Tokens without a user are under Security Devices › Mobile Token. COUNT under Applications ›
              FortiProducts says at a glance how many users there are: one row for the administrators of this
              FortiGate, one for each VDOM.
            </p>
            <div className="portal__addresses">
              <p className="quiet">The same portal by its newer addresses:</p>
              <LinkButton id="portal-global" />
              <LinkButton id="portal-europe" />
            </div>
          </Disclosure>
        </div>
        <LinkButton id="portal" look="button" />
      </div>
      <Answered answer={answer}>
        {(rows) => <PortalTable rows={rows} locked={locked} onTick={tick} onTickAgainst={setAgainst} />}
      </Answered>
      {against !== null && <TickAgainst row={against} onClose={() => setAgainst(null)} />}
    </>
  )
}

/** One sentence for each user for whom the portal shows something else. */
function Differences({ revision }: { readonly revision: string }) {
  const answer = useAnswer('portalDifferences', undefined, revision)
  return (
    <Answered answer={answer}>
      {(sentences) => (
        <div className="table">
          <VirtualList
            label="What differs"
            items={sentences}
            likelyHeight={41}
            look={['', 'portal__difference']}
          >
            {(sentence) => <p>{sentence}</p>}
          </VirtualList>
        </div>
      )}
    </Answered>
  )
}
