import { useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { FindingView } from '../../../main/contract/view'
import { reachable } from '../components/reachable'

/** Findings one below the other, drawn only where they are looked at: there may be thousands. */
export function FindingList({ findings }: { readonly findings: readonly FindingView[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (index) => findings[index]?.key ?? index,
    overscan: 6,
    useFlushSync: false,
  })
  return (
    <div
      className="finding-list"
      ref={scroller}
      role="group"
      aria-label="Findings of this kind"
      {...reachable}
    >
      <div className="finding-list__canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const finding = findings[index]
          return finding === undefined ? null : (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className="finding-list__finding small"
              style={{ transform: `translateY(${start}px)` }}
            >
              <p className="finding-list__title">
                {finding.title}: {finding.subject}
                {finding.vdom === null ? '' : ` (${finding.vdom})`}
              </p>
              <p>{finding.message}</p>
            </div>
          )
        })}
      </div>
    </div>
  )
}
