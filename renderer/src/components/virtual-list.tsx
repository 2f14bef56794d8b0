import { useEffect, useRef, type ReactNode } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { reachable } from './reachable'
import './virtual-list.css'

interface VirtualListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  /** A key that stays with the item; its place if there is none. */
  readonly itemKey?: (item: Item) => string
  /** How high an item is likely to be, in pixels. */
  readonly likelyHeight: number
  /** A class for the list, empty for none, and one for its items. */
  readonly look: readonly [list: string, item: string]
  /** The item that is to be seen first, and takes the focus with the list. */
  readonly aim?: number
  readonly children: (item: Item) => ReactNode
}

/** Items of any height one below the other, drawn only where they are looked at: there may be thousands. */
export function VirtualList<Item>({
  label,
  items,
  itemKey,
  likelyHeight,
  look: [listLook, itemLook],
  aim = -1,
  children,
}: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined || !itemKey ? index : itemKey(item)
    },
    overscan: 6,
    useFlushSync: false,
  })
  useEffect(() => {
    if (aim < 0) return
    virtual.scrollToIndex(aim, { align: 'start' })
    scroller.current?.focus()
  }, [aim, virtual])
  return (
    <div
      className={`virtual-list ${listLook}`.trim()}
      ref={scroller}
      role="group"
      aria-label={label}
      {...reachable}
    >
      <div className="virtual-list__canvas" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          return item === undefined ? null : (
            <div
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className={`virtual-list__item ${itemLook}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {children(item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
