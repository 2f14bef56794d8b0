import { planFormats, type PlanFormat } from '../../../main/contract/plan-formats'
import type { Result } from '../../../main/contract/result'
import { SavingDialog, type SavedForm } from '../saving/saving-dialog'

const forms: Readonly<Record<PlanFormat, Omit<SavedForm<PlanFormat>, 'value'>>> = {
  html: {
    title: 'A page to read or print',
    description: 'HTML in one file: everything, with places to sign.',
  },
  pdf: { title: 'Paper', description: 'PDF. Long lists are cut after 500 rows.' },
  csv: {
    title: 'A table for a spreadsheet',
    description: 'CSV: a row for each user, with what happens to them.',
  },
  json: { title: 'Data for other programs', description: 'JSON, as docs/plan.schema.json describes it.' },
}

interface SavingPlanProps {
  readonly title: string
  /** What a person has to know of the file besides. */
  readonly note: string
  /** Has it written; answers its path, or `null` if the person chose none. */
  readonly save: (format: PlanFormat) => Promise<Result<string | null>>
  readonly onClose: () => void
}

/** Asks in which form a plan is wanted, and has it written. */
export function SavingPlan({ title, note, save, onClose }: SavingPlanProps) {
  return (
    <SavingDialog
      title={title}
      lead="For the people who approve the change: who is affected, every command that will be typed, what is checked, what can’t be undone, the way back in."
      forms={planFormats.map((value) => ({ value, ...forms[value] }))}
      proposed="html"
      note={note}
      save={save}
      onClose={onClose}
    />
  )
}
