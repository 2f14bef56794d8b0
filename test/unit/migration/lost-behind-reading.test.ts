import { expect, test } from 'vitest'
import { systemClock } from '../../../main/clock'
import { noPolicy } from '../../../main/contract/policy'
import { ProblemError } from '../../../main/contract/result'
import type { RunEvent } from '../../../main/migration/events'
import { applyEvent } from '../../../main/migration/fold'
import type { FortiGate } from '../../../main/migration/fortigate'
import type { LoginObserver } from '../../../main/migration/link'
import { Procedure } from '../../../main/migration/procedure'
import { at } from '../../../main/migration/steps/action'
import { opened } from './world'

const printed: Readonly<Record<string, string>> = {
  'get system status': [
    'Version: FortiGate-VM64 v7.2.8,build1639,240313 (GA.F)',
    'Serial-Number: FGVM000000000001',
    'Virtual domain configuration: disable',
    'Hostname: fw-lab',
    'Current HA mode: standalone',
  ].join('\n'),
  'get system ha status': 'Mode: Standalone',
}

const fortigate: FortiGate = {
  provenance: 'read',
  account: 'admin',
  hostKey: 'SHA256:key',
  readOnly: false,
  useVdoms: () => undefined,
  read: (command) => Promise.resolve(printed[command] ?? ''),
  readVdom: () => Promise.resolve(''),
  fetchBackup: () => Promise.reject(new Error('Nothing is backed up.')),
  askToMigrate: () => Promise.reject(new Error('Nothing is asked.')),
  close: () => undefined,
}

const lost = new ProblemError({ code: 'connection-lost', message: 'The connection was lost.', hint: '' })

/** A procedure that is connected, and what ends its session. */
async function connected(): Promise<{ procedure: Procedure; end: () => void }> {
  const record = (event: RunEvent) => ({ number: 1, at: '2026-11-23T10:20:30.000Z', event })
  let heard: LoginObserver | null = null
  const procedure = new Procedure(applyEvent(null, record(opened)), {
    record,
    claimDevice: () => Promise.resolve([]),
    createBackup: () => Promise.reject(new Error('Nothing is backed up.')),
    readBackup: () => Promise.reject(new Error('There is no backup.')),
    writeReport: () => Promise.resolve(''),
    changed: () => undefined,
    pause: () => Promise.resolve(),
    clock: systemClock,
    policy: noPolicy,
  })
  await procedure.connect({
    host: 'fw-lab',
    port: 22,
    user: 'admin',
    open: (observer) => {
      heard = observer
      return Promise.resolve(fortigate)
    },
  })
  return { procedure, end: () => heard?.ended(lost) }
}

test('a session that ends while what was read is worked on is told of, and what was read counts', async () => {
  const { procedure, end } = await connected()
  expect(procedure.session.connection.state).toBe('connected')
  let read = 0
  await procedure.perform(
    at('connect', (bench) =>
      bench.read('Reading', () => {
        read += 1
        end()
        return Promise.resolve()
      }),
    ),
  )
  expect(read).toBe(1)
  expect(procedure.session).toMatchObject({
    busy: null,
    problem: { code: 'connection-lost' },
    connection: { state: 'lost' },
  })
})

test('a session that holds is not spoken of', async () => {
  const { procedure } = await connected()
  await procedure.perform(at('connect', (bench) => bench.read('Reading', () => Promise.resolve())))
  expect(procedure.session).toMatchObject({ busy: null, problem: null, connection: { state: 'connected' } })
})
