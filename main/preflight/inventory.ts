import { withCleanEdges } from '../text/clean-edges'
import { hasColumns, readCsvInventory } from './csv-inventory'
import { findDoubles, mostDevices, readEntry, type DeviceEntry, type InventoryFault } from './entry'
import { readIniInventory } from './ini-inventory'
import { readYamlInventory } from './yaml-inventory'

/** More faults than this are one fault: it is another kind of file. */
const mostFaults = 20

/** An inventory file in which something is wrong: nothing of it is used. */
export class InventoryError extends Error {
  readonly file: string
  /** In the order of the lines. */
  readonly faults: readonly InventoryFault[]

  constructor(file: string, faults: readonly InventoryFault[]) {
    super(faults.map((fault) => describeFault(file, fault)).join('\n'))
    this.file = file
    this.faults = faults
    this.name = 'InventoryError'
  }
}

/** `devices.yml, line 7, field "port": …` */
function describeFault(file: string, { line, field, message }: InventoryFault): string {
  const where = field === null ? '' : `, field "${field}"`
  return `${file}, line ${line}${where}: ${message}`
}

/** `[group]`, or `fw1 ansible_host=192.0.2.1`: in neither YAML nor a table a line alone. */
const iniSection = /^[ \t]*\[[\w.-]+(?::(?:vars|children))?\][ \t]*(?:[#;].*)?$/m
const iniHost = /^[\w.-]+(?:\[[\w:]+\][\w.-]*)*(?:[ \t]+[\w.-]+=\S+)+[ \t]*$/

/** The first line that holds something. */
function headOf(text: string): string {
  return /^[ \t]*\S.*$/m.exec(text)?.[0] ?? ''
}

/** Which form a file has, by its name and what is in it: people save tables as text, and Ansible needs no ending. */
function readerOf(file: string, text: string) {
  if (/\.[ct]sv$/i.test(file) || hasColumns(text)) return readCsvInventory
  const isYaml = /\.(?:ya?ml|json)$/i.test(file)
  if (/\.(?:ini|cfg)$/i.test(file)) return readIniInventory
  return !isYaml && (iniSection.test(text) || iniHost.test(headOf(text)))
    ? readIniInventory
    : readYamlInventory
}

/**
 * The devices of an inventory file, in its order: a table, an Ansible inventory in INI form, or YAML.
 *
 * @throws InventoryError with every fault of the file: it is used as a whole or not at all.
 */
export function readInventoryFile(file: string, written: string): readonly DeviceEntry[] {
  const text = withCleanEdges(written)
  const faults: InventoryFault[] = []
  const complain = (fault: InventoryFault) => void faults.push(fault)
  const raw = readerOf(file, text)(text, complain)
  const entries = raw.slice(0, mostDevices).flatMap((each) => readEntry(each, complain) ?? [])
  faults.push(...findDoubles(entries))
  if (raw.length > mostDevices) {
    complain({ line: 1, field: null, message: `It contains more than ${mostDevices} devices.` })
  }
  if (faults.length === 0 && entries.length === 0) {
    complain({ line: 1, field: null, message: 'It contains no devices.' })
  }
  if (faults.length === 0) return entries
  // A fault of the defaults is one fault, however many devices have it.
  const once = new Map(faults.map((fault) => [describeFault(file, fault), fault]))
  const ordered = [...once.values()].sort((one, other) => one.line - other.line)
  const more = ordered.length - mostFaults
  const last = { line: ordered.at(-1)?.line ?? 1, field: null, message: `… and ${more} more errors.` }
  throw new InventoryError(file, more > 0 ? [...ordered.slice(0, mostFaults), last] : ordered)
}
