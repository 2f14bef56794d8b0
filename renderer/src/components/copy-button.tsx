import { useWords } from '../language/words'
import { useBriefly } from '../state/use-briefly'
import { Button } from './button'
import './copy-button.css'

interface CopyButtonProps {
  /** Whether it was copied. */
  readonly copy: () => Promise<boolean>
  readonly children: string
  readonly kind?: 'plain' | 'primary' | 'quiet'
  readonly size?: 'normal' | 'small'
  /** Name for screen readers if the words alone are not enough; it must begin with them. */
  readonly label?: string
}

/** Copies something, and says so for a moment. */
export function CopyButton({ copy, children, kind, size, label }: CopyButtonProps) {
  const [copied, setCopied] = useBriefly()
  const { say } = useWords('window')
  return (
    <span className="copy-button">
      <Button
        icon={copied ? 'check' : 'copy'}
        {...(kind !== undefined && { kind })}
        {...(size !== undefined && { size })}
        label={label}
        onClick={() => void copy().then((done) => done && setCopied())}
      >
        {children}
      </Button>
      <span className="copy-button__said small quiet" role="status">
        {copied ? say('copy.done') : ''}
      </span>
    </span>
  )
}
