import { useId, useState } from 'react'
import type { FleetRow, ReviewProgress, ReviewView } from '../../../../main/contract/review-view'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { figure, plural } from '../../../../main/text/words'
import { Exporting } from '../exporting'
import { ReviewPage } from '../review-page'
import { FleetTable } from './fleet-table'

interface FleetProps {
  readonly review: ReviewView
  readonly rows: readonly FleetRow[]
}

/** All files of the review: the sums, and a row for each. */
export function Fleet({ review, rows }: FleetProps) {
  const { progress, repeated } = review
  const [chooseFiles, choosingFiles] = useCall('chooseReviewFiles')
  const [chooseFolder, choosingFolder] = useCall('chooseReviewFolder')
  const [close] = useCall('closeReview')
  const [exporting, setExporting] = useState<readonly FleetRow[] | null>(null)
  const choosing = choosingFiles || choosingFolder

  return (
    <ReviewPage
      title="Review of backups"
      about={
        <p>
          Who would migrate, and what stands in the way. Nothing is changed, and nothing leaves this laptop.
        </p>
      }
      buttons={
        <>
          <Button disabled={choosing} onClick={() => void chooseFiles()}>
            Add files…
          </Button>
          <Button disabled={choosing} onClick={() => void chooseFolder()}>
            Add a folder…
          </Button>
        </>
      }
      note={
        progress === null ? (
          <p className="decision__note small">
            {repeated > 0 && `${plural(repeated, 'file')} had been reviewed already. `}
            More files or folders can be dropped anywhere in this window.
          </p>
        ) : (
          <Progress progress={progress} />
        )
      }
      decision={
        <>
          <Button onClick={() => void close()}>Close the review</Button>
          <Button
            kind="primary"
            disabled={rows.length === 0 || progress !== null}
            onClick={() => setExporting(rows)}
          >
            Export…
          </Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty
          title={
            progress?.looking === true
              ? 'Looking for configuration files'
              : 'The first file is being reviewed'
          }
        >
          <p>Each file shows up here as soon as it is done.</p>
        </Empty>
      ) : (
        <>
          <Sums review={review} />
          <FleetTable rows={rows} onExport={setExporting} />
        </>
      )}
      {exporting !== null && <Exporting rows={exporting} onClose={() => setExporting(null)} />}
    </ReviewPage>
  )
}

function Sums({ review: { counts } }: { readonly review: ReviewView }) {
  return (
    <Figures
      label="The fleet in figures"
      figures={[
        { value: figure(counts.files), label: counts.files === 1 ? 'backup' : 'backups' },
        { value: figure(counts.licenses), label: counts.licenses === 1 ? 'license' : 'licenses' },
        { value: figure(counts.migrate), label: counts.migrate === 1 ? 'user migrates' : 'users migrate' },
        { value: figure(counts.stay), label: counts.stay === 1 ? 'user stays' : 'users stay' },
        {
          value: figure(counts.attention),
          label: counts.attention === 1 ? 'user to look at' : 'users to look at',
          tone: counts.attention > 0 ? 'warn' : 'plain',
        },
        {
          value: figure(counts.blocked),
          label: 'blocked',
          tone: counts.blocked > 0 ? 'bad' : 'plain',
        },
        {
          value: figure(counts.failed),
          label: 'not read in full',
          tone: counts.failed > 0 ? 'bad' : 'plain',
        },
      ]}
    />
  )
}

function Progress({ progress: { looking, done, total } }: { readonly progress: ReviewProgress }) {
  const [cancel, cancelling] = useCall('cancelReview')
  const id = useId()
  return (
    <div className="working">
      <div className="working__words">
        <p className="working__label small" id={id}>
          {looking && total === 0 ? 'Looking for configuration files' : `Reviewing ${plural(total, 'file')}`}
          {total > 1 && <span className="working__percent">{figure(done)} done</span>}
        </p>
        <progress
          className="working__bar"
          aria-labelledby={id}
          max={Math.max(1, total)}
          {...(looking || total < 2 ? {} : { value: done })}
        />
      </div>
      <Button size="small" disabled={cancelling} onClick={() => void cancel()}>
        Stop
      </Button>
    </div>
  )
}
