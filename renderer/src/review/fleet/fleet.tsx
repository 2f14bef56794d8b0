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
import { figure } from '../../../../main/text/words'
import { useWords } from '../../language/words'
import { WorkBar } from '../../components/work-bar'
import { Exporting } from '../exporting'
import { Planning } from '../planning'
import { ReviewPage } from '../review-page'
import { FleetTable } from './fleet-table'
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
  const { say } = useWords('review')
  const choosing = choosingFiles || choosingFolder

  return (
    <ReviewPage
      title={say('fleet.title')}
      about={<p>{say('fleet.about')}</p>}
      buttons={
        <>
          <Button disabled={choosing} onClick={() => void chooseFiles()}>
            {say('review.add-files')}
          </Button>
          <Button disabled={choosing} onClick={() => void chooseFolder()}>
            {say('fleet.add-folder')}
          </Button>
        </>
      }
      note={
        progress === null ? (
          <p className="decision__note small">
            {repeated > 0 && `${say('fleet.repeated', { count: repeated })} `}
            {say('fleet.drop')}
          </p>
        ) : (
          <Progress progress={progress} />
        )
      }
      decision={
        <>
          <Button onClick={() => void close()}>{say('review.leave')}</Button>
          <Button disabled={rows.length === 0 || progress !== null} onClick={() => setPlanning(rows)}>
            {say('review.save-plan')}
          </Button>
          <Button
            kind="primary"
            disabled={rows.length === 0 || progress !== null}
            onClick={() => setExporting(rows)}
          >
            {rows.length === 0 ? say('fleet.export') : say('fleet.export.all', { count: rows.length })}
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
          table={shownTableOf(say('fleet.table'))}
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
  const { say } = useWords('review')
  if (progress === null) {
    return (
      <Empty title={say('fleet.none')}>
        <p>{say('fleet.none.why')}</p>
      </Empty>
    )
  }
  return (
    <Empty title={say(progress.looking ? 'fleet.looking' : 'fleet.first')}>
      <p>{say('fleet.coming')}</p>
    </Empty>
  )
}

function Sums({ review: { counts } }: { readonly review: ReviewView }) {
  const { say } = useWords('review')
  return (
    <Figures
      label={say('fleet.figures')}
      figures={[
        { value: figure(counts.files), label: say('fleet.figure.files', { count: counts.files }) },
        { value: figure(counts.licenses), label: say('fleet.figure.licenses', { count: counts.licenses }) },
        { value: figure(counts.migrate), label: say('fleet.figure.migrate', { count: counts.migrate }) },
        { value: figure(counts.stay), label: say('fleet.figure.stay', { count: counts.stay }) },
        {
          value: figure(counts.attention),
          label: say('fleet.figure.attention', { count: counts.attention }),
          tone: counts.attention > 0 ? 'warn' : 'plain',
        },
        {
          value: figure(counts.blocked),
          label: say('fleet.figure.blocked', { count: counts.blocked }),
          tone: counts.blocked > 0 ? 'bad' : 'plain',
        },
        {
          value: figure(counts.failed),
          label: say('fleet.figure.failed', { count: counts.failed }),
          tone: counts.failed > 0 ? 'bad' : 'plain',
        },
      ]}
    />
  )
}

function Progress({ progress: { looking, done, total } }: { readonly progress: ReviewProgress }) {
  const [cancel, cancelling] = useCall('cancelReview')
  const id = useId()
  const { say } = useWords('review')
  return (
    <div className="working">
      <WorkBar
        id={id}
        busy={{
          label: looking && total === 0 ? say('fleet.looking') : say('fleet.reviewing', { count: total }),
          fraction: looking || total < 2 ? null : done / total,
        }}
        howFar={total > 1 ? say('fleet.done', { count: done }) : ''}
      />
      <Button size="small" disabled={cancelling} onClick={() => void cancel()}>
        {say('fleet.stop')}
      </Button>
    </div>
  )
}
