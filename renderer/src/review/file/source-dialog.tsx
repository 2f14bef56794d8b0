import { useEffect, useRef } from 'react'
import type { FleetRow, SourceLines } from '../../../../main/contract/review-view'
import { Button } from '../../components/button'
import { ProblemCallout } from '../../problems/problem-callout'
import { Dialog } from '../../components/dialog'
import { reachable } from '../../components/reachable'
import { useWords } from '../../language/words'
import { useAnswer } from '../../state/use-answer'
import './source-dialog.css'

/** What leads to a line of a file. */
export interface Source {
  readonly title: string
  readonly message: string
  readonly line: number
}

interface SourceDialogProps {
  readonly row: FleetRow
  readonly source: Source
  readonly onClose: () => void
}

/** The line of the file that a finding is about, with its surroundings. */
export function SourceDialog({ row, source, onClose }: SourceDialogProps) {
  const { title, message, line } = source
  const { say, draw } = useWords('review')
  const answer = useAnswer('sourceLines', { id: row.id, line })
  return (
    <Dialog
      title={title}
      wide
      onRefuse={onClose}
      actions={
        <Button onClick={onClose} focusFirst>
          {say('close')}
        </Button>
      }
    >
      <p>{message}</p>
      {answer?.ok === false ? (
        <ProblemCallout problem={answer.problem} />
      ) : (
        <figure className="source">
          <figcaption className="source__name small quiet">
            {draw('source.name', {
              name: row.name,
              line,
              file: (text) => <span className="mono">{text}</span>,
            })}
          </figcaption>
          {answer === null ? (
            <div className="source__lines source__lines--waiting" role="status">
              {say('source.reading')}
            </div>
          ) : (
            <Lines source={answer.value} line={line} />
          )}
        </figure>
      )}
    </Dialog>
  )
}

function Lines({ source, line }: { readonly source: SourceLines; readonly line: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { from, lines, more } = source
  const { say } = useWords('review')

  useEffect(() => {
    scroller.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' })
  }, [source])

  return (
    <div
      className="source__lines mono"
      ref={scroller}
      role="group"
      aria-label={say('source.lines')}
      {...reachable}
    >
      <ol className="source__list">
        {from > 1 && <li className="source__more">{say('source.above', { count: from - 1 })}</li>}
        {lines.map((text, index) => {
          const number = from + index
          return (
            <li key={number} className="source__line" aria-current={number === line ? 'location' : undefined}>
              <span className="source__number">{number}</span>
              <code className="source__text">{text}</code>
            </li>
          )
        })}
        {more && <li className="source__more">{say('source.below')}</li>}
      </ol>
    </div>
  )
}
