import { useWords } from '../language/words'
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
  const { say } = useWords('steps')
  return (
    <Dialog
      title={say('banner.title')}
      onRefuse={() => answer(null)}
      actions={
        <>
          <Button onClick={() => answer(null)} focusFirst>
            {say('banner.refuse')}
          </Button>
          <Button kind="primary" onClick={() => answer([])}>
            {say('banner.accept')}
          </Button>
        </>
      }
    >
      <Screen label={say('banner.text')} text={text} />
    </Dialog>
  )
}
