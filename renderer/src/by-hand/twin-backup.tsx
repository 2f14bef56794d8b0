import { useState } from 'react'
import { Button } from '../components/button'
import { ExportedFile } from '../components/exported-file'
import { call, refusals } from '../state/calls'
import { useWords } from '../language/words'

/** The way to a backup of a twin, which has no web interface to take it in. */
export function TwinBackup({ locked }: { readonly locked: boolean }) {
  const [saving, setSaving] = useState(false)
  const [saved, setSaved] = useState<string | null>(null)
  const { say } = useWords('by-hand')
  const save = async () => {
    refusals.set(null)
    setSaving(true)
    const result = await call('saveTwinBackup')
    setSaving(false)
    if (result.ok && result.value !== null) setSaved(result.value)
  }
  return (
    <>
      <div className="row">
        <Button icon="save" disabled={locked || saving} onClick={() => void save()}>
          {say('twin.backup')}
        </Button>
      </div>
      {saved !== null && <ExportedFile path={saved} />}
    </>
  )
}
