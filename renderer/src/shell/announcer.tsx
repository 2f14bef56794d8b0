import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { resultWords } from './result-words'

/** Tells a screen reader what is being done, and what came of it, without taking the focus. */
export function Announcer({ run }: { readonly run: RunView | null }) {
  const words = useWords('window')
  const [seen, setSeen] = useState(run)
  const [told, setTold] = useState('')
  if (seen !== run) {
    setSeen(run)
    if (run === null || run.busy !== null || seen?.id !== run.id) setTold('')
    else if (seen.busy !== null) setTold(resultWords(seen, run, words))
  }
  return (
    <p className="unseen" role="status" aria-live="polite">
      {run?.busy?.label ?? told}
    </p>
  )
}
