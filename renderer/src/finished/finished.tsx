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
import './finished.css'

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

  useEffect(() => {
    title.current?.focus()
  }, [])

  return (
    <main className="finished">
      <div className="finished__inside">
        <h1 tabIndex={-1} ref={title}>
          {`The ${whatEnded(run)} ${device} is finished`}
        </h1>
        {refusal !== null && <ProblemCallout problem={refusal} />}
        <NoticeCallouts notices={notices} />
        {run.verdict !== null && <VerdictCallout verdict={run.verdict} />}
        {run.rehearsal?.outcome && <RehearsalOutcomeCard outcome={run.rehearsal.outcome} />}
        <Card title="The report">
          <p className="quiet">
            {rehearsal
              ? 'Marked as a rehearsal on every page. The folder holds it as PDF, CSV and JSON too, with the journal and the transcript, all of it signed.'
              : 'What was read, decided, typed and answered, with times, and what became of every user. The folder holds it as PDF, CSV and JSON too, with the journal and the transcript, all of it signed. File it with your change.'}
          </p>
          <Facts
            look="lines"
            facts={[
              { name: 'File', value: finished.report, mono: true },
              { name: 'Finished', value: moment(finished.at) },
            ]}
          />
          {!rehearsal && (
            <p className="quiet">
              {run.finishedBefore === null
                ? 'You can verify again at any time, from the first screen. That writes another report beside this one.'
                : `The report of ${day(run.finishedBefore)} lies beside it, as it was.`}
            </p>
          )}
          <div className="row">
            <Button kind="primary" onClick={() => void open()}>
              Open the report
            </Button>
            <Button icon="folder" onClick={() => void show()}>
              Show in its folder
            </Button>
          </div>
        </Card>
        <RootHash />
        {finished.dates.length > 0 && (
          <Card title="Dates that matter">
            <Facts
              look="lines"
              facts={finished.dates.map(({ date, title, text, certain }) => ({
                name: certain ? day(date) : `${day(date)}, expected`,
                value: (
                  <>
                    <strong>{title}.</strong> {text}
                  </>
                ),
              }))}
            />
            <p className="quiet">
              The file dates.ics, beside the report, puts them into your calendar: import it there.
            </p>
            <div className="row">
              <Button icon="folder" onClick={() => void showCalendar()}>
                Show dates.ics
              </Button>
            </div>
          </Card>
        )}
        {!rehearsal && (
          <Callout tone="info" title="From now on, logins need FortiToken Cloud.">
            <p>
              The account pays for it year by year. Delete the backup when you no longer need it; it contains
              password hashes.
            </p>
            <LinkButton id="balance-and-expiry" />
          </Callout>
        )}
        <div className="row finished__end">
          <Button disabled={leaving} onClick={() => void leave()}>
            Return to the first screen
          </Button>
        </div>
      </div>
    </main>
  )
}

/** What has ended. A migration of which a license is missing is not what is finished. */
function whatEnded({ mode, finishedBefore, verdict }: RunView): string {
  if (mode === 'rehearsal') return 'rehearsal of'
  if (finishedBefore !== null) return 'verification of'
  return verdict?.state === 'incomplete' ? 'run on' : 'migration of'
}
