import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Screen } from '../components/screen'
import type { Answer } from './answer'

interface BannerProps {
  readonly text: string
  readonly answer: Answer
}

/** The disclaimer that some devices want accepted after the login. */
export function Banner({ text, answer }: BannerProps) {
  return (
    <Dialog
      title="The FortiGate wants this accepted"
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)} focusFirst>
            Don’t accept, and log out
          </Button>
          <Button kind="primary" onClick={() => answer([])}>
            Accept and go on
          </Button>
        </>
      }
    >
      <Screen label="Banner of the device" text={text} />
    </Dialog>
  )
}
