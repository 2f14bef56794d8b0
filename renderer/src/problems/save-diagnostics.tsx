import { useState } from 'react'
import { ourFaults } from '../../../main/contract/our-faults'
import type { ProblemCode } from '../../../main/contract/problems'
import { useWords } from '../language/words'
import { ask } from '../state/calls'
import { useAnswer } from '../state/use-answer'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { CheckBox } from '../components/field'
import { reachable } from '../components/reachable'
import './save-diagnostics.css'

/** The way to a diagnostics file. */
export function SaveDiagnostics({ size = 'normal' }: { readonly size?: 'normal' | 'small' }) {
  const [open, setOpen] = useState(false)
  const { say } = useWords('window')
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        {say('diagnostics.save')}
      </Button>
      {open && <DiagnosticsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** The same beside a problem, if it is an internal error: the person who looks into it needs the file. */
export function DiagnosticsOfFault({ code }: { readonly code: ProblemCode }) {
  return ourFaults.has(code) && <SaveDiagnostics size="small" />
}

/** The whole file as it will be saved, so that the person knows what they give away. */
function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const [withNames, setWithNames] = useState(false)
  const { say } = useWords('window')
  const [outcome, setOutcome] = useState('')
  const answer = useAnswer('showDiagnostics', { withNames })

  const save = async () => {
    const saved = await ask('saveDiagnostics', { withNames })
    if (!saved.ok) setOutcome(`${saved.problem.message} ${saved.problem.hint}`)
    else if (saved.value !== null) setOutcome(say('diagnostics.saved', { path: saved.value }))
  }

  return (
    <Dialog
      title={say('diagnostics.title')}
      wide
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose} focusFirst>
            {say('close')}
          </Button>
          <Button kind="primary" disabled={answer?.ok !== true} onClick={() => void save()}>
            {say('diagnostics.save-this')}
          </Button>
        </>
      }
    >
      <p>{say('diagnostics.about')}</p>
      <CheckBox
        label={say('diagnostics.with-names')}
        checked={withNames}
        onChange={(checked) => {
          setWithNames(checked)
          setOutcome('')
          return Promise.resolve(true)
        }}
      />
      <pre className="diagnostics" role="group" aria-label={say('diagnostics.label')} {...reachable}>
        {answer === null ? say('diagnostics.coming') : answer.ok ? answer.value : answer.problem.message}
      </pre>
      <p className="diagnostics__outcome" role="status">
        {outcome}
      </p>
    </Dialog>
  )
}
