import type { ReactNode } from 'react'
import type { Result } from '../../../main/contract/result'
import { ProblemCallout } from './problem-callout'

interface AnsweredProps<T> {
  readonly answer: Result<T> | null
  readonly children: (value: T) => ReactNode
}

/** What main answered, or why it could not; nothing while it is still asked. */
export function Answered<T>({ answer, children }: AnsweredProps<T>) {
  if (answer === null) return null
  return answer.ok ? children(answer.value) : <ProblemCallout problem={answer.problem} />
}
