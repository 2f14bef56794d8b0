import { useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import type { InventoryView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { WorkCard } from '../../shell/work-card'
import { figure } from '../../../../main/text/words'
import { Tabs } from '../../components/tabs'
import { PlanOfRun } from '../../plan/plan-of-run'
import { Findings, type FoundAbout } from '../../findings/findings'
import { Licenses } from './licenses'
import { Users } from './users'
import { useWords } from '../../language/words'
import './parts.css'

/** Step 3: which licenses and users there are, what will happen to each, and what stands in the way. */
export function InventoryStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readInventory')
  const { inventory } = run
  const { say } = useWords('steps')
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {inventory === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title={say('inventory.taking')} />
          ) : (
            <Empty
              title={say('inventory.untaken')}
              action={
                <Button disabled={locked || run.connection.state !== 'connected'} onClick={() => void read()}>
                  {say('inventory.take')}
                </Button>
              }
            >
              {say('inventory.untaken.hint')}
            </Empty>
          )
        ) : (
          <Inventory inventory={inventory} locked={locked} readAgain={() => void read()} />
        )}
      </StepFrame>
      <DecisionBar run={run} isWorkShown={inventory === null}>
        {(noteId) => (
          <>
            {inventory !== null && <PlanOfRun locked={locked} />}
            {inventory !== null && (
              <Button disabled={locked} onClick={() => void read()}>
                {say('inventory.again')}
              </Button>
            )}
            <Continue run={run} noteId={noteId} />
          </>
        )}
      </DecisionBar>
    </>
  )
}

interface InventoryProps {
  readonly inventory: InventoryView
  readonly locked: boolean
  readonly readAgain: () => void
}

function Inventory({ inventory, locked, readAgain }: InventoryProps) {
  const { counts } = inventory
  const { say } = useWords('steps')
  return (
    <>
      <Figures
        label={say('inventory.figures')}
        figures={[
          {
            value: figure(counts.licenses),
            label: say('inventory.licenses.migrate', { count: counts.licenses }),
          },
          {
            value: figure(counts.tokens),
            label:
              counts.unassigned === 0
                ? say('inventory.tokens', { count: counts.tokens })
                : say('inventory.tokens.unassigned', { count: counts.tokens, unassigned: counts.unassigned }),
          },
          { value: figure(counts.migrate), label: say('inventory.users.migrate', { count: counts.migrate }) },
          { value: figure(counts.stay), label: say('inventory.users.stay', { count: counts.stay }) },
          {
            value: figure(counts.attention),
            label: say('inventory.users.attention', { count: counts.attention }),
            tone: counts.attention > 0 ? 'warn' : 'plain',
          },
        ]}
      />
      <Parts inventory={inventory} locked={locked} readAgain={readAgain} />
    </>
  )
}

type Part = 'findings' | 'licenses' | 'users'

/** What the person looks at: a part, the users that a finding or the command palette led to, the finding that a user led to. */
interface Look {
  readonly part: Part
  readonly only: FoundAbout | null
  readonly sought: string | null
  readonly aim: string | null
}

function Parts({ inventory, locked, readAgain }: InventoryProps) {
  const { findings, licenses, counts, revision } = inventory
  const [{ part, only, sought, aim }, setLook] = useState<Look>({
    part: findings.count > 0 ? 'findings' : 'licenses',
    only: null,
    sought: null,
    aim: null,
  })
  const show = (look: Partial<Look>) =>
    setLook({ part: 'findings', only: null, sought: null, aim: null, ...look })
  const { say } = useWords('steps')
  const toFinding = (key: string) => show({ aim: key })
  const users = counts.migrate + counts.stay + counts.attention
  return (
    <Tabs
      label={say('inventory.parts')}
      chosen={part}
      onChoose={(chosen) => show({ part: chosen })}
      tabs={[
        { id: 'findings', title: say('inventory.part.findings'), count: figure(findings.count) },
        { id: 'licenses', title: say('inventory.part.licenses'), count: figure(licenses.length) },
        { id: 'users', title: say('inventory.part.users'), count: figure(users) },
      ]}
    >
      {part === 'licenses' && <Licenses licenses={licenses} locked={locked} />}
      {part === 'findings' && findings.count === 0 && (
        <p className="quiet">{say('inventory.nothing-found')}</p>
      )}
      {part === 'findings' && (
        <div className="parts">
          <Findings
            step="inventory"
            list={findings}
            locked={locked}
            readAgain={{ label: say('inventory.again'), onClick: readAgain }}
            aim={aim}
            onUsers={(about) => show({ part: 'users', only: about })}
          />
        </div>
      )}
      {/* Behind the findings: main answers one question after the other, and these are looked at first. */}
      <Users
        revision={`${revision} ${findings.revision}`}
        only={only}
        sought={sought}
        shown={part === 'users'}
        onAll={() => show({ part: 'users' })}
        onSought={(text) => show({ part: 'users', sought: text })}
        onFinding={toFinding}
      />
    </Tabs>
  )
}
