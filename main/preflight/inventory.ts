import { readCsvInventory } from './csv-inventory'
import { findDoubles, readEntry, type DeviceEntry, type InventoryFault } from './entry'
import { readYamlInventory } from './yaml-inventory'

/** More devices than this are no list that somebody wrote. */
const mostDevices = 10_000
/** More faults than this are one fault: it is another kind of file. */
const mostFaults = 20

/** An inventory file in which something is wrong: nothing of it is used. */
export class InventoryError extends Error {
  /** @param faults in the order of the lines */
  constructor(
    readonly file: string,
    readonly faults: readonly InventoryFault[],
  ) {
    super(faults.map((fault) => describeFault(file, fault)).join('\n'))
    this.name = 'InventoryError'
  }
}

/** `devices.yml, line 7, field "port": …` */
function describeFault(file: string, { line, field, message }: InventoryFault): string {
  const where = field === null ? '' : `, field "${field}"`
  return `${file}, line ${line}${where}: ${message}`
}

/**
 * The devices of an inventory file, in its order. CSV where the file's name ends in `.csv`, else YAML.
 *
 * @throws InventoryError with every fault of the file: it is used as a whole or not at all.
 */
export function readInventoryFile(file: string, text: string): readonly DeviceEntry[] {
  const faults: InventoryFault[] = []
  const complain = (fault: InventoryFault) => void faults.push(fault)
  const read = /\.csv$/i.test(file) ? readCsvInventory : readYamlInventory
  const raw = read(text, complain)
  const entries = raw.slice(0, mostDevices).flatMap((each) => readEntry(each, complain) ?? [])
  faults.push(...findDoubles(entries))
  if (raw.length > mostDevices) {
    complain({ line: 1, field: null, message: `There are more than ${mostDevices} devices in it.` })
  }
  if (faults.length === 0 && entries.length === 0) {
    complain({ line: 1, field: null, message: 'There is no device in it.' })
  }
  if (faults.length === 0) return entries
  // A fault of the defaults is one fault, however many devices have it.
  const once = new Map(faults.map((fault) => [describeFault(file, fault), fault]))
  const ordered = [...once.values()].sort((one, other) => one.line - other.line)
  const more = ordered.length - mostFaults
  const last = { line: ordered.at(-1)?.line ?? 1, field: null, message: `… and ${more} more faults.` }
  throw new InventoryError(file, more > 0 ? [...ordered.slice(0, mostFaults), last] : ordered)
}
