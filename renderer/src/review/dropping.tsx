import { useEffect, useState } from 'react'
import { refusals } from '../state/calls'
import './dropping.css'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/**
 * Takes files and folders that are dropped anywhere in the window, and says so while they are held above it. Their
 * paths stay in the preload: this page hands over what was dropped, and could name nothing else.
 */
export function Dropping() {
  const [over, setOver] = useState(false)

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
      if (document.querySelector('dialog[open]') === null) void review([...event.dataTransfer.files])
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
    <div className="dropping" aria-hidden="true">
      <p className="dropping__words">Drop to review</p>
    </div>
  ) : null
}

async function review(files: readonly File[]): Promise<void> {
  refusals.set(null)
  const result = await window.tokenferry.reviewDropped(files)
  if (!result.ok) refusals.set(result.problem)
}
