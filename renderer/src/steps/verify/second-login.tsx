import { useEffect, useRef } from 'react'
import type { VerifyView } from '../../../../main/contract/step-views'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { clock } from '../../../../main/text/times'
import { useWords } from '../../language/words'

interface SecondLoginProps {
  readonly login: VerifyView['secondLogin']
  /** How it is tried, in words. */
  readonly how: string
}

/** The second login: the first thing to do after a migration, and the first thing to see if it failed. */
export function SecondLoginCallout({ login: { state, at, message }, how }: SecondLoginProps) {
  const { say } = useWords('steps')
  const time = at === null ? null : clock(at)
  if (state === 'untried') {
    return (
      <Card title={say('second-login.first')} tone="accent">
        <p className="quiet">{how}</p>
      </Card>
    )
  }
  if (state === 'worked') {
    return (
      <Callout
        tone="good"
        title={time === null ? say('second-login.worked') : say('second-login.worked.at', { time })}
        alert
      >
        <p>{message}</p>
      </Callout>
    )
  }
  return (
    <Failed
      title={time === null ? say('second-login.failed') : say('second-login.failed.at', { time })}
      message={message}
      key={at}
    />
  )
}

function Failed({ title, message }: { readonly title: string; readonly message: string }) {
  const place = useRef<HTMLDivElement>(null)
  const { say } = useWords('steps')
  useEffect(() => {
    // After the heading, which takes the focus when the step appears.
    const frame = requestAnimationFrame(() => {
      place.current?.focus()
      place.current?.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <div className="verify__failed" tabIndex={-1} ref={place}>
      <Callout tone="bad" title={title} alert>
        <p>{message}</p>
        <p>{say('second-login.failed.hint')}</p>
      </Callout>
    </div>
  )
}
