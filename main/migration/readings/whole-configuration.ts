import { parseConfig } from '../../fortios/config'
import { mayMissLines } from '../../fortios/missing-lines'
import { findCliError } from '../../fortios/output'
import { readAtAnyWidth } from '../../fortios/unwrap'
import type { FortiGate } from '../fortigate'
import { readShow } from './show'

interface WholeConfiguration {
  readonly text: string
  readonly isPaged: boolean
}

/**
 * The whole configuration over the command line, by the rules of `readShow`: if an empty line may be missed, or the
 * device does not know the filter, it is read page by page.
 *
 * @returns what the device printed, the configuration or its refusal, and whether it was read page by page.
 */
export function readWholeConfiguration(
  fortigate: FortiGate,
  progress: (label: string) => void,
  signal?: AbortSignal,
): Promise<WholeConfiguration> {
  progress('Reading the whole configuration over the command line')
  return readShow<'show', WholeConfiguration>(fortigate, 'show', {
    read: (command) => fortigate.read(command, signal),
    fromPoured: (printed) => {
      const text = atAnyWidth(printed)
      const isConfiguration = findCliError(text) === null && /^config /m.test(text)
      return isConfiguration && mayMissLines(text) === null ? { text, isPaged: false } : null
    },
    fromPaged: (printed) => ({ text: atAnyWidth(printed), isPaged: true }),
    again: () => {
      progress('Reading the whole configuration again, page by page, with its empty lines')
    },
  })
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
