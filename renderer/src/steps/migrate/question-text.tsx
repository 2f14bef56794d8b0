import type { QuestionView } from '../../../../main/contract/step-views'
import { reachable } from '../../components/reachable'
import { useWords } from '../../language/words'
import './question-text.css'

interface QuestionTextProps {
  /** Of its words, for what they describe: the name of the group would stand in for them. */
  readonly id?: string
  readonly question: QuestionView
}

/** The question in the words of the device; if they are not the documented ones, the differences are marked. */
export function QuestionText({ id, question }: QuestionTextProps) {
  const { say, draw } = useWords('steps')
  const differs = question.pieces.some(({ kind }) => kind !== 'same')
  return (
    <>
      <pre
        className="screen screen--tall question-text"
        role="group"
        aria-label={say('question.text')}
        {...reachable}
      >
        <span id={id}>
          {question.pieces.map(({ kind, text }, place) =>
            kind === 'same' ? (
              text
            ) : kind === 'added' ? (
              <ins key={place}>{text}</ins>
            ) : (
              <del key={place}>{text}</del>
            ),
          )}
        </span>
      </pre>
      {differs && (
        <p className="small quiet">
          {draw('question.differs', {
            added: (words) => <ins className="question-text__key">{words}</ins>,
            missing: (words) => <del className="question-text__key">{words}</del>,
          })}
        </p>
      )}
    </>
  )
}
