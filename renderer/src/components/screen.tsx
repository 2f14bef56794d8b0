import { useWords } from '../language/words'
import { reachable } from './reachable'
import './screen.css'

interface ScreenProps {
  readonly label: string
  readonly text: string
  /** Higher, for a text that is the matter of the step. */
  readonly tall?: boolean
}

/** Text as it stood on a screen or will stand in a letter: kept line by line, never interpreted. */
export function Screen({ label, text, tall = false }: ScreenProps) {
  const { say } = useWords('window')
  return (
    <pre className={tall ? 'screen screen--tall' : 'screen'} role="group" aria-label={label} {...reachable}>
      {text === '' ? say('screen.empty') : text}
    </pre>
  )
}
