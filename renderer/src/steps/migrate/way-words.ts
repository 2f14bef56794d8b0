import type { RunView } from '../../../../main/contract/run-view'

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
  /** “y” was … for this license before. */
  readonly sent: string
  /** What another “y” needs. */
  readonly another: string
}

const overSession: WayWords = {
  command: 'Tokenferry types the migration command',
  question: 'You read the question and type the license number to answer y. Answering n changes nothing.',
  answerN: 'Answer n',
  answerY: 'Answer y and migrate',
  kept: 'Your decision is written to the journal before it is sent. If the FortiGate prints anything else meanwhile, nothing is sent.',
  beforeAnything: 'Nothing changes before you answer y.',
  atQuestion: 'Answering n leaves everything as it is.',
  inDoubt: 'This only reads. “y” is not sent again.',
  sent: 'sent',
  another: 'It is read once more, over a second session, right before another “y”.',
}

const byHand: WayWords = {
  command: 'you are given the migration command to paste',
  question:
    'You paste the question here and type the license number to decide for y. Only then you press it in the terminal. Pressing n changes nothing.',
  answerN: 'Decide for n',
  answerY: 'Decide for y',
  kept: 'Your decision is written to the journal first. Only then you are told to press y. Until then, press nothing in the terminal.',
  beforeAnything: 'Nothing changes before you press y.',
  atQuestion: 'You press the key yourself, next. n leaves everything as it is.',
  inDoubt: 'This only reads. You are not told to press y again.',
  sent: 'decided',
  another:
    'By hand nothing can be read right before another “y”. So connect over SSH to ask again, or ask Customer Service.',
}

/** The words for the way in which this run is done. */
export function wayWords(run: RunView): WayWords {
  return run.byHand === null ? overSession : byHand
}
