import { useWords } from '../language/words'
import './lines-of-user.css'

interface LinesOfUserProps {
  /** Which lines they are: of before or after the migration, or the only ones. */
  readonly side: 'before' | 'after' | 'now'
  readonly lines: readonly string[]
  /** How a line differs from its other side, by its place. */
  readonly difference?: (place: number) => { readonly mark: string; readonly look: 'before' | 'after' | '' }
}

/** The entries of a user in the configuration, as FortiOS shows them, secrets masked. */
export function LinesOfUser({ side, lines, difference }: LinesOfUserProps) {
  const { say } = useWords('window')
  return (
    <section className="lines__side" aria-label={say(`lines.label.${side}`)}>
      <h3 className="lines__title">{say(`lines.${side}`)}</h3>
      {lines.length === 0 ? (
        <p className="quiet">{say('lines.none')}</p>
      ) : (
        <pre className="lines__text mono">
          {lines.map((line, at) => {
            const { mark, look } = difference?.(at) ?? { mark: '', look: '' }
            return (
              <span
                // The same line can stand twice, and lines never move.
                key={`${at} ${line}`}
                className={look === '' ? 'lines__line' : `lines__line lines__line--${look}`}
              >
                {`${mark}${line}\n`}
              </span>
            )
          })}
        </pre>
      )}
    </section>
  )
}
