import type { Question } from '../../contract/questions'

type Unnumbered<T> = T extends Question ? Omit<T, 'id'> : never

/**
 * What main asks the person, one question at a time. The safe answer is a refusal: it is what a closed window, a
 * run that is left, and a stale answer mean.
 */
export class Questions {
  private readonly queue: { question: Question; resolve: (answers: readonly string[] | null) => void }[] = []
  private count = 0
  private readonly history: Unnumbered<Question>['kind'][] = []
  private readonly changed: () => void

  constructor(changed: () => void) {
    this.changed = changed
  }

  /** The question to show now. */
  get current(): Question | null {
    return this.queue[0]?.question ?? null
  }

  /** The kinds of the questions that were asked since `forget`. */
  get asked(): readonly Question['kind'][] {
    return this.history
  }

  /** Starts a new count of what was asked. */
  forget(): void {
    this.history.length = 0
  }

  /** Resolves with the answers, or with `null` if the person refused. */
  ask(question: Unnumbered<Question>): Promise<readonly string[] | null> {
    return new Promise((resolve) => {
      this.count += 1
      this.history.push(question.kind)
      this.queue.push({ question: { ...question, id: `question-${this.count}` }, resolve })
      this.changed()
    })
  }

  /** Answers the question with that id; an id that is not there any more changes nothing. */
  answer(id: string, answers: readonly string[] | null): void {
    const at = this.queue.findIndex(({ question }) => question.id === id)
    const [asked] = at < 0 ? [] : this.queue.splice(at, 1)
    asked?.resolve(answers)
    this.changed()
  }

  refuseAll(): void {
    for (const { resolve } of this.queue.splice(0)) resolve(null)
    this.changed()
  }
}
