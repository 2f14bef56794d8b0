import type { Recording } from './recording'
import { RecordingReader } from './recording-reader'
import { surveyOf } from './survey'
import { eachRecordedLine } from './recorded-lines'

/**
 * Reads the recording of a terminal: which commands were typed on which FortiGate, and what came back. What can't be
 * told is said to be so, and never guessed. Takes time and memory in proportion to the length of the text.
 */
export function readRecording(text: string): Recording {
  const survey = surveyOf(text)
  const reader = new RecordingReader(survey)
  eachRecordedLine(text, (line) => {
    reader.take(line)
  })
  return reader.finish(text)
}
