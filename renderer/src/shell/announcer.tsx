import type { RunView } from '../../../main/contract/run-view'

/** Tells a screen reader what is being done, without taking the focus. */
export function Announcer({ run }: { readonly run: RunView | null }) {
  return (
    <p className="unseen" role="status" aria-live="polite">
      {run?.busy?.label ?? ''}
    </p>
  )
}
