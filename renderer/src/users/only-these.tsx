import { useEffect, useRef } from 'react'
import { Button } from '../components/button'
import type { FoundAbout } from '../findings/findings'
import { useWords } from '../language/words'
import './only-these.css'

interface OnlyTheseProps {
  readonly about: FoundAbout
  readonly onAll: () => void
  readonly onFinding: (key: string) => void
}

/** Says that a finding led here, and leads back. */
export function OnlyThese({ about: { title, users, finding }, onAll, onFinding }: OnlyTheseProps) {
  const { say, draw } = useWords('steps')
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [finding])
  return (
    <div className="only-these">
      <p>
        {draw('only-these.which', { count: users.length, title, finding: (name) => <strong>{name}</strong> })}
      </p>
      <Button size="small" icon="left" ref={back} onClick={() => onFinding(finding)}>
        {say('only-these.back')}
      </Button>
      <Button size="small" kind="quiet" onClick={onAll}>
        {say('only-these.all')}
      </Button>
    </div>
  )
}
