import { useState } from 'react'
import { exportFormats, type ExportFormat, type FleetRow } from '../../../main/contract/review-view'
import type { Result } from '../../../main/contract/result'
import type { ShownTable } from '../../../main/contract/shown-table'
import { plural } from '../../../main/text/words'
import { Button } from '../components/button'
import { SavingDialog, type SavedForm } from '../saving/saving-dialog'
import { call } from '../state/calls'

const forms: Readonly<Record<ExportFormat, Omit<SavedForm<ExportFormat>, 'value'>>> = {
  html: { title: 'A page to read or print', description: 'HTML in one file: everything, file by file.' },
  csv: {
    title: 'A table for a spreadsheet',
    description: 'CSV: a row for each user, with what happens to them.',
  },
  json: { title: 'Data for other programs', description: 'JSON, as docs/review.schema.json describes it.' },
}

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
  const save = async (form: ExportFormat | 'table'): Promise<Result<string | null>> => {
    if (form !== 'table') return call('exportReviewed', { format: form, ids: rows.map(({ id }) => id) })
    return table === null ? { ok: true, value: null } : call('saveTable', table)
  }
  return (
    <SavingDialog<ExportFormat | 'table'>
      title={`Export the review of ${plural(rows.length, 'file')}`}
      forms={[
        ...[...exportFormats].reverse().map((value) => ({ value, ...forms[value] })),
        ...(table === null
          ? []
          : [
              {
                value: 'table' as const,
                title: 'The table of files, as it is shown',
                description: `CSV: ${plural(table.rows.length, 'row')} in the columns in view.`,
              },
            ]),
      ]}
      proposed="html"
      note="Names, e-mail addresses and serial numbers are in it; passwords, keys and seeds are not."
      save={save}
      instead={onPlan && <Button onClick={onPlan}>Save the plan instead…</Button>}
      onClose={onClose}
    />
  )
}
