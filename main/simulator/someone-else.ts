import type { SimulatedDevice } from './device'
import type { Deed } from './happenings'
import { Entry } from './config-section'

/** Does it, if the configuration has what it takes: in the first VDOM that has tokens. */
export function someoneElse(device: SimulatedDevice, deed: Deed): void {
  const { configuration } = device
  const scope = configuration.scopes.find(
    (each) => each.kind !== 'global' && configuration.section(each, 'user fortitoken')?.entries.size,
  )
  if (!scope) return
  const users = configuration.sectionToWrite(scope, 'user local')
  const tokens = configuration.section(scope, 'user fortitoken')?.entries ?? new Map<string, Entry>()
  users.edit((_own, entries) => {
    const holders = [...entries.values()].filter((user) => user.value('two-factor') === 'fortitoken')
    switch (deed) {
      case 'changes an email address':
        holders[0]?.set('email-to', ['changed.meanwhile@example.net'], '"changed.meanwhile@example.net"')
        return
      case 'adds a user':
        newcomer(entries)
        return
      case 'assigns a token': {
        const held = new Set(
          [...entries.values(), ...device.administrators.values()].map((user) => user.value('fortitoken')),
        )
        const free = [...tokens.values()].find((token) => token.value('license') && !held.has(token.name))
        if (!free) return
        const user = newcomer(entries)
        user.set('two-factor', ['fortitoken'], 'fortitoken')
        user.set('fortitoken', [free.name], `"${free.name}"`)
      }
    }
  })
}

/** The user who was not there before. */
function newcomer(entries: Map<string, Entry>): Entry {
  const name = 'new.colleague'
  const user = entries.get(name) ?? Entry.named(name, `"${name}"`)
  user.set('type', ['password'], 'password')
  user.set('email-to', [`${name}@example.com`], `"${name}@example.com"`)
  entries.set(name, user)
  return user
}
