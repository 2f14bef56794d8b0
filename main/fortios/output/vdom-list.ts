import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** What `diagnose sys vd list` says. */
export interface VdomList {
  readonly kind: 'vdom-list'
  /** The VDOMs, in the device's order, without FortiOS's own (`vsys_ha`, `vsys_fgfm`). */
  readonly names: readonly string[]
}

/** Reads `diagnose sys vd list`: each VDOM begins with a line such as `name=root/root index=0 enabled …`. */
export function parseVdomList(text: string): VdomList | Unknown {
  const names = filledLinesOf(text)
    .map((line) => /^name=([^\s/]+)\/\S+ index=\d+/.exec(line)?.[1])
    .filter((name) => name !== undefined)
    .filter((name) => !name.startsWith('vsys_'))
  return names.length === 0 ? unknown(text) : { kind: 'vdom-list', names }
}
