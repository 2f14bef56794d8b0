import { temporaryFolder } from '../../temporary-folder'
import { describe, expect, test, vi } from 'vitest'
import type { Simulator } from '../../../main/simulator'
import { keyPair } from '../ssh/connecting'
import { answersTo, linesAt, live, office, password, simulate, vendorLicense } from './live'
import type { Headless } from './rehearsal'

const changesSomething = (line: string) => line.includes('migrate-ftm')
const tries = (simulator: Simulator) =>
  simulator.loginAttempts.filter(({ method }) => method !== 'none').length

/** Takes the fault away while it waits, so that the next reading goes through. */
const mends = (app: Headless, fortigate: Simulator) => {
  app.whilePausing = () => {
    fortigate.setFaults({})
    return Promise.resolve()
  }
}

/** What the console was told beside what was typed and what came back. */
const notes = (app: Headless) =>
  app.console.filter(({ direction }) => direction === 'note').map(({ text }) => text)

/** A view as it is with any other reading of the same content. */
const withoutRevisions = (view: unknown): unknown =>
  JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'revision' ? undefined : value)))

interface Reading {
  readonly name: string
  readonly step: 'service' | 'inventory' | 'backup'
  readonly cutAt: string
  readonly read: (app: Headless) => Promise<unknown>
  readonly result: (app: Headless) => unknown
}

const readings: readonly Reading[] = [
  { name: 'the service', step: 'service', cutAt: 'Service balance', read: (app) => app.call('readService'), result: async (app) => [withoutRevisions(app.run.service), await app.findings('service')] },
  { name: 'the inventory', step: 'inventory', cutAt: 'config user local', read: (app) => app.call('readInventory'), result: async (app) => [withoutRevisions(app.run.inventory), await app.findings('inventory'), await app.call('users')] },
  { name: 'the backup', step: 'backup', cutAt: 'config firewall policy', read: (app) => app.call('backUp'), result: (app) => ({ ...app.run.backup, path: '', takenAt: '', sha256: '' }) },
] // prettier-ignore

describe('a link that is lost in the middle of a reading', () => {
  test.concurrent.each(readings)(
    'of $name is made again once, and the reading comes out as without',
    async (reading) => {
      const { app, fortigate } = await live({ configuration: office })
      await app.connect()
      await app.goTo(reading.step)
      await reading.read(app)
      const undisturbed = await reading.result(app)
      const [sessions, logins] = [fortigate.connections, tries(fortigate)]
      mends(app, fortigate)
      fortigate.setFaults({ cutAt: reading.cutAt })
      await reading.read(app)
      expect(app.run.problem).toBeNull()
      expect(app.run.busy).toBeNull()
      expect(app.run.connection).toMatchObject({ state: 'connected', hostKey: fortigate.hostKeyFingerprint })
      expect(await reading.result(app)).toEqual(undisturbed)
      expect(app.pauses).toEqual([1_000])
      expect([fortigate.connections - sessions, tries(fortigate) - logins]).toEqual([1, 1])
      expect(linesAt(fortigate).filter(changesSomething)).toEqual([])
      // Nobody was asked anything a second time.
      expect(app.asked.map(({ kind }) => kind)).toEqual(['host-key'])
    },
  )

  test.concurrent('while it is verified: nothing that changes anything is typed again', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    await app.migrate()
    const typedBefore = linesAt(fortigate).filter(changesSomething)
    expect(typedBefore).toHaveLength(1)
    mends(app, fortigate)
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('continueRun')
    expect(app.run.problem).toBeNull()
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 }, otherChanges: 0 })
    expect(app.pauses).toEqual([1_000])
    expect(linesAt(fortigate).filter(changesSomething)).toEqual(typedBefore)
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test.concurrent('is said while it waits, and can be stopped', async () => {
    const { app, fortigate } = await live()
    await app.connect()
    await app.goTo('service')
    const seen: unknown[] = []
    app.whilePausing = async (signal) => {
      seen.push(app.run.busy, app.run.connection.state)
      await app.call('cancel')
      seen.push(signal.aborted)
    }
    const logins = tries(fortigate)
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('readService')
    expect(seen).toEqual([
      expect.objectContaining({
        label: 'Connection lost. Reconnecting (1 of 3)…',
        fraction: null,
        cancellable: true,
      }),
      'lost',
      true,
    ])
    expect(app.run).toMatchObject({ busy: null, problem: { code: 'connection-lost' } })
    expect(tries(fortigate)).toBe(logins)
  })

  test.concurrent('again and again is left to the person after three times', async () => {
    const { app, fortigate } = await live()
    await app.connect()
    await app.goTo('service')
    const logins = tries(fortigate)
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('readService')
    expect(app.pauses).toEqual([1_000, 5_000, 15_000])
    expect(tries(fortigate) - logins).toBe(3)
    expect(app.run).toMatchObject({
      busy: null,
      problem: { code: 'connection-lost' },
      connection: { state: 'lost' },
    })
    // Also at the next reading, within ten minutes: the person connects, and decides.
    await app.connect()
    await app.call('readService')
    expect(app.pauses).toHaveLength(3)
    expect(app.run.problem).toMatchObject({ code: 'connection-lost' })
    fortigate.setFaults({})
    await app.connect()
    await app.call('readService')
    expect(app.run.problem).toBeNull()
  })

  test.concurrent('to a device that starts anew is made again once that listens', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const { app, fortigate } = await live({ hostKey: pair.private })
    await app.connect()
    await app.goTo('inventory')
    fortigate.setFaults({ cutAt: 'config user local' })
    app.whilePausing = async () => {
      if (app.pauses.length === 1) await fortigate.close()
      else await simulate({ hostKey: pair.private, port: fortigate.port })
    }
    await app.call('readInventory')
    expect(app.pauses).toEqual([1_000, 5_000])
    expect(app.run.problem).toBeNull()
    expect(app.run.inventory?.counts).toMatchObject({ licenses: 1, migrate: 1 })
    // The console hears of lines in batches.
    await vi.waitFor(() => {
      expect(notes(app).filter((note) => note.startsWith('Connecting to'))).toHaveLength(3)
    })
  })
})

describe('connecting again by itself', () => {
  const toService = async (options: Parameters<typeof live>[0] = {}) => {
    const started = await live(options)
    await started.app.connect()
    await started.app.goTo('service')
    started.fortigate.setFaults({ cutAt: 'Service balance' })
    return started
  }

  test.concurrent('is not repeated where the login is refused', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const { app, fortigate } = await toService({ hostKey: pair.private })
    let other: Simulator | undefined
    app.whilePausing = async () => {
      await fortigate.close()
      other = await simulate({
        hostKey: pair.private,
        port: fortigate.port,
        rehearsalPassword: 'another one by now',
      })
    }
    await app.call('readService')
    expect(app.run.problem).toMatchObject({ code: 'login-rejected' })
    expect(app.run.connection.state).toBe('lost')
    expect(app.pauses).toEqual([1_000])
    expect(other?.loginAttempts.map(({ method }) => method)).toEqual(['none', 'keyboard-interactive'])
    expect(await app.everythingShown()).not.toContain(password)
  })

  test.concurrent('sends nothing to a device with another host key, and asks nobody', async () => {
    const { app, fortigate } = await toService()
    let other: Simulator | undefined
    app.whilePausing = async () => {
      await fortigate.close()
      const pair = await keyPair(temporaryFolder(), 'ecdsa')
      other = await simulate({ hostKey: pair.private, port: fortigate.port })
    }
    await app.call('readService')
    expect(app.run.problem).toMatchObject({ code: 'host-key-changed' })
    expect(other?.connections).toBe(1)
    expect(other?.loginAttempts).toEqual([])
    expect(app.asked).toHaveLength(1)
  })

  test.concurrent('is not tried where the first login took a token code', async () => {
    const code = '271828'
    const { app, fortigate } = await live({ accounts: [{ user: 'admin', tokenCode: code }] })
    app.answers = (question) => (question.kind === 'device-prompts' ? [code] : [])
    await app.connect()
    await app.goTo('service')
    const logins = tries(fortigate)
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('readService')
    expect(app.run).toMatchObject({ problem: { code: 'connection-lost' }, connection: { state: 'lost' } })
    expect(app.pauses).toEqual([])
    expect(tries(fortigate)).toBe(logins)
  })

  test.concurrent(
    'stops where a token code is asked for that was not before, and sends nothing',
    async () => {
      const pair = await keyPair(temporaryFolder(), 'ed25519')
      const { app, fortigate } = await toService({ hostKey: pair.private })
      app.whilePausing = async () => {
        await fortigate.close()
        await simulate({
          hostKey: pair.private,
          port: fortigate.port,
          accounts: [{ user: 'admin', tokenCode: '271828' }],
        })
      }
      await app.call('readService')
      expect(app.run.problem).toMatchObject({ code: 'login-needs-person' })
      expect(app.asked.map(({ kind }) => kind)).toEqual(['host-key'])
      expect(app.pauses).toEqual([1_000])
    },
  )

  test.concurrent('accepts the banner that was accepted, and no other', async () => {
    const { app, fortigate } = await toService({ banner: { afterLogin: 'Authorized staff only.' } })
    mends(app, fortigate)
    await app.call('readService')
    expect(app.run.problem).toBeNull()
    expect(app.asked.map(({ kind }) => kind)).toEqual(['host-key', 'post-login-banner'])
  })
})

describe('at the step "Migrate" nothing is connected by itself', () => {
  test.concurrent.each([
    ['while everything is compared', 'Number of users in', false],
    ['at the question', 'Ready to proceed? (y/n)', false],
    ['in the middle of the result', '1: Converted admin', true],
    ['while what became of it is read', 'show user fortitoken', true],
  ] as const)('%s', async (_when, cutAt, answered) => {
    const { app, fortigate } = await live({ configuration: office })
    await app.prepare()
    const sessions = fortigate.connections
    if (!answered) fortigate.setFaults({ cutAt })
    await app.call('askDevice', vendorLicense)
    if (answered) {
      fortigate.setFaults({ cutAt })
      await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
    }
    expect(app.run).toMatchObject({ problem: { code: 'connection-lost' }, connection: { state: 'lost' } })
    expect(app.pauses).toEqual([])
    expect(fortigate.connections).toBe(sessions)
  })
})
