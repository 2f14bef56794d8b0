import { useState } from 'react'
import type { FinishedRun } from '../../../main/contract/snapshot'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { VerdictSign } from '../components/verdict'
import { figure } from '../../../main/text/words'
import { day } from '../../../main/text/times'
import './finished-runs.css'

/** So many are shown at first: whoever looks for one looks for a recent one. */
const firstShown = 3

/** Migrations that are finished: their reports, and verifying them again. */
export function FinishedRuns({ runs }: { readonly runs: readonly FinishedRun[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? runs : runs.slice(0, firstShown)
  return (
    <section className="finished-runs" aria-labelledby="finished-runs-title">
      <h2 id="finished-runs-title" className="finished-runs__title">
        Finished
      </h2>
      <ul>
        {shown.map((run) => (
          <Row run={run} key={run.id} />
        ))}
      </ul>
      {runs.length > shown.length && (
        <div className="finished-runs__more">
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            {`Show all ${figure(runs.length)}`}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ run }: { readonly run: FinishedRun }) {
  const [open] = useCall('openReportOf')
  const [show] = useCall('showReportOf')
  const [verify, verifying] = useCall('verifyAgain')
  const { id, title, serial, finishedAt, reports, verdict } = run
  return (
    <li className="finished-runs__run">
      <div className="finished-runs__device">
        <p className="finished-runs__name">{title}</p>
        {serial !== null && <p className="mono quiet">{serial}</p>}
      </div>
      <div className="finished-runs__words">
        <p className="finished-runs__verdict">
          <VerdictSign state={verdict.state} />
          <span>{verdict.sentence}</span>
        </p>
        <p className="small quiet">
          {day(finishedAt)}
          {reports > 1 && `, verified ${figure(reports)} times`}
        </p>
      </div>
      <div className="finished-runs__actions">
        <Button
          size="small"
          kind="quiet"
          label={`Open the report of ${title}`}
          onClick={() => void open({ id })}
        >
          Open the report
        </Button>
        <Button
          size="small"
          kind="quiet"
          label={`Show its folder, that of ${title}`}
          onClick={() => void show({ id })}
        >
          Show its folder
        </Button>
        <Button
          size="small"
          label={`Verify again ${title}`}
          disabled={verifying}
          onClick={() => void verify({ id })}
        >
          Verify again
        </Button>
      </div>
    </li>
  )
}
