import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { findingTitles } from '../../../../main/contract/finding-titles'
import type { Finding, Severity } from '../../../../main/contract/review'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { Pill } from '../../components/pill'
import { reachable } from '../../components/reachable'
import { figure, plural } from '../../../../main/text/words'
import { severities } from '../../../../main/contract/severity'
import { severityWords } from '../../words/severity'
import { findingsInOrder, findingTexts, shownFindings, type FindingOrder } from './finding-order'
import type { Source } from './source-dialog'
import './findings-part.css'

const orders: Readonly<Record<FindingOrder, string>> = {
  severity: 'Heaviest first',
  line: 'As in the file',
}

interface FindingsPartProps {
  readonly findings: readonly Finding[]
  readonly onLine: (source: Source) => void
}

/** What stands in the way and what to know: searched, filtered, ordered, each with the way to its line. */
export function FindingsPart({ findings, onLine }: FindingsPartProps) {
  const [search, setSearch] = useState('')
  const [severity, setSeverity] = useState<Severity | null>(null)
  const [order, setOrder] = useState<FindingOrder>('severity')
  const wanted = useDeferredValue(search)
  const ordered = useMemo(() => findingsInOrder(findings, order), [findings, order])
  const texts = useMemo(() => findingTexts(ordered), [ordered])
  const shown = useMemo(
    () => shownFindings(ordered, texts, wanted, severity),
    [ordered, texts, wanted, severity],
  )
  const weights = severities.filter((each) => findings.some((finding) => finding.severity === each))
  const searchId = useId()
  const orderId = useId()

  if (findings.length === 0) {
    return (
      <p className="table table__empty quiet">
        Nothing stands in the way, and there is nothing to know beyond the tables.
      </p>
    )
  }
  return (
    <div className="table">
      <div className="table__tools">
        <label className="table__search" htmlFor={searchId}>
          <Icon name="search" />
          <span className="unseen">Search findings</span>
          <input
            id={searchId}
            className="input"
            type="search"
            placeholder={`Search ${plural(findings.length, 'finding')}`}
            value={search}
            spellCheck={false}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        <div className="table__filters" role="group" aria-label="Show findings">
          {weights.map((each) => (
            <button
              key={each}
              type="button"
              className={`chip chip--${severityWords[each].tone}`}
              aria-pressed={severity === each}
              onClick={() => setSeverity(severity === each ? null : each)}
            >
              {severity === each && <Icon name="check" />}
              {severityWords[each].mark}{' '}
              {figure(findings.filter((finding) => finding.severity === each).length)}
            </button>
          ))}
        </div>
        <p className="table__count small quiet" role="status">
          {shown.length === findings.length
            ? ''
            : `${figure(shown.length)} of ${figure(findings.length)} shown`}
        </p>
        <div className="table__end">
          <label className="unseen" htmlFor={orderId}>
            Order of the findings
          </label>
          <select
            id={orderId}
            className="input finding-rows__order"
            value={order}
            onChange={(event) => setOrder(event.target.value === 'line' ? 'line' : 'severity')}
          >
            {Object.entries(orders).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="table__empty quiet">None of the {figure(findings.length)} findings match.</p>
      ) : (
        <FindingRows findings={shown} onLine={onLine} />
      )}
    </div>
  )
}

function FindingRows({ findings, onLine }: FindingsPartProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 68,
    overscan: 6,
    useFlushSync: false,
  })
  return (
    <div className="finding-rows" ref={scroller} role="group" aria-label="Findings" {...reachable}>
      <div className="finding-rows__canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const finding = findings[index]
          return finding === undefined ? null : (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className="finding-rows__row"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FindingRow finding={finding} onLine={onLine} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface FindingRowProps {
  readonly finding: Finding
  readonly onLine: (source: Source) => void
}

function FindingRow({ finding, onLine }: FindingRowProps) {
  const { severity, vdom, message, line } = finding
  const subject = finding.id.startsWith('backup.') ? '' : finding.subject // the file, whose name is above
  const title = findingTitles[finding.id]
  return (
    <>
      <Pill tone={severityWords[severity].tone}>{severityWords[severity].mark}</Pill>
      <div className="finding-rows__words">
        <p className="finding-rows__title">
          {title}
          <span className="finding-rows__subject">
            {subject}
            {vdom === null ? '' : ` in ${vdom}`}
          </span>
        </p>
        <p className="small quiet">{message}</p>
      </div>
      {line !== null && (
        <Button
          size="small"
          label={`Line ${figure(line)}: ${[title, subject].filter(Boolean).join(', ')}`}
          onClick={() => onLine({ title: [title, subject].filter(Boolean).join(': '), message, line })}
        >
          {`Line ${figure(line)}`}
        </Button>
      )}
    </>
  )
}
