import type { RunView } from '../../../../main/contract/run-view'
import type { WordsOf } from '../../language/words'

/** The keys that a FortiGate takes as an answer. */
export const keys = { y: 'y', n: 'n' } as const

/** What step 6 says otherwise where a person types. */
export interface WayWords {
  /** How the command comes to be typed. */
  readonly command: string
  /** What becomes of the question. */
  readonly question: string
  readonly answerN: string
  readonly answerY: string
  /** What is kept before the key goes out. */
  readonly kept: string
  readonly beforeAnything: string
  readonly atQuestion: string
  readonly inDoubt: string
  /** That a “y” went out for this license before, and when. */
  readonly sentBefore: (times: string) => string
  /** What another “y” needs. */
  readonly another: string
}

/** The words for the way in which this run is done. */
export function wayWords(run: RunView, { say }: WordsOf<'steps'>): WayWords {
  const way = run.byHand === null ? 'session' : 'by-hand'
  return {
    command: say(`way.command.${way}`),
    question: say(`way.question.${way}`, keys),
    answerN: say(`way.answer-n.${way}`, keys),
    answerY: say(`way.answer-y.${way}`, keys),
    kept: way === 'session' ? say('way.kept.session') : say('way.kept.by-hand', keys),
    beforeAnything: say(`way.before.${way}`, keys),
    atQuestion: say(`way.at-question.${way}`, keys),
    inDoubt: say(`way.in-doubt.${way}`, keys),
    sentBefore: (times) => say(`way.sent-before.${way}`, { ...keys, times }),
    another: say(`way.another.${way}`, keys),
  }
}
