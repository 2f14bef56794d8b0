import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { TranscriptLine } from '../../../main/contract/rows'
import { reachable } from '../components/reachable'
import { useWords } from '../language/words'
import { unseen } from '../components/unseen'
import { useStore } from '../state/use-store'
import { offsetName, preciseClock } from '../../../main/text/times'
import { transcript } from './transcript'

const directionSigns = { sent: '›', received: '', note: '•' } as const

/** The lines of the transcript with their times, filtered, following the newest. */
export function ConsoleLines() {
  const { say, draw } = useWords('steps')
  const { lines, dropped } = useStore(transcript)
  const [filter, setFilter] = useState('')
  const [typedOnly, setTypedOnly] = useState(false)
  const [following, setFollowing] = useState(true)
  const scroller = useRef<HTMLDivElement>(null)
  const filterId = useId()

  const shown = useMemo(() => linesWith(lines, filter, typedOnly), [lines, filter, typedOnly])

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 19,
    getItemKey: (index) => shown[index]?.seq ?? index,
    overscan: 12,
    useFlushSync: false,
  })

  useEffect(() => {
    if (following && shown.length > 0) virtual.scrollToIndex(shown.length - 1, { align: 'end' })
  }, [following, shown.length, virtual])

  const isAll = shown.length === lines.length
  const count =
    dropped === 0
      ? isAll
        ? 'console.count.all'
        : 'console.count.some'
      : isAll
        ? 'console.count.all-dropped'
        : 'console.count.some-dropped'

  return (
    <>
      <div className="console__tools">
        <label className="unseen" htmlFor={filterId}>
          {say('console.filter.label')}
        </label>
        <input
          id={filterId}
          className="console__filter"
          type="search"
          placeholder={say('console.filter')}
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <button
          type="button"
          className="console__tool"
          aria-pressed={typedOnly}
          onClick={() => setTypedOnly(!typedOnly)}
        >
          {say('console.typed-only')}
        </button>
        <button
          type="button"
          className="console__tool"
          aria-pressed={following}
          onClick={() => setFollowing(!following)}
        >
          {say('console.follow')}
        </button>
        <span className="console__count">
          {say(count, { shown: shown.length, count: lines.length, dropped })}
        </span>
      </div>
      <div
        className="console__lines mono"
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={say('console.lines')}
        onWheel={(event) => {
          if (event.deltaY < 0) setFollowing(false)
        }}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
          if (scrollHeight - scrollTop - clientHeight < 4) setFollowing(true)
        }}
        {...reachable}
      >
        {shown.length === 0 && (
          <p className="console__none">{say(lines.length === 0 ? 'console.none' : 'console.no-match')}</p>
        )}
        <div className="console__canvas" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const line = shown[index]
            return line === undefined ? null : (
              <div
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                className={`console__line console__line--${line.direction}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <time className="console__time" dateTime={line.at} title={offsetName(line.at)}>
                  {preciseClock(line.at)}
                </time>
                <span className="console__sign" aria-hidden="true">
                  {directionSigns[line.direction]}
                </span>
                {draw(`console.line.${line.direction}`, {
                  text: line.text,
                  unseen,
                  line: (text) => <span className="console__text">{text}</span>,
                })}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

function linesWith(
  lines: readonly TranscriptLine[],
  filter: string,
  typedOnly: boolean,
): readonly TranscriptLine[] {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '' && !typedOnly) return lines
  return lines.filter(
    (line) => (!typedOnly || line.direction === 'sent') && line.text.toLowerCase().includes(wanted),
  )
}
