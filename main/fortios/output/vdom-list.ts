import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** What `diagnose sys vd list` says. */
export interface VdomList {
  readonly kind: 'vdom-list'
  /** The VDOMs, in the device's order, without FortiOS's own (`vsys_ha`, `vsys_fgfm`). */
  readonly names: readonly string[]
}

/**
 * Reads `diagnose sys vd list`: each VDOM begins with a line such as `name=root/root index=0 enabled …`. A line of that
 * kind whose name can't be told makes the whole list unknown: a VDOM that is left out would not be looked into.
 */
export function parseVdomList(text: string): VdomList | Unknown {
  const names = filledLinesOf(text)
    .map((line) => /^name=(.*?) index=\d+/.exec(line)?.[1])
    .filter((both) => both !== undefined)
    .map(nameOf)
  const own = names.filter((name) => name !== null).filter((name) => !name.startsWith('vsys_'))
  return own.length === 0 || names.includes(null) ? unknown(text) : { kind: 'vdom-list', names: own }
}

/** The name of `root/root`, or of `root/other` if neither has a blank or a slash. */
function nameOf(both: string): string | null {
  const middle = (both.length - 1) / 2
  const first = both.slice(0, middle)
  if (both[middle] === '/' && first === both.slice(middle + 1) && first !== '') return first
  return /^([^\s/]+)\/[^\s/]+$/.exec(both)?.[1] ?? null
}
