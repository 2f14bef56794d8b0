import { useState } from 'react'
import { exportFormats, type ExportFormat, type FleetRow } from '../../../main/contract/review-view'
import type { Result } from '../../../main/contract/result'
import type { ShownTable } from '../../../main/contract/shown-table'
import { useWords, type WordsOf } from '../language/words'
import { Button } from '../components/button'
import { SavingDialog } from '../saving/saving-dialog'
import { call } from '../state/calls'

interface ExportingProps {
  readonly rows: readonly FleetRow[]
  /** The table that they were chosen from, as it is shown; `null` if there is none. */
  readonly table?: ShownTable | null
  /** Asks for the plan of the same files instead. */
  readonly onPlan?: () => void
  readonly onClose: () => void
}

/** Asks in which form the reviews of some files are wanted, or the table of the files, and has that written. */
export function Exporting({ rows, table: shownTable = null, onPlan, onClose }: ExportingProps) {
  // As it was when this was asked for.
  const [table] = useState(shownTable)
  const words = useWords('review')
  const { say } = words
  const save = async (form: ExportFormat | 'table'): Promise<Result<string | null>> => {
    if (form !== 'table') return call('exportReviewed', { format: form, ids: rows.map(({ id }) => id) })
    return table === null ? { ok: true, value: null } : call('saveTable', table)
  }
  return (
    <SavingDialog<ExportFormat | 'table'>
      title={say('review-export.title', { count: rows.length })}
      forms={[
        ...[...exportFormats].reverse().map((value) => ({
          value,
          title: say(`review-export.${value}`),
          description: aboutForm(value, words),
        })),
        ...(table === null
          ? []
          : [
              {
                value: 'table' as const,
                title: say('review-export.table'),
                description: say('review-export.table.about', { count: table.rows.length }),
              },
            ]),
      ]}
      proposed="html"
      note={say('review-export.note')}
      save={save}
      instead={onPlan && <Button onClick={onPlan}>{say('review-export.plan')}</Button>}
      onClose={onClose}
    />
  )
}

function aboutForm(form: ExportFormat, { say }: WordsOf<'review'>): string {
  return form === 'json'
    ? say('review-export.json.about', { schema: 'docs/review.schema.json' })
    : say(`review-export.${form}.about`)
}
