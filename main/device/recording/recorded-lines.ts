import { drawnLine, type DrawnLine } from './drawn-line'
import { isOfRecorder } from './recorder-lines'
import { TimeStampSurvey } from './time-stamps'

/** A line of a recording, as it shows without its time stamp. */
export interface RecordedLine extends DrawnLine {
  /** From 1. */
  readonly number: number
}

/** Calls `each` with every line of a recording. Lines end in LF; in CR if there is no LF at all. */
export function eachRecordedLine(text: string, each: (line: RecordedLine) => void): void {
  const drawn = drawingOf(text)
  eachSlice(text, (from, to, number) => {
    each({ number, ...drawn(text.slice(from, to)) })
  })
}

/** How each line of a recording is drawn. */
export function drawingOf(text: string): (recorded: string) => DrawnLine {
  const stamps = stampsOf(text)
  return (recorded) =>
    drawnLine(stamps === null || isOfRecorder(recorded) ? recorded : stamps.without(recorded))
}

function stampsOf(text: string) {
  const survey = new TimeStampSurvey()
  eachSlice(text, (from, to) => {
    const front = text.slice(from, Math.min(to, from + 100))
    if (front.trim() !== '' && !isOfRecorder(front)) survey.take(front)
    return survey.isOver
  })
  return survey.result
}

/**
 * Calls `each` with where every line begins and ends, without its line end, and its number from 1.
 *
 * @param each answers `true` to see no more of them
 */
export function eachSlice(
  text: string,
  each: (from: number, to: number, number: number) => boolean | void,
): void {
  const end = text.includes('\n') ? '\n' : '\r'
  let number = 1
  for (let from = 0; from <= text.length; number += 1) {
    const next = text.indexOf(end, from)
    const to = next < 0 ? text.length : next
    if (each(from, to, number) === true) return
    from = to + 1
  }
}
