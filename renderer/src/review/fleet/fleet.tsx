import { useId, useState } from 'react'
import type { FleetRow, ReviewProgress, ReviewView } from '../../../../main/contract/review-view'
import { ourFaults } from '../../../../main/contract/our-faults'
import type { Notice } from '../../../../main/contract/snapshot'
import { NoticeCallouts } from '../../problems/notices'
import { useCall } from '../../state/calls'
import { shownTableOf } from '../../state/table-in-sight'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Figures } from '../../components/figures'
import { figure, plural } from '../../../../main/text/words'
import { WorkBar } from '../../components/work-bar'
import { Exporting } from '../exporting'
import { Planning } from '../planning'
import { ReviewPage } from '../review-page'
import { FleetTable, fleetTableLabel } from './fleet-table'
import { PassedOverFiles } from './passed-over-files'

interface FleetProps {
  readonly review: ReviewView
  readonly rows: readonly FleetRow[]
  readonly notices: readonly Notice[]
}

/** All files of the review: the sums, and a row for each. */
export function Fleet({ review, rows, notices }: FleetProps) {
  const { progress, repeated } = review
  const [chooseFiles, choosingFiles] = useCall('chooseReviewFiles')
  const [chooseFolder, choosingFolder] = useCall('chooseReviewFolder')
  const [close] = useCall('closeReview')
  const [exporting, setExporting] = useState<readonly FleetRow[] | null>(null)
  const [planning, setPlanning] = useState<readonly FleetRow[] | null>(null)
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
            {repeated > 0 &&
              `${plural(repeated, 'file')} with the same content as another ${repeated === 1 ? 'is' : 'are'} left out. `}
            More files or folders can be dropped anywhere in this window.
          </p>
        ) : (
          <Progress progress={progress} />
        )
      }
      decision={
        <>
          <Button onClick={() => void close()}>Close the review</Button>
          <Button disabled={rows.length === 0 || progress !== null} onClick={() => setPlanning(rows)}>
            Save the plan…
          </Button>
          <Button
            kind="primary"
            disabled={rows.length === 0 || progress !== null}
            onClick={() => setExporting(rows)}
          >
            {rows.length === 0 ? 'Export…' : `Export all ${figure(rows.length)}…`}
          </Button>
        </>
      }
    >
      {/* Faults stand in the band. */}
      <NoticeCallouts notices={notices.filter(({ code }) => !ourFaults.has(code))} />
      {rows.length === 0 ? (
        <Nothing progress={progress} />
      ) : (
        <>
          <Sums review={review} />
          <FleetTable rows={rows} onExport={(shown) => progress === null && setExporting(shown)} />
        </>
      )}
      <PassedOverFiles review={review} />
      {exporting !== null && (
        <Exporting
          rows={exporting}
          table={shownTableOf(fleetTableLabel)}
          onPlan={() => {
            setPlanning(exporting)
            setExporting(null)
          }}
          onClose={() => setExporting(null)}
        />
      )}
      {planning !== null && <Planning rows={planning} onClose={() => setPlanning(null)} />}
    </ReviewPage>
  )
}

/** What stands in the place of the table while there is no row, or if there never will be one. */
function Nothing({ progress }: Pick<ReviewView, 'progress'>) {
  if (progress === null) {
    return (
      <Empty title="No configuration was found">
        <p>Below is what was passed over, and why.</p>
      </Empty>
    )
  }
  return (
    <Empty title={progress.looking ? 'Looking for configurations' : 'The first file is being reviewed'}>
      <p>Each file shows up here as soon as it is done.</p>
    </Empty>
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
      <WorkBar
        id={id}
        busy={{
          label: looking && total === 0 ? 'Looking for configurations' : `Reviewing ${plural(total, 'file')}`,
          fraction: looking || total < 2 ? null : done / total,
        }}
        howFar={total > 1 ? `${figure(done)} done` : ''}
      />
      <Button size="small" disabled={cancelling} onClick={() => void cancel()}>
        Stop
      </Button>
    </div>
  )
}
