import { useMemo, useState, type ReactNode } from 'react'
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
import { figure } from '../../../../main/text/words'
import { useWindowCommand } from '../../state/window-commands'
import { useWords, type WordsOf } from '../../language/words'
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
  const words = useWords('review')
  const { say } = words
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
              {say('file.all', { count: rows.length })}
            </Button>
          )
        }
        buttons={
          <>
            {alone && (
              <Button disabled={choosing} onClick={() => void chooseFiles()}>
                {say('review.add-files')}
              </Button>
            )}
            <Button onClick={() => setDialog('export')}>{say('file.export')}</Button>
            {!isUnread(row) && <Button onClick={() => setDialog('plan')}>{say('review.save-plan')}</Button>}
          </>
        }
        note={
          <p className="decision__note small" id={noteId}>
            {isUnread(row) ? '' : whyNoRehearsal(row, words) || noteOf(row, words)}
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
  const words = useWords('review')
  const { say } = words
  return (
    <>
      {alone && <Button onClick={() => void closeReview()}>{say('review.leave')}</Button>}
      {isUnread(row) ? (
        !alone && <Button onClick={() => place.set({ at: 'fleet' })}>{say('file.back')}</Button>
      ) : (
        <>
          {comparable && <Button onClick={() => onOpen('compare')}>{say('file.compare')}</Button>}
          <Button
            kind="quiet"
            disabled={migrating || row.otherProduct !== null}
            onClick={() => void migrate({ id: row.id, byHand: true })}
          >
            {say('file.by-hand')}
          </Button>
          <Button
            disabled={migrating || row.otherProduct !== null}
            onClick={() => void migrate({ id: row.id })}
          >
            {say('file.migrate')}
          </Button>
          <Button
            kind="primary"
            disabled={whyNoRehearsal(row, words) !== ''}
            describedBy={noteId}
            onClick={() => onOpen('rehearse')}
          >
            {say('file.rehearse')}
          </Button>
        </>
      )}
    </>
  )
}

function About({ row }: { readonly row: FleetRow }) {
  const words = useWords('review')
  const { draw } = words
  const firmware = firmwareOf(row, words)
  const size = row.bytes === null ? null : fileSize(row.bytes)
  const encoding = row.encoding === 'utf-8' ? null : row.encoding
  const facts = [size, encoding].filter((fact) => fact !== null).join(', ')
  const mono = (text: ReactNode) => <span className="mono">{text}</span>
  const source = { name: row.name, folder: row.folder, file: mono, place: mono }
  return (
    <>
      {firmware !== '' && <p>{firmware}</p>}
      <p className="small">
        {facts === '' ? draw('file.source', source) : draw('file.source.facts', { ...source, facts })}
      </p>
    </>
  )
}

function noteOf({ blockers }: FleetRow, { say }: WordsOf<'review'>): string {
  return blockers > 0 ? say('file.blocked', { count: blockers }) : say('file.clear')
}

interface NotReviewedProps {
  readonly row: FleetRow
  readonly error: NonNullable<FleetRow['error']>
  readonly onLine: (source: Source) => void
}

function NotReviewed({ row, error, onLine }: NotReviewedProps) {
  const { line } = error
  const { say } = useWords('review')
  const title = say(isUnread(row) ? 'file.unread' : 'file.not-whole')
  return (
    <Callout
      tone="bad"
      title={title}
      actions={
        line !== null && (
          <Button size="small" onClick={() => onLine({ title, message: error.message, line })}>
            {say('file.show-line', { line })}
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
  const { say } = useWords('review')
  return (
    <Figures
      label={say('file.figures')}
      figures={[
        { value: figure(row.licenses), label: say('file.figure.licenses', { count: row.licenses }) },
        { value: figure(row.tokens), label: say('file.figure.tokens', { count: row.tokens }) },
        { value: figure(row.migrate), label: say('file.figure.migrate', { count: row.migrate }) },
        { value: figure(row.stay), label: say('file.figure.stay', { count: row.stay }) },
        {
          value: figure(row.attention),
          label: say('file.figure.attention', { count: row.attention }),
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

/** What led to the part that is looked at: a finding to its users, or a user to its finding. */
interface Way {
  readonly only: FoundAbout | null
  readonly aim: string | null
}

const noWay: Way = { only: null, aim: null }

function Contents({ row, part, onLine }: ContentsProps) {
  const [way, setWay] = useState(noWay)
  const { say } = useWords('review')
  const show = (chosen: ReviewPart, led: Partial<Way> = {}) => {
    setWay({ ...noWay, ...led })
    place.set({ at: 'file', id: row.id, part: chosen })
  }
  return (
    <Tabs
      label={say('file.parts')}
      chosen={part}
      onChoose={(chosen) => show(chosen)}
      tabs={reviewParts.map((id) => ({
        id,
        title: say(`file.part.${id}`),
        count: figure(row.sizes[id]),
      }))}
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
  const { say } = useWords('review')
  const answer = useAnswer('reviewedPart', { id: row.id, part })
  const list = useMemo(
    () => (answer?.ok === true ? (JSON.parse(answer.value) as ReviewLists[ReviewPart]) : null),
    [answer],
  )
  if (answer?.ok === false) return <ProblemCallout problem={answer.problem} />
  if (list === null)
    return (
      <p className="unseen" role="status">
        {say(`file.opening.${part}`)}
      </p>
    )
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
