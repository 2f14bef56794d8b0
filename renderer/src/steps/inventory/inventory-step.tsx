import type { InventoryView, RunView } from '../../../../main/contract/view'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../components/answered'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { figure } from '../../../../main/text/words'
import { Findings } from '../../findings/findings'
import { Licenses } from './licenses'
import { UserTable } from './user-table'

/** Step 3: which licenses and users there are, what will happen to each, and what stands in the way. */
export function InventoryStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readInventory')
  const { inventory } = run
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {inventory === null ? (
          run.busy === null && (
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
      <DecisionBar run={run}>
        {(noteId) => (
          <>
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
  const users = useAnswer('users', undefined, inventory.revision)
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
      <Findings
        findings={inventory.findings}
        locked={locked}
        readAgain={{ label: 'Read again', onClick: readAgain }}
      />
      <Licenses licenses={inventory.licenses} locked={locked} />
      <Answered answer={users}>{(rows) => <UserTable users={rows} />}</Answered>
    </>
  )
}
