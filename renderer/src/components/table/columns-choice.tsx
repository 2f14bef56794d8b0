import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../language/words'
import { CheckBox } from '../field'
import { Icon } from '../icon'
import { inOrder, movedColumn, type ColumnsWanted } from './columns-in-view'
import './columns-choice.css'

interface ColumnsChoiceProps {
  /** What the rows are, in the plural: `users`. */
  readonly noun: string
  /** Whether there is no room for its word beside its picture. */
  readonly isShort: boolean
  readonly columns: readonly { readonly id: string; readonly title: string }[]
  readonly wanted: ColumnsWanted
  readonly onChange: (wanted: ColumnsWanted) => void
}

/** A button that opens the list of the columns: which of them are shown, and in which order. */
export function ColumnsChoice({ noun, isShort, columns, wanted, onChange }: ColumnsChoiceProps) {
  const id = useId()
  const { say } = useWords('window')
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { hidden } = wanted
  const all = inOrder(columns, wanted.order)
  const order = all.map((column) => column.id)
  const isAsGiven = hidden.length === 0 && wanted.order.length === 0

  // It is open before its entries are drawn, or the other way round.
  useLayoutEffect(() => {
    if (isOpen) enter(list.current, button.current)
  }, [isOpen])

  const show = (column: string, on: boolean) => {
    onChange({
      order: wanted.order,
      hidden: on ? hidden.filter((each) => each !== column) : [...hidden, column],
    })
    return Promise.resolve(true)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button button--quiet button--small"
        aria-label={say('table.columns.of', { noun })}
        title={isShort ? say('table.columns') : undefined}
        popoverTarget={id}
      >
        <Icon name="columns" />
        {!isShort && <span>{say('table.columns')}</span>}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="group"
        aria-label={say('table.columns.of', { noun })}
        className="columns"
        onBeforeToggle={({ newState }) => newState === 'open' && setOpen(true)}
        onToggle={({ newState }) => {
          if (newState === 'open') enter(list.current, button.current)
          // Only now: the focus goes back to the button from what is in it.
          else setOpen(false)
        }}
      >
        {isOpen && (
          <>
            <ul className="columns__list">
              {all.map(({ id: column, title }, at) => (
                <li className="columns__column" key={column}>
                  <CheckBox
                    label={title}
                    checked={at === 0 || !hidden.includes(column)}
                    disabled={at === 0}
                    onChange={(on) => show(column, on)}
                  />
                  {at > 0 &&
                    ([-1, 1] as const).map((by) => (
                      <button
                        key={by}
                        type="button"
                        className="columns__move"
                        aria-label={say(by < 0 ? 'table.columns.earlier' : 'table.columns.later', {
                          column: title,
                        })}
                        aria-disabled={movedColumn(order, column, by) === order}
                        onClick={() => {
                          const moved = movedColumn(order, column, by)
                          if (moved !== order) onChange({ hidden, order: moved })
                        }}
                      >
                        <Icon name={by < 0 ? 'up' : 'down'} />
                      </button>
                    ))}
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="button button--quiet button--small"
              aria-disabled={isAsGiven}
              onClick={() => onChange({ order: [], hidden: [] })}
            >
              <span>{say('table.columns.reset')}</span>
            </button>
          </>
        )}
      </div>
    </>
  )
}

/** Puts an open list beside its button, as far as the window has room, and the focus into it. */
function enter(list: HTMLElement | null, button: HTMLElement | null) {
  const first = list?.querySelector<HTMLElement>('input:not(:disabled)') ?? null
  if (list === null || button === null || first === null || !list.matches(':popover-open')) return
  const { right, top, bottom } = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = list
  const left = Math.max(8, Math.min(right, innerWidth - 8) - width)
  const below = bottom + 4
  list.style.left = `${left}px`
  list.style.top = `${Math.max(8, below + height + 8 <= innerHeight ? below : top - height - 4)}px`
  first.focus()
}
