import { useEffect, useRef } from 'react'
import { plural } from '../../../main/text/words'
import { Button } from '../components/button'
import type { FoundAbout } from '../findings/findings'
import './only-these.css'

interface OnlyTheseProps {
  readonly about: FoundAbout
  readonly onAll: () => void
  readonly onFinding: (key: string) => void
}

/** Says that a finding led here, and leads back. */
export function OnlyThese({ about: { title, users, finding }, onAll, onFinding }: OnlyTheseProps) {
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [finding])
  return (
    <div className="only-these">
      <p>
        Only the {users.length === 1 ? 'user' : plural(users.length, 'user')} of <strong>{title}</strong>.
      </p>
      <Button size="small" icon="left" ref={back} onClick={() => onFinding(finding)}>
        Back to the finding
      </Button>
      <Button size="small" kind="quiet" onClick={onAll}>
        Show all users
      </Button>
    </div>
  )
}
