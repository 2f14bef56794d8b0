import { isDocumented } from '../../../main/migration/question'
import { describe, expect, test } from 'vitest'
import { NotAllowed } from '../../../main/fortios/commands'
import { readDevice } from '../../../main/migration/readings/device'
import { readInventory } from '../../../main/migration/readings/inventory'
import { credentials, device, divided, linesAt } from './small-device'
import { session } from './session'
import { rejectionOf } from '../../unit/store/folder'

describe.concurrent('split-task VDOM mode', () => {
  test('is recognised, and both of its VDOMs are read', async () => {
    const simulator = await device(divided(['root', 'FG-traffic'], 'split-vdom'))
    const { fortigate } = await session(simulator, credentials)
    const { status, vdoms } = await readDevice(fortigate)
    expect(status.vdoms).toBe('split-task')
    expect(vdoms).toEqual(['root', 'FG-traffic'])
    const { inventory } = await readInventory(fortigate, true, () => undefined)
    expect(inventory.users.map(({ vdom, name }) => [vdom, name])).toEqual([
      ['root', 'user.0'],
      ['FG-traffic', 'user.1'],
    ])
    expect(linesAt(simulator)).toContain('edit FG-traffic')
    expect(simulator.state().vdoms).toEqual(['root', 'FG-traffic'])
  })

  test('migrates from the global scope, for the VDOM of the license', async () => {
    const simulator = await device(divided(['root', 'FG-traffic'], 'split-vdom'))
    const { fortigate } = await session(simulator, credentials)
    await readDevice(fortigate)
    const asked = await fortigate.askToMigrate('EFTM000000881001', 'FG-traffic', isDocumented)
    expect.assert(asked.kind === 'question')
    expect(await asked.answer('y', () => undefined)).toContain('Total 1 admin/local user(s) converted')
    const answer = simulator.received.find(({ kind }) => kind === 'answer')
    expect(answer).toMatchObject({ scope: 'global', text: 'y', license: 'EFTM000000881001' })
    const { inventory } = await readInventory(fortigate, true, () => undefined)
    expect(inventory.users.map(({ twoFactor }) => twoFactor)).toEqual(['fortitoken', 'fortitoken-cloud'])
  })
})

describe.concurrent('VDOMs with names of every kind', () => {
  const names = ['root', 'two words', 'a.b', 'x-y_z', 'größe', '名前', 'it’s (old)', 'n#1', 'vdom']

  test('are listed, entered, read and left, and none is made', async () => {
    const simulator = await device(divided(names))
    const { fortigate } = await session(simulator, credentials)
    const { vdoms } = await readDevice(fortigate)
    expect(vdoms).toEqual(names)
    const { inventory } = await readInventory(fortigate, true, () => undefined)
    expect(inventory.users.map(({ vdom }) => vdom)).toEqual(names)
    expect(simulator.state().vdoms).toEqual(names)
    expect(linesAt(simulator)).toContain('edit "two words"')
  })

  test('are recorded as the scope of what is typed there, at the moment of typing', async () => {
    const simulator = await device(divided(names))
    const { fortigate, sent, scopes } = await session(simulator, credentials)
    await readDevice(fortigate)
    await readInventory(fortigate, true, () => undefined)
    const asked = await fortigate.askToMigrate('EFTM000000881001', 'two words', isDocumented)
    expect.assert(asked.kind === 'question')
    await asked.answer('n', () => undefined)
    const typed = simulator.received.filter(({ kind }) => kind === 'line' || kind === 'answer')
    expect(sent).toEqual(typed.map(({ text }) => text))
    // `edit` is typed in the table of VDOMs, which is no scope.
    expect(scopes).toEqual(typed.map(({ scope, text }) => (text.startsWith('edit ') ? '' : scope)))
    expect(new Set(scopes)).toEqual(new Set(['', 'global', ...names]))
  })

  test.each(['dm?z', 'x'.repeat(80)])(
    'are refused in a sentence where one can’t be typed (%s)',
    async (name) => {
      const simulator = await device(divided(['root', name]))
      const { fortigate } = await session(simulator, credentials)
      const problem = await rejectionOf(readDevice(fortigate))
      expect(problem.code).toBe('vdom-untypeable')
      expect(problem.message).toContain(`“${name}”`)
      expect(linesAt(simulator).filter((line) => line.startsWith('edit'))).toEqual([])
    },
  )

  test('are never made, not even where one has gone since it was listed', async () => {
    const simulator = await device(divided(['root', 'dmz']))
    const { fortigate } = await session(simulator, credentials)
    await readDevice(fortigate)
    for (const name of ['DMZ', 'dmz ', 'dm', 'nowhere', 'dmz?', '', 'x'.repeat(80)]) {
      await expect(fortigate.readVdom(name, 'show user local')).rejects.toThrow(NotAllowed)
    }
    fortigate.useVdoms({ enabled: true, names: ['root'] })
    await expect(fortigate.readVdom('dmz', 'show user local')).rejects.toThrow(NotAllowed)
    expect(linesAt(simulator).filter((line) => line.startsWith('edit'))).toEqual([])
    expect(simulator.state().vdoms).toEqual(['root', 'dmz'])
    expect(await fortigate.readVdom('root', 'show user local')).toContain('user.0')
  })
})
