import { describe, expect, test } from 'vitest'
import { readDevice } from '../../../main/migration/readings/device'
import { readInventory } from '../../../main/migration/readings/inventory'
import { settingsTables } from '../../../main/review'
import { userEntries } from '../../fixtures/user-table'
import { credentials, device, divided } from './small-device'
import { session } from './session'

const crowd = `${userEntries(30, 'guest').join('\n')}\n`

/** Two VDOMs; in the second a user whose name holds an empty line. Each table of users fills pages. */
const configuration = divided(['root', 'dmz'])
  .replaceAll('config user local\n', `config user local\n${crowd}`)
  .replace('edit "user.1"', 'edit "user\n\n.1"')

const everything = async (fortigate: Parameters<typeof readDevice>[0]) => {
  await readDevice(fortigate)
  return readInventory(fortigate, true, () => undefined)
}

/** The tables that were asked for, in the scope that they were typed in. */
const tablesOf = ({ sent, scopes }: Awaited<ReturnType<typeof session>>) =>
  sent.map((line, at) => [scopes[at], line] as const).filter(([, line]) => line.startsWith('show '))

describe.concurrent('tables over | grep . on a FortiGate with VDOMs', () => {
  test('are those that the pager gives, and one with an empty line in a value is read by it', async () => {
    const simulator = await device(configuration, { terminalLines: 24 })
    const seen = await session(simulator, credentials)
    const { inventory, unread } = await everything(seen.fortigate)
    expect(tablesOf(seen)).toEqual([
      ['global', 'show system admin | grep .'],
      ['global', 'show system central-management | grep .'],
      ['root', 'show user fortitoken | grep .'],
      ['root', 'show user local | grep .'],
      ['dmz', 'show user fortitoken | grep .'],
      ['dmz', 'show user local | grep .'],
      ['dmz', 'show user local'],
      ...settingsTables
        .filter((path) => path !== 'system central-management')
        .map((path) => ['global', `show ${path} | grep .`]),
    ])
    expect(inventory.users.map(({ vdom, name }) => [vdom, name])).toEqual([
      ['root', 'user.0'],
      ['dmz', 'user\n\n.1'],
    ])
    const paged = await session(
      await device(configuration, { terminalLines: 24, faults: { noFilter: true } }),
      credentials,
    )
    expect(await everything(paged.fortigate)).toMatchObject({ inventory, unread: unread ?? [] })
    expect(tablesOf(paged).filter(([, line]) => line.includes('|'))).toEqual([
      ['global', 'show system admin | grep .'],
    ])
  })

  test('that are empty, refused or not there are told apart', async () => {
    const parseError = "\ncommand parse error before 'csf'\nCommand fail. Return code -61\n"
    const simulator = await device(divided(['root', 'dmz']), {
      faults: {
        answers: {
          'show user local': 'config user local\nend\n',
          'show system csf': parseError,
          'show system central-management': '\nPermission denied\nCommand fail. Return code -37\n',
          'show system sso-admin': parseError,
        },
      },
    })
    const { fortigate } = await session(simulator, credentials)
    const { inventory, unread } = await everything(fortigate)
    expect(inventory.users).toEqual([])
    expect(inventory.tokens).toHaveLength(2)
    expect(unread?.map(({ command }) => command)).toEqual([
      'show system central-management',
      'show system csf',
    ])
  })

  test.each(['show user local', 'show user fortitoken', 'show system admin'])(
    'that can’t be read in any form are never taken for empty: %s',
    async (command) => {
      for (const answer of [
        'Permission denied\nCommand fail. Return code -37\n',
        '',
        'config user local\n',
      ]) {
        const simulator = await device(divided(['root']), { faults: { answers: { [command]: answer } } })
        const { fortigate } = await session(simulator, credentials)
        await expect(everything(fortigate)).rejects.toMatchObject({ problem: { code: 'tables-unreadable' } })
      }
    },
  )
})
