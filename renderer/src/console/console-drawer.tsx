import { useEffect, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { Icon } from '../components/icon'
import { useWords } from '../language/words'
import { unseen } from '../components/unseen'
import { useStore } from '../state/use-store'
import { keyWords, useWindowCommand } from '../state/window-commands'
import { ConsoleLines } from './console-lines'
import { openTranscript, transcript } from './transcript'
import './console-drawer.css'

const least = 120
const step = 24

/** What the step above keeps, in pixels: as in its row of the window. */
const leastOfStep = 160

/** The drawer below every step: all that was typed on the device and all that came back. */
export function ConsoleDrawer({ run }: { readonly run: RunView }) {
  const { say, draw } = useWords('steps')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(240)
  const body = useRef<HTMLDivElement>(null)
  const { height, most } = useRoom(body, open)
  const bodyId = useId()

  useEffect(() => openTranscript(), [run.id])

  useWindowCommand('console', () => setOpen((before) => !before))

  return (
    <section className="console" aria-label={say('console.title')}>
      {open && (
        <Handle
          height={height}
          most={most}
          onResize={(to) => setWanted(Math.round(Math.min(most, Math.max(least, to))))}
        />
      )}
      <div className="console__bar">
        <h2 className="console__title">{say('console.title')}</h2>
        {!open && <LastCommand />}
        <button
          type="button"
          className="console__toggle"
          aria-expanded={open}
          aria-controls={bodyId}
          aria-keyshortcuts="Control+J Meta+J"
          title={keyWords('console')}
          onClick={() => setOpen(!open)}
        >
          {draw(open ? 'console.hide' : 'console.show', { unseen })}
          <Icon name={open ? 'down' : 'up'} />
        </button>
      </div>
      <div className="console__body" id={bodyId} ref={body} hidden={!open} style={{ height: wanted }}>
        {open && <ConsoleLines />}
      </div>
    </section>
  )
}

/** How high the lines are drawn, and how high they could be: what the step can spare. In pixels. */
function useRoom(body: RefObject<HTMLDivElement | null>, open: boolean) {
  const [room, setRoom] = useState({ height: 0, most: 0 })
  useLayoutEffect(() => {
    const element = body.current
    const above = document.querySelector('main')
    if (!open || element === null || above === null) return
    const sizes = new ResizeObserver(() => {
      const height = element.offsetHeight
      setRoom({ height, most: height + Math.max(0, above.offsetHeight - leastOfStep) })
    })
    sizes.observe(element)
    sizes.observe(above)
    return () => sizes.disconnect()
  }, [body, open])
  return room
}

/** The newest command, so that the closed drawer still tells what is going on. */
function LastCommand() {
  const { say } = useWords('steps')
  const { lines } = useStore(transcript)
  // One key answers a banner or a question: alone it tells nothing.
  const last = lines.findLast(({ direction, text }) => direction === 'sent' && text.trim().length > 1)
  return last === undefined ? (
    <span className="console__last">{say('console.last.none')}</span>
  ) : (
    <code className="console__last mono">{last.text}</code>
  )
}

interface HandleProps {
  readonly height: number
  readonly most: number
  readonly onResize: (height: number) => void
}

function Handle({ height, most, onResize }: HandleProps) {
  const { say } = useWords('steps')
  return (
    <input
      type="range"
      className="console__handle"
      aria-label={say('console.height')}
      aria-orientation="vertical"
      min={Math.min(least, most)}
      max={most}
      step={step}
      value={height}
      onChange={(event) => onResize(Number(event.target.value))}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus()
        const from = event.clientY
        const move = (at: PointerEvent) => onResize(height + from - at.clientY)
        const end = () => {
          window.removeEventListener('pointermove', move)
          window.removeEventListener('pointerup', end)
        }
        window.addEventListener('pointermove', move)
        window.addEventListener('pointerup', end)
      }}
    />
  )
}
