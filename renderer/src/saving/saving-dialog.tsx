import { useState, type ReactNode } from 'react'
import type { Result } from '../../../main/contract/result'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Dialog } from '../components/dialog'
import { ExportedFile } from '../components/exported-file'
import { RadioGroup } from '../components/field'
import { useWords } from '../language/words'
import { ProblemCallout } from '../problems/problem-callout'
import { refusals } from '../state/calls'
import { useStore } from '../state/use-store'

/** A form in which something can be saved. */
interface SavedForm<F extends string> {
  readonly value: F
  readonly title: string
  readonly description: string
}

interface SavingDialogProps<F extends string> {
  readonly title: string
  /** What the file is for. */
  readonly lead?: string
  readonly forms: readonly SavedForm<F>[]
  /** The form that is chosen at first. */
  readonly proposed: F
  /** What a person has to know of the file. */
  readonly note: string
  /** Has it written; answers its path, or `null` if the person chose none. */
  readonly save: (form: F) => Promise<Result<string | null>>
  /** Buttons for something else than this. */
  readonly instead?: ReactNode
  readonly onClose: () => void
}

/** Asks in which form something is wanted, has it written, and says where it is or why it could not be. */
export function SavingDialog<F extends string>({
  title,
  lead,
  forms,
  proposed,
  note,
  save,
  instead,
  onClose,
}: SavingDialogProps<F>) {
  const [form, setForm] = useState(proposed)
  const [writing, setWriting] = useState(false)
  const [written, setWritten] = useState<string | null>(null)
  const { say } = useWords('window')
  const refusal = useStore(refusals)

  const write = async () => {
    refusals.set(null)
    setWriting(true)
    const result = await save(form)
    setWriting(false)
    if (result.ok && result.value !== null) setWritten(result.value)
  }
  const close = () => {
    refusals.set(null)
    onClose()
  }

  return (
    <Dialog
      title={title}
      onRefuse={close}
      actions={
        written === null ? (
          <>
            <Button onClick={close}>{say('saving.cancel')}</Button>
            {instead}
            <Button kind="primary" disabled={writing} onClick={() => void write()}>
              {say(writing ? 'saving.writing' : 'saving.choose')}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={close} focusFirst>
            {say('saving.done')}
          </Button>
        )
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      {written === null ? (
        <>
          {lead !== undefined && <p>{lead}</p>}
          <RadioGroup
            legend={say('saving.form')}
            look="list"
            value={form}
            onChange={setForm}
            options={forms}
          />
          <p className="small quiet">{note}</p>
        </>
      ) : (
        <Callout tone="good" title={say('saving.written')} alert>
          <ExportedFile path={written} />
        </Callout>
      )}
    </Dialog>
  )
}
