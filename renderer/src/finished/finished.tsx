import { useEffect, useRef } from 'react'
import type { FinishedView, RunView } from '../../../main/contract/run-view'
import type { Notice } from '../../../main/contract/snapshot'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { ProblemCallout } from '../problems/problem-callout'
import { Card } from '../components/card'
import { Facts } from '../components/facts'
import { LinkButton } from '../components/link-button'
import { NoticeCallouts } from '../problems/notices'
import { day, moment } from '../../../main/text/times'
import { VerdictCallout } from '../components/verdict'
import { RootHash } from './root-hash'
import { RehearsalOutcomeCard } from './rehearsal-outcome'
import { useWords } from '../language/words'
import './finished.css'

/** The file of the dates, beside the report. */
const calendar = 'dates.ics'

interface FinishedProps {
  readonly run: RunView
  readonly finished: FinishedView
  readonly notices: readonly Notice[]
}

/** The end of a run: what came of it, and the report to file. */
export function Finished({ run, finished, notices }: FinishedProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const [open] = useCall('openReport')
  const [show] = useCall('showReport')
  const [showCalendar] = useCall('showCalendar')
  const [leave, leaving] = useCall('leaveRun')
  const refusal = useStore(refusals)
  const rehearsal = run.mode === 'rehearsal'
  const device = run.device?.hostname ?? run.connection.host
  const { say, draw } = useWords('steps')

  useEffect(() => {
    title.current?.focus()
  }, [])

  return (
    <main className="finished">
      <div className="finished__inside">
        <h1 tabIndex={-1} ref={title}>
          {say(`finished.title.${whatEnded(run)}`, { device })}
        </h1>
        {refusal !== null && <ProblemCallout problem={refusal} />}
        <NoticeCallouts notices={notices} />
        {run.verdict !== null && <VerdictCallout verdict={run.verdict} />}
        {run.rehearsal?.outcome && <RehearsalOutcomeCard outcome={run.rehearsal.outcome} />}
        <Card title={say('finished.report')}>
          <p className="quiet">{say(rehearsal ? 'finished.report.rehearsal' : 'finished.report.live')}</p>
          <Facts
            look="lines"
            facts={[
              { name: say('finished.file'), value: finished.report, mono: true },
              { name: say('finished.at'), value: moment(finished.at) },
            ]}
          />
          {!rehearsal && (
            <p className="quiet">
              {run.finishedBefore === null
                ? say('finished.again')
                : say('finished.earlier', { day: day(run.finishedBefore) })}
            </p>
          )}
          <div className="row">
            <Button kind="primary" onClick={() => void open()}>
              {say('finished.open')}
            </Button>
            <Button icon="folder" onClick={() => void show()}>
              {say('finished.show')}
            </Button>
          </div>
        </Card>
        <RootHash />
        {finished.dates.length > 0 && (
          <Card title={say('finished.dates')}>
            <Facts
              look="lines"
              facts={finished.dates.map(({ date, title, text, certain }) => ({
                name: certain ? day(date) : say('finished.dates.expected', { day: day(date) }),
                value: draw('finished.dates.one', { title, text, what: (words) => <strong>{words}</strong> }),
              }))}
            />
            <p className="quiet">{say('finished.dates.hint', { file: calendar })}</p>
            <div className="row">
              <Button icon="folder" onClick={() => void showCalendar()}>
                {say('finished.dates.show', { file: calendar })}
              </Button>
            </div>
          </Card>
        )}
        {!rehearsal && (
          <Callout tone="info" title={say('finished.cloud')}>
            <p>{say('finished.cloud.hint')}</p>
            <LinkButton id="balance-and-expiry" />
          </Callout>
        )}
        <div className="row finished__end">
          <Button disabled={leaving} onClick={() => void leave()}>
            {say('finished.leave')}
          </Button>
        </div>
      </div>
    </main>
  )
}

/** What has ended. A migration of which a license is missing is not what is finished. */
function whatEnded({ mode, finishedBefore, verdict }: RunView) {
  if (mode === 'rehearsal') return 'rehearsal'
  if (finishedBefore !== null) return 'verification'
  return verdict?.state === 'incomplete' ? 'run' : 'migration'
}
