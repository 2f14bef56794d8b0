import type { ReactNode } from 'react'
import { useWords } from '../language/words'
import { unseen } from './unseen'
import './figures.css'

/** A number with what it counts. */
export interface Figure {
  readonly value: ReactNode
  readonly label: ReactNode
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad'
}

interface FiguresProps {
  readonly label: string
  readonly figures: readonly Figure[]
  /** `bare` within a card, which has a frame already. */
  readonly look?: 'framed' | 'bare'
}

/** The few numbers of a step, side by side. */
export function Figures({ label, figures, look = 'framed' }: FiguresProps) {
  return (
    <ul className={`figures figures--${look}`} aria-label={label}>
      {figures.map((figure, index) => (
        <li className="figures__figure" key={index}>
          <span className={`figures__value figures__value--${figure.tone ?? 'plain'}`}>{figure.value}</span>{' '}
          <span className="figures__label small">{figure.label}</span>
        </li>
      ))}
    </ul>
  )
}

/** `100 → 160`, read aloud as "100, now 160". */
export function BeforeAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const { draw } = useWords('window')
  return draw('figures.before-after', {
    before,
    after,
    unseen,
    arrow: (sign) => <span aria-hidden="true">{sign}</span>,
  })
}
