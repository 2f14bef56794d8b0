import { useEffect, useRef } from 'react'
import type { LicenseMigration } from '../../../../main/contract/view'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { Screen } from '../../components/screen'

interface AskedProps {
  readonly license: LicenseMigration
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly locked: boolean
}

/** The device's question in its own words, and the typed confirmation that `y` needs. */
export function Asked({ license, typed, onTyped, locked }: AskedProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [license.license])
  const wrong = typed !== license.license && typed.length >= license.license.length
  return (
    <Card title="The FortiGate asks" tone="bad">
      <Screen label="The question of the FortiGate" text={license.question} tall />
      <TextField
        ref={field}
        label="Type the license number to answer y"
        mono
        value={typed}
        onChange={onTyped}
        disabled={locked}
        problem={wrong ? `That is not ${license.license}.` : undefined}
        hint="Your decision is written to the journal before it is sent, and is never sent twice."
      />
    </Card>
  )
}
