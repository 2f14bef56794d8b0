import type { RunState } from './run'

/**
 * A function of these fields of a run alone, which remembers what it made of them last: the window is told of a run many
 * times a second, and with 20,000 users that is too dear to be made each time. What a run knows is never changed in
 * place, so another content is another object. It is forgotten together with the inventory that it was made from.
 */
export function remembered<Field extends keyof RunState, Made>(
  fields: readonly (Field | 'inventory')[],
  make: (run: Pick<RunState, Field | 'inventory'>) => Made,
): (run: Pick<RunState, Field | 'inventory'>) => Made {
  type Source = Pick<RunState, Field | 'inventory'>
  const last = new WeakMap<object, { readonly from: Source; readonly made: Made }>()
  return (run) => {
    const { inventory } = run
    const known = inventory && last.get(inventory)
    if (known && fields.every((field) => known.from[field] === run[field])) return known.made
    const made = make(run)
    if (inventory) last.set(inventory, { from: pick(run, fields), made })
    return made
  }
}

/** These fields and no others: a whole run would be kept in memory by them. */
function pick<Whole, Field extends keyof Whole>(whole: Whole, fields: readonly Field[]): Pick<Whole, Field> {
  return Object.fromEntries(fields.map((field) => [field, whole[field]])) as Pick<Whole, Field>
}
