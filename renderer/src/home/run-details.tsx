import { useState } from 'react'
import type { ListedRun, RunAction } from '../../../main/contract/listed-run'
import { stepTitles } from '../../../main/contract/steps'
import { day, moment } from '../../../main/text/times'
import { Button } from '../components/button'
import { ProblemCallout } from '../problems/problem-callout'
import { Confirm } from '../components/confirm'
import { Dialog } from '../components/dialog'
import { Facts, type Fact } from '../components/facts'
import { RadioGroup, TextField } from '../components/field'
import { MoreAbout } from '../problems/more-about'
import { Pill } from '../components/pill'
import { useWords, type WordsOf } from '../language/words'
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
  const words = useWords('window')
  const { say } = words
  const { state, tone } = runStateWords(run, words)

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
        title={say(again ? 'discard.verification' : 'discard.migration', { title })}
        stay={say('discard.stay')}
        go={say('discard.go')}
        onStay={() => setAsked(null)}
        onGo={() => {
          void discard({ id }).then((isDone) => (isDone ? onClose(true) : setAsked(null)))
        }}
      >
        <p>{say(again ? 'discard.verification.after' : 'discard.migration.after')}</p>
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
            <Button kind="quiet" label={say('run.discard.of', { title })} onClick={() => setAsked('discard')}>
              {say('run.discard')}
            </Button>
          )}
          {may('remove') && (
            <Button kind="quiet" onClick={() => setAsked('remove')}>
              {say('run.remove')}
            </Button>
          )}
          {(may('archive') || may('unarchive')) && (
            <Button kind="quiet" onClick={() => void archive({ id, archived: !archived })}>
              {say(archived ? 'run.unarchive' : 'run.archive')}
            </Button>
          )}
          {may('verify') && (
            <Button disabled={verifying} onClick={() => void verify({ id })}>
              {say('run.verify')}
            </Button>
          )}
          <Button kind={may('resume') ? 'plain' : 'primary'} onClick={() => close()} focusFirst>
            {say('close')}
          </Button>
          {may('resume') && (
            <Button kind="primary" onClick={() => void resume({ id })}>
              {say('run.resume')}
            </Button>
          )}
        </>
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      {problem === null ? (
        <p>
          <Pill tone={tone}>{state}</Pill> {run.sentence}
        </p>
      ) : (
        <div>
          <p>
            <Pill tone={tone}>{state}</Pill> {problem.message} <span className="quiet">{problem.hint}</span>
          </p>
          <MoreAbout code={problem.code} />
        </div>
      )}
      {(run.state === 'unknown' || run.state === 'partial') && <p>{say('run.unsettled')}</p>}
      <Facts facts={factsOf(run, words)} />
      {run.mode === 'live' && run.dates.length > 0 && (
        <Facts
          look="lines"
          facts={run.dates.map(({ date, title: what, certain }) => ({
            name: day(date),
            value: certain ? what : say('run.expected', { what }),
          }))}
        />
      )}
      <TextField
        label={say('run.customer')}
        hint={say('run.customer.hint')}
        value={customer}
        onChange={(value) => setCustomer(value.slice(0, 80))}
        onBlur={keepCustomer}
      />
      {may('report') && (
        <div className="row">
          <Button size="small" onClick={() => void open({ id })}>
            {say('run.report.open')}
          </Button>
          <Button size="small" icon="folder" onClick={() => void show({ id })}>
            {say('run.report.folder')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

function factsOf(run: ListedRun, { say }: WordsOf<'window'>): readonly Fact[] {
  const { serial, mode, scenario, step, state, verdict, since, ticket, reports, id } = run
  const facts: (Fact | null)[] = [
    serial === null ? null : { name: say('run.serial'), value: serial, mono: true },
    mode === 'rehearsal' ? { name: say('run.rehearsal'), value: scenario } : null,
    verdict === null && state !== 'unreadable' ? { name: say('run.at'), value: stepTitles[step] } : null,
    since === '' ? null : { name: say(verdict === null ? 'run.left' : 'run.finished'), value: moment(since) },
    ticket === '' ? null : { name: say('run.ticket'), value: ticket },
    reports > 1 ? { name: say('run.verified'), value: say('run.verified.times', { count: reports }) } : null,
    { name: say('run.id'), value: id, mono: true },
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
  const { say } = useWords('window')
  const isLive = mode === 'live'
  return (
    <Confirm
      title={say(isLive ? 'remove.migration' : 'remove.rehearsal', { title })}
      stay={say('remove.stay')}
      go={say('remove.go')}
      disabled={removing}
      onStay={onStay}
      onGo={() => {
        void remove({ id, evidence }).then((isDone) => isDone && onRemoved())
      }}
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <p>{say(isLive ? 'remove.migration.after' : 'remove.rehearsal.after')}</p>
      <RadioGroup
        legend={say('remove.evidence')}
        look="list"
        value={evidence}
        onChange={setEvidence}
        options={[
          {
            value: 'kept',
            title: say(isLive ? 'remove.migration.kept' : 'remove.rehearsal.kept'),
          },
          { value: 'exported', title: say('remove.exported') },
        ]}
      />
    </Confirm>
  )
}
