import { DropArea } from '../components/drop-area'
import { refusals } from '../state/calls'

/** Takes files and folders that are dropped anywhere in the window, to review them. */
export function Dropping() {
  return <DropArea words="Drop to review" onDrop={(files) => void review(files)} />
}

async function review(files: readonly File[]): Promise<void> {
  refusals.set(null)
  const result = await window.tokenferry.reviewDropped(files)
  if (!result.ok) refusals.set(result.problem)
}
