import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** How large a table of the configuration is and may become. */
interface TableLimits {
  /** Most entries in one VDOM; 0 where there is no such limit. */
  readonly vdomMaximum: number
  /** Most entries in the whole device; 0 where there is no such limit. */
  readonly globalMaximum: number
  readonly used: number
}

/** What `print tablesize` says. */
export interface TableSizes {
  readonly kind: 'table-sizes'
  /** By name: `user.fortitoken`, `system.admin`. */
  readonly tables: ReadonlyMap<string, TableLimits>
  readonly unrecognised: readonly string[]
}

/** Reads `print tablesize`, lines such as `user.local: 0 5000 20000 3` (FortiOS ZTNA Reference Guide, "Maximum values"). */
export function parseTableSizes(text: string): TableSizes | Unknown {
  const tables = new Map<string, TableLimits>()
  const unrecognised: string[] = []
  for (const line of filledLinesOf(text).map((each) => each.trimStart())) {
    const colon = line.lastIndexOf(':')
    const numbers = /^ (\d+) (\d+) (\d+) (\d+)$/.exec(line.slice(colon + 1))
    if (colon < 1 || numbers === null) unrecognised.push(line)
    else {
      const [, , vdomMaximum, globalMaximum, used] = numbers.map(Number)
      tables.set(line.slice(0, colon), {
        vdomMaximum: vdomMaximum ?? 0,
        globalMaximum: globalMaximum ?? 0,
        used: used ?? 0,
      })
    }
  }
  return tables.size === 0 ? unknown(text) : { kind: 'table-sizes', tables, unrecognised }
}
