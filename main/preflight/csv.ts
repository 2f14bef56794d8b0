import { stringify } from 'csv-stringify/sync'
import type { PreflightDevice } from './report'
import { countCells, countHeads, firmwareOf } from './summary'

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
  ...countHeads.map((head) => head.toLowerCase()),
  'host-key',
  'read-at',
]

/** A row for each device, for a spreadsheet. Values that it would take for formulas are made text. */
export function preflightAsCsv(devices: readonly PreflightDevice[]): string {
  const rows = devices.map((each) => {
    const { device } = each
    return [
      ...[each.name, each.host, each.port, each.user, each.verdict, each.blockers.join('\n')],
      each.problem === null ? '' : `${each.problem.code}: ${each.problem.message}`,
      ...[device?.hostname, device?.model, device?.serial, firmwareOf(each), device?.ha],
      each.service?.message,
      ...countCells(each),
      ...[each.hostKey?.fingerprint, each.readAt],
    ]
  })
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
