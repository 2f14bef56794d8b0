import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
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
import { figure, plural } from '../../../../main/text/words'
import { severities } from '../../../../main/contract/severity'
import { useWords } from '../../language/words'
import { useWindowCommand } from '../../state/window-commands'
import { findingPage } from '../../words/help-address'
import { severityWords } from '../../words/severity'
import { findingsInOrder, findingTexts, shownFindings, type FindingOrder } from './finding-order'
import type { Source } from './source-dialog'
import './findings-part.css'

const orders: Readonly<Record<FindingOrder, string>> = {
  severity: 'Heaviest first',
  line: 'As in the file',
}

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
  // Whoever searches or orders looks for something else.
  const [sought, setSought] = useState(aim)
  const wanted = useDeferredValue(search)
  const ordered = useMemo(() => findingsInOrder(findings, order), [findings, order])
  const texts = useMemo(() => findingTexts(ordered), [ordered])
  const shown = useMemo(
    () => shownFindings(ordered, texts, wanted, severity),
    [ordered, texts, wanted, severity],
  )
  const weights = severities.filter((each) => findings.some((finding) => finding.severity === each))
  const shared = useWords('window')
  const searchId = useId()
  const orderId = useId()
  const searchField = useRef<HTMLInputElement>(null)
  useWindowCommand('search', () => searchField.current?.select())

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
            ref={searchField}
            id={searchId}
            className="input"
            type="search"
            placeholder={`Search ${plural(findings.length, 'finding')}`}
            value={search}
            spellCheck={false}
            onChange={(event) => {
              setSought(null)
              setSearch(event.target.value)
            }}
          />
        </label>
        <div className="table__filters" role="group" aria-label="Show findings">
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
            onChange={(event) => {
              setSought(null)
              setOrder(event.target.value === 'line' ? 'line' : 'severity')
            }}
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
        <VirtualList
          label="Findings"
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
  return (
    <>
      <Pill tone={tone}>{mark}</Pill>
      <div className="finding-rows__words">
        <p className="finding-rows__title">
          {title}
          <span className="finding-rows__subject">
            {users.length === 0 ? (
              subject
            ) : (
              <button
                type="button"
                className="link-button"
                aria-label={`In the table: ${title}, ${subject}`}
                onClick={() => onUsers({ finding: key, title, users })}
              >
                <span>{subject}</span>
              </button>
            )}
            {vdom === null || table === 'admin' ? '' : ` in ${vdom}`}
          </span>
        </p>
        <p className="small quiet">
          {message}{' '}
          <HelpLink
            page={findingPage(finding.id)}
            label={`More about this: ${[title, subject, line === null ? '' : `line ${figure(line)}`].filter(Boolean).join(', ')}`}
          >
            More about this
          </HelpLink>
        </p>
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
