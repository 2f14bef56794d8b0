import type { RunView, ServiceView } from '../../../../main/contract/view'
import { attempt, useCall } from '../../app/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Empty } from '../../components/empty'
import { CheckBox } from '../../components/field'
import { Figures, type Figure } from '../../components/figures'
import { Screen } from '../../components/screen'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { counted, figure } from '../../words/number'
import { day } from '../../../../main/text/times'
import { Findings } from '../findings/findings'

const tones = { ready: 'good', 'no-license': 'warn', stop: 'bad' } as const

/** Below this many days left, the expiry stands out. */
const soon = 90

/** Step 2: whether FortiToken Cloud can take the users. */
export function ServiceStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readService')
  const { service } = run
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {service === null ? (
          run.busy === null && (
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
          <Service service={service} locked={locked} />
        )}
      </StepFrame>
      <DecisionBar run={run}>
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
}

function Service({ service, locked }: ServiceProps) {
  const figures = figuresOf(service)
  return (
    <>
      <Callout tone={tones[service.verdict]} title={service.message}>
        {service.hint}
      </Callout>
      {service.verdict === 'no-license' && (
        <Card title="A transfer license for one year">
          <p>
            FortiToken Cloud makes a free license for as many users as there are tokens. It ends after one
            year; from then on a subscription has to be bought, or users with a migrated token can’t log in.
          </p>
          <CheckBox
            label="I know that the transfer license ends after one year"
            checked={service.acknowledged}
            disabled={locked}
            onChange={(acknowledged) => attempt('acknowledgeService', { acknowledged })}
          />
        </Card>
      )}
      <Findings findings={service.findings} locked={locked} />
      {figures.length > 0 && <Figures label="The service in figures" figures={figures} />}
      <Card title="In the device’s own words">
        <Screen label="What the FortiGate printed" text={service.raw} />
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
      value: expired ? 'Expired' : counted(daysLeft, 'day'),
      label: `${expired ? 'on' : 'left, until'} ${day(expires)}`,
      tone: expired ? 'bad' : daysLeft < soon ? 'warn' : 'plain',
    })
  }
  if (users !== null) {
    figures.push({
      value: figure(users),
      label:
        maxUsers === null ? 'users in the account' : `of at most ${counted(maxUsers, 'user')} in the account`,
    })
  }
  if (customerId !== null) {
    figures.push({ value: <span className="figures__text mono">{customerId}</span>, label: 'customer ID' })
  }
  return figures
}
