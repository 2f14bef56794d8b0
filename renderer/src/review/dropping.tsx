import { DropArea } from '../components/drop-area'
import { useWords } from '../language/words'
import { refusals } from '../state/calls'

/** Takes files and folders that are dropped anywhere in the window, to review them. */
export function Dropping() {
  const { say } = useWords('window')
  return <DropArea words={say('dropping.review')} onDrop={(files) => void review(files)} />
}

async function review(files: readonly File[]): Promise<void> {
  refusals.set(null)
  const result = await window.tokenferry.reviewDropped(files)
  if (!result.ok) refusals.set(result.problem)
}
