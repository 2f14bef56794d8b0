import { Activity, useEffect } from 'react'
import type { ReviewView } from '../../../main/contract/review-view'
import type { Snapshot } from '../../../main/contract/snapshot'
import { useStore } from '../state/use-store'
import { ComparisonPage } from './comparison/comparison'
import { Dropping } from './dropping'
import { FilePage } from './file/file-page'
import { Fleet } from './fleet/fleet'
import { place } from './place'
import { useAnswer } from '../state/use-answer'
import './review.css'

interface ReviewScreenProps {
  readonly snapshot: Snapshot
  readonly review: ReviewView
}

/** The review of backups: the fleet, a file of it, or two of them side by side. */
export function ReviewScreen({ snapshot, review }: ReviewScreenProps) {
  const where = useStore(place)
  const answer = useAnswer('fleetRows', undefined, review.revision)
  const rows = answer?.ok === true ? answer.value : null
  // A single file needs no table to choose it from.
  const isAlone = rows?.length === 1 && review.progress === null && review.counts.passedOver === 0
  const only = isAlone ? rows[0] : undefined

  useEffect(() => {
    if (rows !== null && !isThere(where, new Set(rows.map(({ id }) => id)))) place.set({ at: 'fleet' })
  }, [rows, where])

  const isComing = review.progress !== null
  useEffect(() => {
    // What comes is seen among all files, also if it was opened from outside.
    if (isComing) place.set({ at: 'fleet' })
  }, [isComing])

  if (rows === null) return null
  const find = (id: string) => rows.find((row) => row.id === id)
  const row = where.at === 'file' ? find(where.id) : where.at === 'fleet' ? only : undefined
  const before = where.at === 'comparison' ? find(where.before) : undefined
  const after = where.at === 'comparison' ? find(where.after) : undefined
  const compared = before !== undefined && after !== undefined
  return (
    <div className="review">
      {/* Kept while a file is open, so that its search and its place are still there afterwards. */}
      <Activity mode={row === undefined && !compared ? 'visible' : 'hidden'}>
        <Fleet review={review} rows={rows} notices={snapshot.notices} />
      </Activity>
      {compared && <ComparisonPage before={before} after={after} />}
      {row !== undefined && (
        <FilePage
          key={row.id}
          row={row}
          rows={rows}
          part={where.at === 'file' ? where.part : 'findings'}
          scenarios={snapshot.scenarios}
        />
      )}
      <Dropping />
    </div>
  )
}

function isThere(where: ReturnType<typeof place.get>, ids: ReadonlySet<string>): boolean {
  if (where.at === 'file') return ids.has(where.id)
  return where.at === 'fleet' || (ids.has(where.before) && ids.has(where.after))
}
