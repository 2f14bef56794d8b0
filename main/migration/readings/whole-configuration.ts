import { parseConfig } from '../../fortios/config'
import { mayMissLines } from '../../fortios/missing-lines'
import { findCliError } from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import type { FortiGate } from '../fortigate'

/**
 * The whole configuration over the command line. `show | grep .` prints it without a pause, where `show` alone waits
 * for a key every 22 lines, but leaves out empty lines, also those within values. Where any may be missed, or the
 * device does not know the filter, `show` is read page by page. What was typed stands in the transcript and in the
 * list of commands, so the evidence says which of both it was.
 *
 * @returns what the device printed: the configuration, or its refusal.
 */
export async function readWholeConfiguration(
  fortigate: FortiGate,
  progress: (label: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  progress('Reading the whole configuration over the command line')
  const text = atAnyWidth(await fortigate.read('show | grep .', signal))
  const isConfiguration = findCliError(text) === null && /^config /m.test(text)
  if (isConfiguration && mayMissLines(text) === null) return text
  progress('Reading the whole configuration again, page by page, with its empty lines')
  return atAnyWidth(await fortigate.read('show', signal))
}

/** The text of a configuration, without the breaks that a terminal put into its lines. */
function atAnyWidth(text: string): string {
  return readAtAnyWidth(
    text,
    (read) => read,
    (read) => parseConfig(read).problems.length,
    'configuration',
  )
}
