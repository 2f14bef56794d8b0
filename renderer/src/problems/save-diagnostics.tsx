import { useState } from 'react'
import { ourFaults } from '../../../main/contract/our-faults'
import type { ProblemCode } from '../../../main/contract/problems'
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
  return (
    <>
      <Button size={size} onClick={() => setOpen(true)}>
        Save a diagnostics file
      </Button>
      {open && <DiagnosticsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** The same beside a problem, if it is a fault of ours: the person who looks into it needs the file. */
export function DiagnosticsOfFault({ code }: { readonly code: ProblemCode }) {
  return ourFaults.has(code) && <SaveDiagnostics size="small" />
}

/** The whole file as it will be saved, so that the person knows what they give away. */
function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const [withNames, setWithNames] = useState(false)
  const [outcome, setOutcome] = useState('')
  const answer = useAnswer('showDiagnostics', { withNames })

  const save = async () => {
    const saved = await ask('saveDiagnostics', { withNames })
    if (!saved.ok) setOutcome(`${saved.problem.message} ${saved.problem.hint}`)
    else if (saved.value !== null) setOutcome(`Saved to ${saved.value}.`)
  }

  return (
    <Dialog
      title="Save a diagnostics file"
      wide
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose} focusFirst>
            Close
          </Button>
          <Button kind="primary" disabled={answer?.ok !== true} onClick={() => void save()}>
            Save this file…
          </Button>
        </>
      }
    >
      <p>
        This is the whole file. It helps to find out about a fault of Tokenferry. Nothing is sent: you decide
        who gets it. Passwords and keys are never in it.
      </p>
      <CheckBox
        label="Leave the names, addresses, serial and license numbers in it"
        checked={withNames}
        onChange={(checked) => {
          setWithNames(checked)
          setOutcome('')
          return Promise.resolve(true)
        }}
      />
      <pre className="diagnostics" role="group" aria-label="The diagnostics file" {...reachable}>
        {answer === null ? 'Being put together…' : answer.ok ? answer.value : answer.problem.message}
      </pre>
      <p className="diagnostics__outcome" role="status">
        {outcome}
      </p>
    </Dialog>
  )
}
