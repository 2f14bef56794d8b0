import { useState } from 'react'
import { day } from '../../../main/text/times'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { useWords } from '../language/words'
import { useAnswer } from '../state/use-answer'

/** The way to what is kept of the runs that were removed, if there are any. */
export function RemovedBefore() {
  const answer = useAnswer('removedRuns', undefined)
  const [isOpen, setOpen] = useState(false)
  const { say } = useWords('window')
  if (answer?.ok !== true || answer.value.length === 0) return null
  return (
    <>
      <Button size="small" kind="quiet" onClick={() => setOpen(true)}>
        {say('removed.title')}
      </Button>
      {isOpen && <RemovedRuns onClose={() => setOpen(false)} />}
    </>
  )
}

/** What is kept of the runs that were removed. */
export function RemovedRuns({ onClose }: { readonly onClose: () => void }) {
  const answer = useAnswer('removedRuns', undefined)
  const { say, draw } = useWords('window')
  const runs = answer?.ok === true ? answer.value : null
  return (
    <Dialog
      title={say('removed.title')}
      wide
      onRefuse={onClose}
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          {say('close')}
        </Button>
      }
    >
      {runs?.length === 0 && <p>{say('removed.none')}</p>}
      {runs !== null && runs.length > 0 && (
        <Facts
          look="lines"
          facts={runs.map((run) => ({
            name: day(run.removedAt),
            value: (
              <>
                <strong>{run.hostname ?? run.id}</strong>
                {run.mode === 'rehearsal' && `, ${say('removed.rehearsal')}`}
                {run.customer !== '' && `, ${run.customer}`}. {run.verdict}{' '}
                {run.evidence !== '' &&
                  draw('removed.evidence', {
                    file: run.evidence,
                    path: (text) => <span className="mono">{text}</span>,
                  })}
              </>
            ),
          }))}
        />
      )}
    </Dialog>
  )
}
