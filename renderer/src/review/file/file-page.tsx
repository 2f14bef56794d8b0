import { useMemo, useState } from 'react'
import {
  reviewParts,
  type FleetRow,
  type ReviewLists,
  type ReviewPart,
} from '../../../../main/contract/review-view'
import type { Choice } from '../../../../main/contract/run-view'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { ProblemCallout } from '../../problems/problem-callout'
import { MoreAbout } from '../../problems/more-about'
import { Figures } from '../../components/figures'
import { figure, plural } from '../../../../main/text/words'
import { useWindowCommand } from '../../state/window-commands'
import { fileSize } from '../../words/number'
import { Choosing } from './choosing'
import { Exporting } from '../exporting'
import { place } from '../place'
import { Planning } from '../planning'
import { ReviewPage } from '../review-page'
import { firmwareOf, isUnread, rowTitle, whyNoRehearsal } from '../review-words'
import { Tabs } from '../../components/tabs'
import type { FoundAbout } from '../../findings/findings'
import { useAnswer } from '../../state/use-answer'
import { FindingsPart } from './findings-part'
import { LicensesPart } from './licenses-part'
import { RehearseReviewed } from './rehearse-reviewed'
import { SourceDialog, type Source } from './source-dialog'
import { TokensPart } from './tokens-part'
import { UsersPart } from './users-part'

type Opened = 'export' | 'plan' | 'compare' | 'rehearse'

interface FilePageProps {
  readonly row: FleetRow
  readonly rows: readonly FleetRow[]
  readonly part: ReviewPart
  readonly scenarios: readonly Choice[]
}

/** A reviewed file: what stands in the way, who is in it, and where to go from here. */
export function FilePage({ row, rows, part, scenarios }: FilePageProps) {
  const [dialog, setDialog] = useState<Opened | null>(null)
  const [source, setSource] = useState<Source | null>(null)
  const [chooseFiles, choosing] = useCall('chooseReviewFiles')
  const alone = rows.length === 1
  const others = rows.filter(({ id, device }) => id !== row.id && device !== null)
  const noteId = `note-${row.id}`
  const close = () => setDialog(null)
  // Its tables have an export of their own.
  useWindowCommand('export', part === 'findings' || isUnread(row) ? () => setDialog('export') : null)

  return (
    <>
      <ReviewPage
        title={rowTitle(row)}
        about={<About row={row} />}
        back={
          !alone && (
            <Button size="small" kind="quiet" icon="left" onClick={() => place.set({ at: 'fleet' })}>
              {`All ${plural(rows.length, 'file')}`}
            </Button>
          )
        }
        buttons={
          <>
            {alone && (
              <Button disabled={choosing} onClick={() => void chooseFiles()}>
                Add files…
              </Button>
            )}
            <Button onClick={() => setDialog('export')}>Export the review…</Button>
            {!isUnread(row) && <Button onClick={() => setDialog('plan')}>Save the plan…</Button>}
          </>
        }
        note={
          <p className="decision__note small" id={noteId}>
            {isUnread(row) ? '' : whyNoRehearsal(row) || noteOf(row)}
          </p>
        }
        decision={
          <Decision
            row={row}
            alone={alone}
            comparable={others.length > 0}
            noteId={noteId}
            onOpen={setDialog}
          />
        }
      >
        {row.error !== null && <NotReviewed row={row} error={row.error} onLine={setSource} />}
        {!isUnread(row) && <Sums row={row} />}
        {!isUnread(row) && <Contents row={row} part={part} onLine={setSource} />}
      </ReviewPage>
      {source !== null && <SourceDialog row={row} source={source} onClose={() => setSource(null)} />}
      {dialog === 'export' && <Exporting rows={[row]} onClose={close} />}
      {dialog === 'plan' && <Planning rows={[row]} onClose={close} />}
      {dialog === 'compare' && <Choosing row={row} others={others} onClose={close} />}
      {dialog === 'rehearse' && <RehearseReviewed row={row} scenarios={scenarios} onClose={close} />}
    </>
  )
}

interface DecisionProps {
  readonly row: FleetRow
  readonly alone: boolean
  readonly comparable: boolean
  readonly noteId: string
  readonly onOpen: (dialog: Opened) => void
}

/** Where to go from here. Of a file that could not be read nothing leads on. */
function Decision({ row, alone, comparable, noteId, onOpen }: DecisionProps) {
  const [migrate, migrating] = useCall('migrateReviewed')
  const [closeReview] = useCall('closeReview')
  return (
    <>
      {alone && <Button onClick={() => void closeReview()}>Close the review</Button>}
      {isUnread(row) ? (
        !alone && <Button onClick={() => place.set({ at: 'fleet' })}>Back to all files</Button>
      ) : (
        <>
          {comparable && <Button onClick={() => onOpen('compare')}>Compare…</Button>}
          <Button
            kind="quiet"
            disabled={migrating || row.otherProduct !== null}
            onClick={() => void migrate({ id: row.id, byHand: true })}
          >
            Migrate it by hand
          </Button>
          <Button
            disabled={migrating || row.otherProduct !== null}
            onClick={() => void migrate({ id: row.id })}
          >
            Migrate this device
          </Button>
          <Button
            kind="primary"
            disabled={whyNoRehearsal(row) !== ''}
            describedBy={noteId}
            onClick={() => onOpen('rehearse')}
          >
            Rehearse with this backup
          </Button>
        </>
      )}
    </>
  )
}

function About({ row }: { readonly row: FleetRow }) {
  const firmware = firmwareOf(row)
  const size = row.bytes === null ? '' : fileSize(row.bytes)
  const encoding = row.encoding === 'utf-8' ? null : row.encoding
  return (
    <>
      {firmware !== '' && <p>{firmware}</p>}
      <p className="small">
        <span className="mono">{row.name}</span>
        {size === '' ? '' : `, ${size}`}
        {encoding === null ? '' : `, ${encoding}`}, in <span className="mono">{row.folder}</span>
      </p>
    </>
  )
}

function noteOf({ blockers }: FleetRow): string {
  return blockers > 0
    ? `${blockers === 1 ? 'A finding blocks' : `${figure(blockers)} findings block`} a migration. A rehearsal shows how it would go.`
    : 'Nothing blocks. A rehearsal shows how the migration would go.'
}

interface NotReviewedProps {
  readonly row: FleetRow
  readonly error: NonNullable<FleetRow['error']>
  readonly onLine: (source: Source) => void
}

function NotReviewed({ row, error, onLine }: NotReviewedProps) {
  const { line } = error
  const title = isUnread(row) ? 'This file can’t be reviewed.' : 'This file is not whole.'
  return (
    <Callout
      tone="bad"
      title={title}
      actions={
        line !== null && (
          <Button size="small" onClick={() => onLine({ title, message: error.message, line })}>
            {`Show line ${figure(line)}`}
          </Button>
        )
      }
    >
      <p>{error.message}</p>
      <MoreAbout code={error.code} />
    </Callout>
  )
}

function Sums({ row }: { readonly row: FleetRow }) {
  return (
    <Figures
      label="The file in figures"
      figures={[
        { value: figure(row.licenses), label: row.licenses === 1 ? 'license' : 'licenses' },
        { value: figure(row.tokens), label: row.tokens === 1 ? 'token' : 'tokens' },
        { value: figure(row.migrate), label: row.migrate === 1 ? 'user migrates' : 'users migrate' },
        { value: figure(row.stay), label: row.stay === 1 ? 'user stays' : 'users stay' },
        {
          value: figure(row.attention),
          label: row.attention === 1 ? 'user to look at' : 'users to look at',
          tone: row.attention > 0 ? 'warn' : 'plain',
        },
      ]}
    />
  )
}

interface ContentsProps {
  readonly row: FleetRow
  readonly part: ReviewPart
  readonly onLine: (source: Source) => void
}

const titles: Readonly<Record<ReviewPart, string>> = {
  findings: 'Findings',
  users: 'Users',
  licenses: 'Licenses',
  tokens: 'Tokens',
}

/** What led to the part that is looked at: a finding to its users, or a user to its finding. */
interface Way {
  readonly only: FoundAbout | null
  readonly aim: string | null
}

const noWay: Way = { only: null, aim: null }

function Contents({ row, part, onLine }: ContentsProps) {
  const [way, setWay] = useState(noWay)
  const show = (chosen: ReviewPart, led: Partial<Way> = {}) => {
    setWay({ ...noWay, ...led })
    place.set({ at: 'file', id: row.id, part: chosen })
  }
  return (
    <Tabs
      label="Parts of the review"
      chosen={part}
      onChoose={(chosen) => show(chosen)}
      tabs={reviewParts.map((id) => ({ id, title: titles[id], count: figure(row.sizes[id]) }))}
    >
      <Shown row={row} part={part} way={way} onShow={show} onLine={onLine} />
    </Tabs>
  )
}

interface ShownProps extends ContentsProps {
  readonly way: Way
  readonly onShow: (part: ReviewPart, led?: Partial<Way>) => void
}

function Shown({ row, part, way, onShow, onLine }: ShownProps) {
  const answer = useAnswer('reviewedPart', { id: row.id, part })
  const list = useMemo(
    () => (answer?.ok === true ? (JSON.parse(answer.value) as ReviewLists[ReviewPart]) : null),
    [answer],
  )
  if (answer?.ok === false) return <ProblemCallout problem={answer.problem} />
  if (list === null) return <p className="unseen" role="status">{`Opening the ${part}`}</p>
  switch (part) {
    case 'findings':
      return (
        <FindingsPart
          findings={list as ReviewLists['findings']}
          aim={way.aim}
          onUsers={(only) => onShow('users', { only })}
          onLine={onLine}
        />
      )
    case 'users':
      return (
        <UsersPart
          fileId={row.id}
          users={list as ReviewLists['users']}
          only={way.only}
          onAll={() => onShow('users')}
          onFinding={(aim) => onShow('findings', { aim })}
        />
      )
    case 'licenses':
      return <LicensesPart fileId={row.id} licenses={list as ReviewLists['licenses']} />
    case 'tokens':
      return <TokensPart fileId={row.id} tokens={list as ReviewLists['tokens']} />
  }
}
