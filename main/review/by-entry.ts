import type { User } from '../contract/review'
import type { InventoryRecord } from './record'

/** Where an entry stands on a device. */
type Place = Pick<InventoryRecord, 'table' | 'vdom' | 'name'>

/**
 * Values by a VDOM and a name. A text of both as a key would have to be made and hashed each time, which for 20,000
 * users takes longer than to compare them.
 */
export class ByName<Value> {
  private readonly vdoms = new Map<string, Map<string, Value>>()

  get({ vdom, name }: Pick<Place, 'vdom' | 'name'>): Value | undefined {
    return this.vdoms.get(vdom)?.get(name)
  }

  /** The last value of a name counts. */
  set({ vdom, name }: Pick<Place, 'vdom' | 'name'>, value: Value): void {
    const known = this.vdoms.get(vdom)
    if (known) known.set(name, value)
    else this.vdoms.set(vdom, new Map([[name, value]]))
  }
}

/** Values by the entry that they belong to: it tells apart what `recordKey` tells apart. */
export class ByEntry<Value> {
  private readonly tables: Readonly<Record<Place['table'], ByName<Value>>> = {
    'system admin': new ByName(),
    'user local': new ByName(),
    'user fortitoken': new ByName(),
  }

  get(place: Place): Value | undefined {
    return this.tables[place.table].get(homeOf(place))
  }

  has(place: Place): boolean {
    return this.get(place) !== undefined
  }

  /** The last value of an entry counts. */
  set(place: Place, value: Value): void {
    this.tables[place.table].set(homeOf(place), value)
  }
}

/** The entry of a user: it finds what `userKey` finds. */
export function entryOfUser({ table, vdom, name }: Pick<User, 'table' | 'vdom' | 'name'>): Place {
  return { table: table === 'admin' ? 'system admin' : 'user local', vdom, name }
}

/** Administrators belong to the whole device. */
function homeOf(place: Place): Pick<Place, 'vdom' | 'name'> {
  return place.table === 'system admin' ? { vdom: '', name: place.name } : place
}
