import { useState } from 'react'
import { snapshots } from '../state/snapshot'
import { useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { TwinDialog } from './twin-dialog'
import { useWords } from '../language/words'

/** A button that leads from a live run to a rehearsal on a twin of its device, built from the backup at hand. */
export function RehearseRun({ disabled }: { readonly disabled: boolean }) {
  const [asked, setAsked] = useState(false)
  const [start, starting] = useCall('rehearseRun')
  const { say } = useWords('by-hand')
  const scenarios = useStore(snapshots)?.scenarios ?? []
  return (
    <>
      <Button size="small" disabled={disabled} onClick={() => setAsked(true)}>
        {say('rehearse-run.ask')}
      </Button>
      {asked && (
        <TwinDialog
          title={say('rehearse-run.title')}
          scenarios={scenarios}
          starting={starting}
          onStart={(happening) => void start(happening)}
          onClose={() => setAsked(false)}
        >
          {say('rehearse-run.lead')}
        </TwinDialog>
      )}
    </>
  )
}
