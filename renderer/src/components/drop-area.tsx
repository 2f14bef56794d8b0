import { useEffect, useRef, useState } from 'react'
import './drop-area.css'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

interface DropAreaProps {
  /** What letting go of them does: `Drop to review`. */
  readonly words: string
  /** Their paths stay in the preload: this page hands over what was dropped, and could name nothing else. */
  readonly onDrop: (files: readonly File[]) => void
}

/** Takes files and folders that are dropped anywhere in the window, and says so while they are held above it. */
export function DropArea({ words, onDrop }: DropAreaProps) {
  const [over, setOver] = useState(false)
  const newest = useRef(onDrop)
  useEffect(() => {
    newest.current = onDrop
  })

  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      // A dialog waits for its own answer first.
      const taken = document.querySelector('dialog[open]') === null
      event.dataTransfer.dropEffect = taken ? 'copy' : 'none'
      setOver(taken)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      setOver(false)
      if (document.querySelector('dialog[open]') === null) newest.current([...event.dataTransfer.files])
    }
    window.addEventListener('dragenter', hold)
    window.addEventListener('dragover', hold)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', hold)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  return over ? (
    <div className="drop-area" aria-hidden="true">
      <p className="drop-area__words">{words}</p>
    </div>
  ) : null
}
