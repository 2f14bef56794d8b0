import { planFormats, type PlanFormat } from '../../../main/contract/plan-formats'
import type { Result } from '../../../main/contract/result'
import { useWords, type WordsOf } from '../language/words'
import { SavingDialog } from '../saving/saving-dialog'

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
  const words = useWords('window')
  const { say } = words
  return (
    <SavingDialog
      title={title}
      lead={say('plan.lead')}
      forms={planFormats.map((value) => ({
        value,
        title: say(`plan.${value}`),
        description: aboutForm(value, words),
      }))}
      proposed="html"
      note={note}
      save={save}
      onClose={onClose}
    />
  )
}

/** After so many rows a list is cut on paper. */
const rowsOnPaper = 500

function aboutForm(form: PlanFormat, { say }: WordsOf<'window'>): string {
  switch (form) {
    case 'html':
      return say('plan.html.about')
    case 'pdf':
      return say('plan.pdf.about', { count: rowsOnPaper })
    case 'csv':
      return say('plan.csv.about')
    case 'json':
      return say('plan.json.about', { schema: 'docs/plan.schema.json' })
  }
}
