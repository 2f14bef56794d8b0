import { useState } from 'react'
import { snapshots } from '../state/snapshot'
import { useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { TwinDialog } from './twin-dialog'

/** A button that leads from a live run to a rehearsal on a twin of its device, built from the backup at hand. */
export function RehearseRun({ disabled }: { readonly disabled: boolean }) {
  const [asked, setAsked] = useState(false)
  const [start, starting] = useCall('rehearseRun')
  const scenarios = useStore(snapshots)?.scenarios ?? []
  return (
    <>
      <Button size="small" disabled={disabled} onClick={() => setAsked(true)}>
        Rehearse with this backup…
      </Button>
      {asked && (
        <TwinDialog
          title="Rehearse with this backup"
          scenarios={scenarios}
          starting={starting}
          onStart={(happening) => void start(happening)}
          onClose={() => setAsked(false)}
        >
          A twin of this FortiGate is simulated on this laptop, and the same eight steps run against it. This
          run is disconnected and kept: it waits on the first screen until you resume it.
        </TwinDialog>
      )}
    </>
  )
}
