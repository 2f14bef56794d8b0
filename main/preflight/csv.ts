import { figureHeads } from '../review'
import { spreadsheet } from '../text/spreadsheet'
import type { PreflightDevice } from './report'
import { cellsOf, daysLeftOf, releaseOf } from './summary'

const columns = [
  'name',
  'host',
  'port',
  'user',
  'verdict',
  'what-blocks',
  'problem',
  'hostname',
  'model',
  'serial',
  'version',
  'ha',
  'service',
  'days-left',
  ...figureHeads.map((head) => head.toLowerCase()),
  'host-key',
  'read-at',
]

/** A row for each device, for a spreadsheet. */
export function preflightAsCsv(devices: readonly PreflightDevice[]): string {
  const rows = devices.map((each) => {
    const { device } = each
    return [
      ...[each.name, each.host, each.port, each.user, each.verdict, each.blockers.join('\n')],
      each.problem === null ? '' : `${each.problem.code}: ${each.problem.message}`,
      ...[device?.hostname, device?.model, device?.serial, releaseOf(each), device?.ha],
      ...[each.service?.message, daysLeftOf(each)],
      ...cellsOf(each),
      ...[each.hostKey?.fingerprint, each.readAt],
    ]
  })
  return spreadsheet([columns, ...rows])
}
