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
import { figure } from '../../../../main/text/words'
import { CloudApi } from './cloud-api'
import { Paste } from './paste'
import { PortalTable } from './portal-table'
import { ReportLookFields } from '../../report-look/report-look-fields'
import { TickAgainst } from './tick-against'
import { useWords, type WordsOf } from '../../language/words'
import './portal-step.css'

/** Step 8: the serial numbers, compared on the portal. */
export function PortalStep({ run }: { readonly run: RunView }) {
  const { portal } = run
  const words = useWords('steps')
  return (
    <>
      <StepFrame run={run} typesNothing>
        {portal !== null && <Portal portal={portal} run={run} />}
      </StepFrame>
      <DecisionBar run={run} note={portal === null ? undefined : noteFor(portal, words)}>
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
          title={say('portal.finish', { count: open.length })}
          stay={say('portal.finish.stay')}
          go={say('portal.finish.go')}
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
          <p className="quiet">{say('portal.finish.hint')}</p>
        </Confirm>
      )}
    </>
  )
}

function noteFor({ ticked, total }: PortalView, { say }: WordsOf<'steps'>): string {
  if (total === 0) return say('portal.nobody')
  if (ticked < total) return say('portal.ticked.some', { count: ticked, of: total })
  return say('portal.ticked.all', { count: total })
}

interface PortalProps {
  readonly portal: PortalView
  readonly run: RunView
}

const tick = (keys: readonly string[], ticked: boolean) => attempt('tick', { keys: [...keys], ticked })

type Part = 'users' | 'different' | 'list' | 'people' | 'look'

function Portal({ portal, run }: PortalProps) {
  const locked = run.busy !== null
  const rehearsal = run.mode === 'rehearsal'
  const { different, absent, total } = portal
  const [chosen, setChosen] = useState<Part>('users')
  const { say } = useWords('steps')
  const part = chosen === 'different' && different.count === 0 ? 'users' : chosen
  return (
    <>
      {(different.count > 0 || absent > 0) && (
        <Callout
          tone={different.count > 0 ? 'warn' : 'info'}
          title={[
            different.count === 0 ? '' : say('portal.differ', { count: different.count }),
            absent === 0 ? '' : say('portal.absent', { count: absent }),
          ]
            .filter(Boolean)
            .join(' ')}
          alert={different.count > 0}
        />
      )}
      <Tabs
        label={say('portal.parts')}
        chosen={part}
        onChoose={setChosen}
        tabs={[
          { id: 'users', title: say('portal.part.users'), count: figure(total) },
          ...(different.count > 0
            ? [
                {
                  id: 'different' as const,
                  title: say('portal.part.different'),
                  count: figure(different.count),
                },
              ]
            : []),
          { id: 'list', title: say('portal.part.list') },
          { id: 'people', title: say('portal.part.people') },
          { id: 'look', title: say('portal.part.look') },
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
  const { say } = useWords('steps')
  return (
    <>
      <div className="portal__eye">
        <div className="portal__words">
          <p>{say('portal.lead')}</p>
          <Disclosure summary={say('portal.elsewhere')} look="row">
            <p className="quiet">{say('portal.elsewhere.hint')}</p>
            <div className="portal__addresses">
              <p className="quiet">{say('portal.addresses')}</p>
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
  const { say } = useWords('steps')
  return (
    <Answered answer={answer}>
      {(sentences) => (
        <div className="table">
          <VirtualList
            label={say('portal.differences')}
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
