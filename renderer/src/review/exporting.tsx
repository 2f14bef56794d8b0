import { useState } from 'react'
import { exportFormats, type ExportFormat, type FleetRow } from '../../../main/contract/review-view'
import { call, refusals } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { Callout, ProblemCallout } from '../components/callout'
import { Dialog } from '../components/dialog'
import { RadioGroup } from '../components/field'
import { plural } from '../../../main/text/words'

const formats: Readonly<Record<ExportFormat, { readonly title: string; readonly description: string }>> = {
  html: { title: 'A page to read or print', description: 'HTML in one file: everything, file by file.' },
  csv: {
    title: 'A table for a spreadsheet',
    description: 'CSV: a row for each user, with what happens to them.',
  },
  json: { title: 'Data for other programs', description: 'JSON, as docs/review.schema.json describes it.' },
}

interface ExportingProps {
  readonly rows: readonly FleetRow[]
  readonly onClose: () => void
}

/** Asks in which form the reviews of some files are wanted, and has them written. */
export function Exporting({ rows, onClose }: ExportingProps) {
  const [format, setFormat] = useState<ExportFormat>('html')
  const [writing, setWriting] = useState(false)
  const [written, setWritten] = useState<string | null>(null)
  const refusal = useStore(refusals)

  const write = async () => {
    refusals.set(null)
    setWriting(true)
    const result = await call('exportReviewed', { format, ids: rows.map(({ id }) => id) })
    setWriting(false)
    if (result.ok && result.value !== null) setWritten(result.value)
  }
  const close = () => {
    refusals.set(null)
    onClose()
  }

  return (
    <Dialog
      title={`Export the review of ${plural(rows.length, 'file')}`}
      onRefuse={close}
      actions={
        written === null ? (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button kind="primary" disabled={writing} onClick={() => void write()}>
              {writing ? 'Writing…' : 'Choose where to save'}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={close} focusFirst>
            Done
          </Button>
        )
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      {written === null ? (
        <>
          <RadioGroup
            legend="Form"
            look="list"
            value={format}
            onChange={setFormat}
            options={[...exportFormats].reverse().map((value) => ({ value, ...formats[value] }))}
          />
          <p className="small quiet">
            Names, e-mail addresses and serial numbers are in it; passwords, keys and seeds are not.
          </p>
        </>
      ) : (
        <Callout tone="good" title="Written." alert>
          <p className="mono">{written}</p>
        </Callout>
      )}
    </Dialog>
  )
}
