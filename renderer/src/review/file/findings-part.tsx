import { useDeferredValue, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { findingTitles } from '../../../../main/contract/finding-titles'
import type { Severity } from '../../../../main/contract/review'
import type { FileFinding } from '../../../../main/contract/review-view'
import { subjectWords } from '../../../../main/contract/vdom-words'
import { Button } from '../../components/button'
import { HelpLink } from '../../components/help-link'
import { Icon } from '../../components/icon'
import { Pill } from '../../components/pill'
import type { FoundAbout } from '../../findings/findings'
import { VirtualList } from '../../components/virtual-list'
import { figure } from '../../../../main/text/words'
import { useWords } from '../../language/words'
import { severities } from '../../../../main/contract/severity'
import { useWindowCommand } from '../../state/window-commands'
import { findingPage } from '../../words/help-address'
import { severityWords } from '../../words/severity'
import { findingsInOrder, findingTexts, shownFindings, type FindingOrder } from './finding-order'
import type { Source } from './source-dialog'
import './findings-part.css'

const orders = ['severity', 'line'] as const satisfies readonly FindingOrder[]

interface FindingsPartProps {
  readonly findings: readonly FileFinding[]
  /** The key of the finding that is to be seen first. */
  readonly aim: string | null
  /** Leads from the subject of a finding to the rows of its users. */
  readonly onUsers: (about: FoundAbout) => void
  readonly onLine: (source: Source) => void
}

/** What stands in the way and what to know: searched, filtered, ordered, each with the way to its line. */
export function FindingsPart({ findings, aim, ...ways }: FindingsPartProps) {
  const [search, setSearch] = useState('')
  const [severity, setSeverity] = useState<Severity | null>(null)
  const [order, setOrder] = useState<FindingOrder>('severity')
  // A person who searches or sorts looks for something else.
  const [sought, setSought] = useState(aim)
  const wanted = useDeferredValue(search)
  const ordered = useMemo(() => findingsInOrder(findings, order), [findings, order])
  const texts = useMemo(() => findingTexts(ordered), [ordered])
  const shown = useMemo(
    () => shownFindings(ordered, texts, wanted, severity),
    [ordered, texts, wanted, severity],
  )
  const weights = severities.filter((each) => findings.some((finding) => finding.severity === each))
  const { say } = useWords('review')
  const shared = useWords('window')
  const searchId = useId()
  const orderId = useId()
  const searchField = useRef<HTMLInputElement>(null)
  useWindowCommand('search', () => searchField.current?.select())

  if (findings.length === 0) {
    return <p className="table table__empty quiet">{say('file-findings.none')}</p>
  }
  return (
    <div className="table">
      <div className="table__tools">
        <label className="table__search" htmlFor={searchId}>
          <Icon name="search" />
          <span className="unseen">{say('file-findings.search')}</span>
          <input
            ref={searchField}
            id={searchId}
            className="input"
            type="search"
            placeholder={say('file-findings.search.count', { count: findings.length })}
            value={search}
            spellCheck={false}
            onChange={(event) => {
              setSought(null)
              setSearch(event.target.value)
            }}
          />
        </label>
        <div className="table__filters" role="group" aria-label={say('file-findings.filters')}>
          {weights.map((each) => (
            <button
              key={each}
              type="button"
              className={`chip chip--${severityWords(each, shared).tone}`}
              aria-pressed={severity === each}
              onClick={() => {
                setSought(null)
                setSeverity(severity === each ? null : each)
              }}
            >
              {severity === each && <Icon name="check" />}
              {severityWords(each, shared).mark}{' '}
              {figure(findings.filter((finding) => finding.severity === each).length)}
            </button>
          ))}
        </div>
        <p className="table__count small quiet" role="status">
          {shown.length === findings.length
            ? ''
            : say('file-findings.shown', { count: shown.length, of: findings.length })}
        </p>
        <div className="table__end">
          <label className="unseen" htmlFor={orderId}>
            {say('file-findings.order')}
          </label>
          <select
            id={orderId}
            className="input finding-rows__order"
            value={order}
            onChange={(event) => {
              setSought(null)
              setOrder(event.target.value === 'line' ? 'line' : 'severity')
            }}
          >
            {orders.map((value) => (
              <option key={value} value={value}>
                {say(`file-findings.order.${value}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="table__empty quiet">{say('file-findings.no-match', { count: findings.length })}</p>
      ) : (
        <VirtualList
          label={say('file-findings.label')}
          items={shown}
          itemKey={({ key }) => key}
          aim={sought === null ? -1 : shown.findIndex(({ key }) => key === sought)}
          likelyHeight={68}
          look={['finding-rows', 'finding-rows__row']}
        >
          {(finding) => <FindingRow finding={finding} {...ways} />}
        </VirtualList>
      )}
    </div>
  )
}

interface FindingRowProps extends Pick<FindingsPartProps, 'onUsers' | 'onLine'> {
  readonly finding: FileFinding
}

function FindingRow({ finding, onUsers, onLine }: FindingRowProps) {
  const { key, severity, vdom, table, message, line, users } = finding
  // The subject of these is the file, whose name is above.
  const subject = /^(?:backup|file)\./.test(finding.id) ? '' : subjectWords(finding)
  const { mark, tone } = severityWords(severity, useWords('window'))
  const title = findingTitles[finding.id]
  const { say, draw } = useWords('review')
  const named = [title, subject].filter(Boolean).join(', ')
  const what =
    users.length === 0
      ? (text: ReactNode) => text
      : (text: ReactNode) => (
          <button
            type="button"
            className="link-button"
            aria-label={say('file-findings.in-table', { title, subject })}
            onClick={() => onUsers({ finding: key, title, users })}
          >
            <span>{text}</span>
          </button>
        )
  return (
    <>
      <Pill tone={tone}>{mark}</Pill>
      <div className="finding-rows__words">
        <p className="finding-rows__title">
          {title}
          <span className="finding-rows__subject">
            {vdom === null || table === 'admin'
              ? what(subject)
              : draw('file-findings.in-vdom', { subject, vdom, what })}
          </span>
        </p>
        <p className="small quiet">
          {message}{' '}
          <HelpLink
            page={findingPage(finding.id)}
            label={
              line === null
                ? say('file-findings.more.of', { finding: named })
                : say('file-findings.more.line', { finding: named, line })
            }
          >
            {say('file-findings.more')}
          </HelpLink>
        </p>
      </div>
      {line !== null && (
        <Button
          size="small"
          label={say('file-findings.line.of', { line, finding: named })}
          onClick={() => onLine({ title: [title, subject].filter(Boolean).join(': '), message, line })}
        >
          {say('file-findings.line', { line })}
        </Button>
      )}
    </>
  )
}
