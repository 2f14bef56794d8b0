import type { PreflightDevice } from '../preflight/report'
import {
  cellsOf,
  daysLeftHead,
  daysLeftOf,
  summarizeDevices,
  verdictWords,
  shownVersion,
} from '../preflight/summary'
import { figureHeads } from '../review'
import { showAllMarks } from '../text/marks'
import { textTable, wrap } from './text-table'

/** Blockers that are shown of one device. */
const mostBlockers = 5

/**
 * The devices as text for a terminal.
 *
 * @param width of the terminal, in characters
 */
export function preflightAsText(devices: readonly PreflightDevice[], width: number): string {
  const rows = devices.map((each) => [
    each.name,
    verdictWords[each.verdict],
    shownVersion(each),
    ...cellsOf(each),
    daysLeftOf(each),
  ])
  const heads = ['Device', 'Verdict', 'Version', ...figureHeads, daysLeftHead]
  const reasons = devices.map((each) => describe(each, width)).filter(Boolean)
  return `${[textTable(heads, rows), ...reasons, wrap(summarizeDevices(devices), width, '')].join('\n\n')}\n`
}

/** Why a device is not ready; empty if it is. */
function describe({ name, blockers, problem }: PreflightDevice, width: number): string {
  if (problem !== null) {
    const words = [problem.message, problem.hint].map((text) => wrap(showAllMarks(text), width, '  '))
    return [showAllMarks(`${name}: ${problem.code}`), ...words].join('\n')
  }
  if (blockers.length === 0) return ''
  const shown = blockers.slice(0, mostBlockers).map((text) => wrap(showAllMarks(text), width, '  '))
  const more = blockers.length - shown.length
  const rest = more > 0 ? [`  … and ${more} more: --json and --html have them all`] : []
  return [showAllMarks(`${name}: blocked`), ...shown, ...rest].join('\n')
}
