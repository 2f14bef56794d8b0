import type { RunView } from '../../../../main/contract/run-view'
import type { ServiceView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { useAnswer } from '../../state/use-answer'
import { Answered } from '../../problems/answered'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Empty } from '../../components/empty'
import { Figures, type Figure } from '../../components/figures'
import { Screen } from '../../components/screen'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { WorkCard } from '../../shell/work-card'
import { figure, plural } from '../../../../main/text/words'
import { day } from '../../../../main/text/times'
import { Findings } from '../../findings/findings'

/** Below this many days left, the expiry stands out. */
const soon = 90

const endsSoon = ({ daysLeft }: ServiceView) => daysLeft !== null && daysLeft < soon

/** Step 2: whether FortiToken Cloud can take the users. */
export function ServiceStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readService')
  const { service } = run
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {service === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title="Reading the service" />
          ) : (
            <Empty
              title="Not read yet"
              action={
                <Button disabled={locked || run.connection.state !== 'connected'} onClick={() => void read()}>
                  Read the service status
                </Button>
              }
            >
              The FortiGate is asked for the state of its FortiToken Cloud account. That changes nothing.
            </Empty>
          )
        ) : (
          <Service
            service={service}
            locked={locked}
            readAgain={{ label: 'Read again', onClick: () => void read() }}
          />
        )}
      </StepFrame>
      <DecisionBar run={run} isWorkShown={service === null}>
        {(noteId) => (
          <>
            {service !== null && (
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

interface ServiceProps {
  readonly service: ServiceView
  readonly locked: boolean
  readonly readAgain: { readonly label: string; readonly onClick: () => void }
}

function Service({ service, locked, readAgain }: ServiceProps) {
  const figures = figuresOf(service)
  const words = useAnswer('serviceWords', undefined, service.revision)
  return (
    <>
      {service.verdict === 'ready' && (
        <Callout
          tone={service.findings.count === 0 && !endsSoon(service) ? 'good' : 'info'}
          title={service.message}
        >
          {service.hint}
        </Callout>
      )}
      <Findings step="service" list={service.findings} locked={locked} readAgain={readAgain} />
      {figures.length > 0 && <Figures label="The service in figures" figures={figures} />}
      <Card title="In the device’s own words">
        <Answered answer={words}>
          {(text) => <Screen label="What the FortiGate printed" text={text} />}
        </Answered>
      </Card>
    </>
  )
}

/** What the device told; what it did not tell is left out. */
function figuresOf({
  balance,
  unit,
  expires,
  daysLeft,
  users,
  maxUsers,
  customerId,
}: ServiceView): readonly Figure[] {
  const figures: Figure[] = []
  if (balance !== null) {
    figures.push({ value: figure(balance), label: unit === null ? 'balance' : `balance, in ${unit}` })
  }
  if (expires !== null && daysLeft !== null) {
    const expired = daysLeft < 0
    figures.push({
      value: expired ? 'Expired' : plural(daysLeft, 'day'),
      label: `${expired ? 'on' : 'left, until'} ${day(expires)}`,
      tone: expired ? 'bad' : daysLeft < soon ? 'warn' : 'plain',
    })
  }
  if (users !== null) {
    figures.push({
      value: figure(users),
      label:
        maxUsers === null ? 'users in the account' : `of at most ${plural(maxUsers, 'user')} in the account`,
    })
  }
  if (customerId !== null) {
    figures.push({ value: <span className="figures__text mono">{customerId}</span>, label: 'customer ID' })
  }
  return figures
}
