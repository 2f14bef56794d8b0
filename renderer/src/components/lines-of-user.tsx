import './lines-of-user.css'

interface LinesOfUserProps {
  readonly title: string
  readonly lines: readonly string[]
  /** How a line differs from its other side, by its place. */
  readonly difference?: (place: number) => { readonly mark: string; readonly look: 'before' | 'after' | '' }
}

/** The entries of a user in the configuration, as FortiOS shows them, secrets masked. */
export function LinesOfUser({ title, lines, difference }: LinesOfUserProps) {
  return (
    <section className="lines__side" aria-label={`The configuration: ${title.toLowerCase()}`}>
      <h3 className="lines__title">{title}</h3>
      {lines.length === 0 ? (
        <p className="quiet">Not in the configuration.</p>
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
