import { useEffect, useId, useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { Icon } from '../components/icon'
import { useStore } from '../state/use-store'
import { ConsoleLines } from './console-lines'
import { openTranscript, transcript } from './transcript'
import './console-drawer.css'

const least = 120
const step = 24

/** The drawer below every step: all that was typed on the device and all that came back. */
export function ConsoleDrawer({ run }: { readonly run: RunView }) {
  const [open, setOpen] = useState(false)
  const [height, setHeight] = useState(240)
  const bodyId = useId()

  useEffect(() => openTranscript(), [run.id])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'j' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      setOpen((before) => !before)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const resize = (to: number) =>
    setHeight(Math.round(Math.min(window.innerHeight * 0.7, Math.max(least, to))))

  return (
    <section className="console" aria-label="Console">
      {open && <Handle height={height} onResize={resize} />}
      <div className="console__bar">
        <h2 className="console__title">Console</h2>
        {!open && <LastCommand />}
        <button
          type="button"
          className="console__toggle"
          aria-expanded={open}
          aria-controls={bodyId}
          aria-keyshortcuts="Control+J Meta+J"
          title="Ctrl+J or ⌘J"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'}
          <span className="unseen"> the console</span>
          <Icon name={open ? 'down' : 'up'} />
        </button>
      </div>
      <div id={bodyId} hidden={!open} style={{ height: open ? height : 0 }}>
        {open && <ConsoleLines />}
      </div>
    </section>
  )
}

/** The newest command, so that the closed drawer still tells what is going on. */
function LastCommand() {
  const { lines } = useStore(transcript)
  const last = lines.findLast(({ direction }) => direction === 'sent')
  return last === undefined ? (
    <span className="console__last">nothing typed yet</span>
  ) : (
    <code className="console__last mono">{last.text}</code>
  )
}

interface HandleProps {
  readonly height: number
  readonly onResize: (height: number) => void
}

function Handle({ height, onResize }: HandleProps) {
  return (
    <input
      type="range"
      className="console__handle"
      aria-label="Height of the console"
      aria-orientation="vertical"
      min={least}
      max={Math.round(window.innerHeight * 0.7)}
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
