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
import './parts.css'

/** Step 3: which licenses and users there are, what will happen to each, and what stands in the way. */
export function InventoryStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readInventory')
  const { inventory } = run
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {inventory === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title="Taking the inventory" />
          ) : (
            <Empty
              title="Not taken yet"
              action={
                <Button disabled={locked || run.connection.state !== 'connected'} onClick={() => void read()}>
                  Take the inventory
                </Button>
              }
            >
              The tables of tokens and users are read in every VDOM. That changes nothing.
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
                Read again
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
  return (
    <>
      <Figures
        label="The inventory in figures"
        figures={[
          {
            value: figure(counts.licenses),
            label: counts.licenses === 1 ? 'license can migrate' : 'licenses can migrate',
          },
          {
            value: figure(counts.tokens),
            label: `tokens${counts.unassigned === 0 ? '' : `, ${figure(counts.unassigned)} unassigned`}`,
          },
          { value: figure(counts.migrate), label: counts.migrate === 1 ? 'user migrates' : 'users migrate' },
          { value: figure(counts.stay), label: counts.stay === 1 ? 'user stays' : 'users stay' },
          {
            value: figure(counts.attention),
            label: counts.attention === 1 ? 'user to look at' : 'users to look at',
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
  const toFinding = (key: string) => show({ aim: key })
  const users = counts.migrate + counts.stay + counts.attention
  return (
    <Tabs
      label="Parts of the inventory"
      chosen={part}
      onChoose={(chosen) => show({ part: chosen })}
      tabs={[
        { id: 'findings', title: 'Findings', count: figure(findings.count) },
        { id: 'licenses', title: 'Licenses', count: figure(licenses.length) },
        { id: 'users', title: 'Users', count: figure(users) },
      ]}
    >
      {part === 'licenses' && <Licenses licenses={licenses} locked={locked} />}
      {part === 'findings' && findings.count === 0 && (
        <p className="quiet">Nothing stands in the way, and there is nothing to know beyond the tables.</p>
      )}
      {part === 'findings' && (
        <div className="parts">
          <Findings
            step="inventory"
            list={findings}
            locked={locked}
            readAgain={{ label: 'Read again', onClick: readAgain }}
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
