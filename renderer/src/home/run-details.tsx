import { useState } from 'react'
import type { ListedRun, RunAction } from '../../../main/contract/listed-run'
import { stepTitles } from '../../../main/contract/steps'
import { day, moment } from '../../../main/text/times'
import { plural } from '../../../main/text/words'
import { Button } from '../components/button'
import { ProblemCallout } from '../problems/problem-callout'
import { Confirm } from '../components/confirm'
import { Dialog } from '../components/dialog'
import { Facts, type Fact } from '../components/facts'
import { RadioGroup, TextField } from '../components/field'
import { MoreAbout } from '../problems/more-about'
import { Pill } from '../components/pill'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { runStateWords } from './run-columns'

interface RunDetailsProps {
  readonly run: ListedRun
  /** Told whether the run is gone. */
  readonly onClose: (isGone: boolean) => void
}

/** All that is known of a run, and all that can be done with it. */
export function RunDetails({ run, onClose }: RunDetailsProps) {
  const [customer, setCustomer] = useState(run.customer)
  const [asked, setAsked] = useState<'discard' | 'remove' | null>(null)
  const [keep] = useCall('setCustomer')
  const [resume] = useCall('resumeRun')
  const [verify, verifying] = useCall('verifyAgain')
  const [open] = useCall('openReportOf')
  const [show] = useCall('showReportOf')
  const [archive] = useCall('archiveRun')
  const [discard] = useCall('discardRun')
  const refusal = useStore(refusals)
  const { id, title, again, archived, problem } = run
  const may = (action: RunAction) => run.may.includes(action)
  const { words, tone } = runStateWords(run)

  const close = (isGone = false) => {
    refusals.set(null)
    onClose(isGone)
  }
  const keepCustomer = () => {
    if (customer.trim() !== run.customer) void keep({ id, customer: customer.trim() })
  }

  if (asked === 'discard') {
    return (
      <Confirm
        title={`Discard the unfinished ${again ? 'verification' : 'migration'} of ${title}?`}
        stay="Keep it"
        go="Discard it"
        onStay={() => setAsked(null)}
        onGo={() => {
          void discard({ id }).then((isDone) => (isDone ? onClose(true) : setAsked(null)))
        }}
      >
        <p>
          {again
            ? 'The migration is then finished as it was before. Its report stays, and you can verify again at any time.'
            : 'It can’t be resumed afterwards. Nothing changes on the FortiGate; what was already migrated there stays migrated.'}
        </p>
      </Confirm>
    )
  }
  if (asked === 'remove') {
    return <RemoveRun run={run} onStay={() => setAsked(null)} onRemoved={() => close(true)} />
  }

  return (
    <Dialog
      title={title}
      wide
      onRefuse={close}
      actions={
        <>
          {may('discard') && (
            <Button kind="quiet" label={`Discard ${title}`} onClick={() => setAsked('discard')}>
              Discard…
            </Button>
          )}
          {may('remove') && (
            <Button kind="quiet" onClick={() => setAsked('remove')}>
              Remove…
            </Button>
          )}
          {(may('archive') || may('unarchive')) && (
            <Button kind="quiet" onClick={() => void archive({ id, archived: !archived })}>
              {archived ? 'Bring back from the archive' : 'Archive'}
            </Button>
          )}
          {may('verify') && (
            <Button disabled={verifying} onClick={() => void verify({ id })}>
              Verify again
            </Button>
          )}
          <Button kind={may('resume') ? 'plain' : 'primary'} onClick={() => close()} focusFirst>
            Close
          </Button>
          {may('resume') && (
            <Button kind="primary" onClick={() => void resume({ id })}>
              Resume
            </Button>
          )}
        </>
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      {problem === null ? (
        <p>
          <Pill tone={tone}>{words}</Pill> {run.sentence}
        </p>
      ) : (
        <div>
          <p>
            <Pill tone={tone}>{words}</Pill> {problem.message} <span className="quiet">{problem.hint}</span>
          </p>
          <MoreAbout code={problem.code} />
        </div>
      )}
      {(run.state === 'unknown' || run.state === 'partial') && (
        <p>Kept until that is settled; until then this FortiGate is migrated in no other run.</p>
      )}
      <Facts facts={factsOf(run)} />
      {run.mode === 'live' && run.dates.length > 0 && (
        <Facts
          look="lines"
          facts={run.dates.map(({ date, title: what, certain }) => ({
            name: day(date),
            value: certain ? what : `${what} (expected)`,
          }))}
        />
      )}
      <TextField
        label="Customer"
        hint="Only here, beside the run: it is in no report, and no FortiGate is told."
        value={customer}
        onChange={(value) => setCustomer(value.slice(0, 80))}
        onBlur={keepCustomer}
      />
      {may('report') && (
        <div className="row">
          <Button size="small" onClick={() => void open({ id })}>
            Open the report
          </Button>
          <Button size="small" icon="folder" onClick={() => void show({ id })}>
            Show its folder
          </Button>
        </div>
      )}
    </Dialog>
  )
}

function factsOf(run: ListedRun): readonly Fact[] {
  const { serial, mode, scenario, step, state, verdict, since, ticket, reports, id } = run
  const facts: (Fact | null)[] = [
    serial === null ? null : { name: 'Serial number', value: serial, mono: true },
    mode === 'rehearsal' ? { name: 'Rehearsal', value: scenario } : null,
    verdict === null && state !== 'unreadable' ? { name: 'Step', value: stepTitles[step] } : null,
    since === '' ? null : { name: verdict === null ? 'Left' : 'Finished', value: moment(since) },
    ticket === '' ? null : { name: 'Ticket', value: ticket },
    reports > 1 ? { name: 'Verified', value: plural(reports, 'time') } : null,
    { name: 'Run', value: id, mono: true },
  ]
  return facts.filter((fact) => fact !== null)
}

interface RemoveRunProps {
  readonly run: ListedRun
  readonly onStay: () => void
  readonly onRemoved: () => void
}

/** Asks what becomes of the evidence, and removes a run. */
function RemoveRun({ run: { id, title, mode }, onStay, onRemoved }: RemoveRunProps) {
  const [evidence, setEvidence] = useState<'kept' | 'exported'>('kept')
  const [remove, removing] = useCall('removeRun')
  const refusal = useStore(refusals)
  const isLive = mode === 'live'
  return (
    <Confirm
      title={`Remove the ${isLive ? 'migration' : 'rehearsal'} of ${title}?`}
      stay="Keep it"
      go="Remove it"
      disabled={removing}
      onStay={onStay}
      onGo={() => {
        void remove({ id, evidence }).then((isDone) => isDone && onRemoved())
      }}
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <p>
        {isLive
          ? 'It can’t be verified again afterwards. Its journal, its transcript and its backup are deleted; the signed evidence, which holds copies of the first two, and a line about it are kept.'
          : 'It is deleted with its report, unless you choose a folder for that. A line about it is kept.'}
      </p>
      <RadioGroup
        legend="The evidence"
        look="list"
        value={evidence}
        onChange={setEvidence}
        options={[
          {
            value: 'kept',
            title: isLive ? 'Keep it in the data folder' : 'Delete the report too',
          },
          { value: 'exported', title: 'Put it into a folder that I choose' },
        ]}
      />
    </Confirm>
  )
}
