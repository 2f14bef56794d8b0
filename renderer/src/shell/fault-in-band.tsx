import { useState } from 'react'
import { ourFaults } from '../../../main/contract/our-faults'
import type { Notice } from '../../../main/contract/snapshot'
import { useWords } from '../language/words'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Icon } from '../components/icon'
import { NoticeCallouts } from '../problems/notices'

/** That there was a fault of Tokenferry, if the screen at hand shows no notices: it moves nothing on it. */
export function FaultInBand({ notices }: { readonly notices: readonly Notice[] }) {
  const [open, setOpen] = useState(false)
  const { say } = useWords('window')
  const faults = notices.filter(({ code }) => ourFaults.has(code))
  if (faults.length === 0) {
    // The next one must not open a dialog by itself.
    if (open) setOpen(false)
    return null
  }
  return (
    <>
      <button type="button" className="band__button" onClick={() => setOpen(true)}>
        <Icon name="warn" />
        {say('fault.title')}
      </button>
      {open && (
        <Dialog
          title={say('fault.title')}
          wide
          onRefuse={() => setOpen(false)}
          actions={
            <Button onClick={() => setOpen(false)} focusFirst>
              {say('close')}
            </Button>
          }
        >
          <NoticeCallouts notices={faults} />
        </Dialog>
      )}
    </>
  )
}
