import { useEffect, useRef, useState } from 'react'
import { addressOf, sizes, type Look } from './look'
import type { Gallery, RecordedCall } from './stand-in'

/** One scene in a window of its size, drawn smaller if there is no room, and what its page last asked of main. */
export function Frame({ look }: { readonly look: Look }) {
  const [address] = useState(() => `/frame.html${addressOf(look)}`) // later changes are told, so that the page stays
  const [call, setCall] = useState<RecordedCall>()
  const frame = useRef<HTMLIFrameElement>(null)
  const { stage, room } = useRoom()
  const { width, height, zoom } = sizes[look.size]
  const fit = Math.min(1, room.width / (width * zoom), room.height / (height * zoom))
  const scale = fit * zoom

  useEffect(() => {
    frame.current?.contentWindow?.postMessage(look, location.origin)
  }, [look])

  const listen = () => {
    const page: (Window & { gallery?: Gallery }) | null | undefined = frame.current?.contentWindow
    page?.addEventListener('called', () => setCall(page.gallery?.calls.at(-1)))
    page?.addEventListener('keydown', handOver)
  }

  return (
    <>
      <div className="stage" ref={stage}>
        <div className="window" style={{ width: width * scale, height: height * scale }}>
          <iframe
            ref={frame}
            title={look.scene}
            src={address}
            onLoad={listen}
            style={{ width, height, transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <footer className="foot">
        <p className="foot__call">
          {call ? (
            <>
              Called <code>{call.name}</code> <code>{JSON.stringify(call.argument) ?? ''}</code>
            </>
          ) : (
            'What the page asks of main is shown here.'
          )}
        </p>
        <p>
          {width} × {height}
          {zoom > 1 && ' at 200 %'}
          {fit < 1 && `, drawn at ${Math.round(fit * 100)} %`}
        </p>
      </footer>
    </>
  )
}

/** The page takes the focus when it is shown; the keys of the gallery work all the same. */
function handOver(event: KeyboardEvent): void {
  const isTyped = (event.target as Element).matches('input, textarea')
  if (event.altKey || (event.key === '/' && !isTyped)) dispatchEvent(new KeyboardEvent('keydown', event))
}

/** The room that there is for a window. */
function useRoom() {
  const stage = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 1, height: 1 })
  useEffect(() => {
    if (stage.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])
  return { stage, room }
}
