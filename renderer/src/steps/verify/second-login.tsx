import { useEffect, useRef } from 'react'
import type { VerifyView } from '../../../../main/contract/step-views'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { clock } from '../../../../main/text/times'

interface SecondLoginProps {
  readonly login: VerifyView['secondLogin']
  /** How it is tried, in words. */
  readonly how: string
}

/** The second login: the first thing to do after a migration, and the first thing to see if it failed. */
export function SecondLoginCallout({ login: { state, at, message }, how }: SecondLoginProps) {
  const when = at === null ? '' : ` at ${clock(at)}`
  if (state === 'untried') {
    return (
      <Card title="First, try a second login" tone="accent">
        <p className="quiet">{how}</p>
      </Card>
    )
  }
  if (state === 'worked') {
    return (
      <Callout tone="good" title={`The second login worked${when}.`} alert>
        <p>{message}</p>
      </Callout>
    )
  }
  return <Failed title={`Your second login failed${when}.`} message={message} key={at} />
}

function Failed({ title, message }: { readonly title: string; readonly message: string }) {
  const place = useRef<HTMLDivElement>(null)
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
        <p>Don’t close this window: this session is still open. Find out why before you leave it.</p>
      </Callout>
    </div>
  )
}
