import { useState } from 'react'
import { stepIds, stepIndex, stepTitles } from '../../../main/contract/steps'
import type { UnfinishedRun } from '../../../main/contract/snapshot'
import { useCall } from '../state/calls'
import { useNow } from '../state/now'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Pill } from '../components/pill'
import { span } from '../../../main/text/times'
import './unfinished.css'

/** Migrations and rehearsals that were left before their end. */
export function Unfinished({ runs }: { readonly runs: readonly UnfinishedRun[] }) {
  return (
    <section className="unfinished" aria-labelledby="unfinished-title">
      <h2 id="unfinished-title" className="unfinished__title">
        Unfinished
      </h2>
      <ul className="unfinished__runs">
        {runs.map((run) => (
          <Row run={run} key={run.id} />
        ))}
      </ul>
    </section>
  )
}

function Row({ run }: { readonly run: UnfinishedRun }) {
  const [resume, resuming] = useCall('resumeRun')
  const [discard] = useCall('discardRun')
  const [asking, setAsking] = useState(false)
  const now = useNow()
  return (
    <li className="unfinished__run">
      <div className="unfinished__device">
        <p className="unfinished__name">{run.title}</p>
        {run.serial !== null && <p className="mono quiet">{run.serial}</p>}
      </div>
      <div className="unfinished__words">
        {run.problem === null ? (
          <p>{run.waitsFor}</p>
        ) : (
          <p className="unfinished__problem">
            {run.problem.message} <span className="quiet">{run.problem.hint}</span>
          </p>
        )}
        {run.unsettled && (
          <p className="small">
            Kept until that is settled; until then this FortiGate is migrated in no other run.
          </p>
        )}
        {run.touchedAt !== '' && (
          <p className="small quiet">
            {stepTitles[run.step]}, left {span(run.touchedAt, now)} ago
          </p>
        )}
      </div>
      <div className="unfinished__pills">
        <Pill tone={run.problem === null ? 'accent' : 'bad'}>
          {run.problem === null ? `Step ${stepIndex(run.step) + 1} of ${stepIds.length}` : 'Can’t be opened'}
        </Pill>
      </div>
      <div className="unfinished__actions">
        {!run.unsettled && (
          <Button size="small" kind="quiet" label={`Discard ${run.title}`} onClick={() => setAsking(true)}>
            Discard
          </Button>
        )}
        <Button
          size="small"
          label={`Resume ${run.title}`}
          disabled={run.problem !== null || resuming}
          onClick={() => void resume({ id: run.id })}
        >
          Resume
        </Button>
      </div>
      {asking && (
        <Dialog
          title={`Discard the unfinished ${noun(run)} of ${run.title}?`}
          onRefuse={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)} focusFirst>
                Keep it
              </Button>
              <Button
                kind="danger"
                onClick={() => {
                  setAsking(false)
                  void discard({ id: run.id })
                }}
              >
                Discard it
              </Button>
            </>
          }
        >
          <p>{whatDiscardingMeans(run)}</p>
        </Dialog>
      )}
    </li>
  )
}

function noun({ again }: UnfinishedRun): string {
  return again ? 'verification' : 'migration'
}

function whatDiscardingMeans({ again }: UnfinishedRun): string {
  return again
    ? 'The migration is then finished as it was before. Its report stays, and you can verify again at any time.'
    : 'It can’t be resumed afterwards. Nothing changes on the FortiGate; what was already migrated there stays migrated.'
}
