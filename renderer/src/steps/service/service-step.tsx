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
import { figure } from '../../../../main/text/words'
import { day } from '../../../../main/text/times'
import { Findings } from '../../findings/findings'
import { useWords, type WordsOf } from '../../language/words'

/** Below this many days left, the expiry stands out. */
const soon = 90

const endsSoon = ({ daysLeft }: ServiceView) => daysLeft !== null && daysLeft < soon

/** Step 2: whether FortiToken Cloud can take the users. */
export function ServiceStep({ run }: { readonly run: RunView }) {
  const [read, reading] = useCall('readService')
  const { service } = run
  const { say } = useWords('steps')
  const locked = run.busy !== null || reading
  return (
    <>
      <StepFrame run={run}>
        {service === null ? (
          run.busy !== null ? (
            <WorkCard run={run} busy={run.busy} title={say('service.reading')} />
          ) : (
            <Empty
              title={say('service.unread')}
              action={
                <Button disabled={locked || run.connection.state !== 'connected'} onClick={() => void read()}>
                  {say('service.read')}
                </Button>
              }
            >
              {say('service.unread.hint')}
            </Empty>
          )
        ) : (
          <Service
            service={service}
            locked={locked}
            readAgain={{ label: say('service.again'), onClick: () => void read() }}
          />
        )}
      </StepFrame>
      <DecisionBar run={run} isWorkShown={service === null}>
        {(noteId) => (
          <>
            {service !== null && (
              <Button disabled={locked} onClick={() => void read()}>
                {say('service.again')}
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
  const words = useWords('steps')
  const { say } = words
  const figures = figuresOf(service, words)
  const printed = useAnswer('serviceWords', undefined, service.revision)
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
      {figures.length > 0 && <Figures label={say('service.figures')} figures={figures} />}
      <Card title={say('service.words')}>
        <Answered answer={printed}>
          {(text) => <Screen label={say('service.printed')} text={text} />}
        </Answered>
      </Card>
    </>
  )
}

/** What the device told; what it did not tell is left out. */
function figuresOf(
  { balance, unit, expires, daysLeft, users, maxUsers, customerId }: ServiceView,
  { say }: WordsOf<'steps'>,
): readonly Figure[] {
  const figures: Figure[] = []
  if (balance !== null) {
    figures.push({
      value: figure(balance),
      label: unit === null ? say('service.balance') : say('service.balance.in', { unit }),
    })
  }
  if (expires !== null && daysLeft !== null) {
    const expired = daysLeft < 0
    figures.push({
      value: expired ? say('service.expired') : say('service.days', { count: daysLeft }),
      label: say(expired ? 'service.expired.on' : 'service.days.until', { day: day(expires) }),
      tone: expired ? 'bad' : daysLeft < soon ? 'warn' : 'plain',
    })
  }
  if (users !== null) {
    figures.push({
      value: figure(users),
      label:
        maxUsers === null
          ? say('service.users', { count: users })
          : say('service.users.most', { most: maxUsers }),
    })
  }
  if (customerId !== null) {
    figures.push({
      value: <span className="figures__text mono">{customerId}</span>,
      label: say('service.customer'),
    })
  }
  return figures
}
