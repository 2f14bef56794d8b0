import { describe, expect, test, vi } from 'vitest'
import type { Simulator } from '../../../main/simulator'
import type { Headless } from '../procedure/rehearsal'
import { answersTo, live, office, officeSecrets, password, vendorLicense } from '../procedure/live'

interface Case {
  readonly name: string
  /** Text after which the FortiGate is cut off. */
  readonly cutAt: string
  readonly prepare: (app: Headless) => Promise<void>
  readonly act: (app: Headless) => Promise<unknown>
  readonly goOn: (app: Headless) => Promise<unknown>
}

const toStep = (step: Parameters<Headless['goTo']>[0]) => async (app: Headless) => {
  await app.connect()
  await app.goTo(step)
}
const question = async (app: Headless) => {
  await app.prepare()
  await app.call('askDevice', vendorLicense)
}
const yes = (app: Headless) =>
  app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
const nothing = () => Promise.resolve()

const cases: readonly Case[] = [
  { name: 'while it says what it is', cutAt: 'Serial-Number', prepare: nothing, act: (app) => app.connect(), goOn: nothing },
  { name: 'while the service is read', cutAt: 'Service balance', prepare: toStep('service'), act: (app) => app.call('readService'), goOn: (app) => app.call('readService') },
  { name: 'while the inventory is read', cutAt: 'config user local', prepare: toStep('inventory'), act: (app) => app.call('readInventory'), goOn: (app) => app.call('readInventory') },
  { name: 'while the backup is read', cutAt: 'config firewall policy', prepare: toStep('backup'), act: (app) => app.call('backUp'), goOn: (app) => app.call('backUp') },
  { name: 'while everything is compared', cutAt: 'Number of users in', prepare: (app) => app.prepare(), act: (app) => app.call('askDevice', vendorLicense), goOn: nothing },
  { name: 'at its question', cutAt: 'Ready to proceed? (y/n)', prepare: (app) => app.prepare(), act: (app) => app.call('askDevice', vendorLicense), goOn: nothing },
  { name: 'while the question stands open', cutAt: 'never printed', prepare: question, act: nothing, goOn: nothing },
  { name: 'in the middle of its result', cutAt: '1: Converted admin', prepare: question, act: yes, goOn: nothing },
  { name: 'while what became of it is read', cutAt: 'show user fortitoken', prepare: question, act: yes, goOn: nothing },
] // prettier-ignore

/** Cuts every connection off. */
async function cutOff(app: Headless, fortigate: Simulator) {
  fortigate.setFaults({ cut: { direction: 'to-device', after: 0 } })
  // The key doesn’t arrive any more.
  await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' }).catch(() => undefined)
  await vi.waitFor(() => expect(app.run.connection.state).toBe('lost'))
}

describe('the FortiGate is lost', () => {
  test.concurrent.each(cases)(
    '$name: it is said, reconnecting goes on, and "y" is sent once',
    async (each) => {
      const { app, fortigate } = await live({ configuration: office })
      await each.prepare(app)
      const step = app.run.step
      fortigate.setFaults({ cutAt: each.cutAt })
      await each.act(app)
      if (each.act === nothing) await cutOff(app, fortigate)
      else {
        expect(app.run.problem).toMatchObject({ code: 'connection-lost' })
        expect(app.run.problem?.message).toContain('127.0.0.1')
        expect(app.run.connection.state).toBe(step === 'connect' ? 'none' : 'lost')
      }
      expect(app.run.busy).toBeNull()
      expect(app.run.step).toBe(step)
      const shown = await app.everythingShown()
      for (const secret of [password, ...officeSecrets]) expect(shown).not.toContain(secret)

      fortigate.setFaults({})
      await app.connect()
      expect(app.run.problem).toBeNull()
      await each.goOn(app)
      expect(app.run.problem).toBeNull()
      await app.goTo('migrate')
      const at = app.run.migrate?.licenses.findIndex(({ license }) => license === vendorLicense.license)
      if (app.license(at).state !== 'done') {
        expect(answersTo(fortigate)).toEqual([])
        await app.waitOutDoubt(at)
        await app.migrate(at)
      }
      expect(app.license(at).state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent('while it is verified', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    await app.migrate()
    fortigate.setFaults({ cutAt: 'Service balance' })
    await app.call('continueRun')
    expect(app.run).toMatchObject({ step: 'verify', verify: null, problem: { code: 'connection-lost' } })
    expect(app.run.next.allowed).toBe(false)
    fortigate.setFaults({})
    await app.connect()
    await app.call('verify')
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 } })
  })

  test.concurrent(
    'at the second login: that is what it says, and the first session is still there',
    async () => {
      const { app, fortigate } = await live()
      await app.prepare()
      await app.migrate()
      await app.call('continueRun')
      fortigate.setFaults({ cutAt: 'FGT-LAB # ' })
      await app.call('tryLogin')
      expect(app.run.verify?.secondLogin).toMatchObject({ state: 'failed' })
      expect(app.run.connection.state).toBe('connected')
      expect([app.run.mayLockOut, app.application.mayLockOut]).toEqual([true, true])
      fortigate.setFaults({})
      await app.call('verify')
      expect(app.run.problem).toBeNull()
      await app.call('tryLogin')
      expect(app.run.verify?.secondLogin).toMatchObject({ state: 'worked' })
      expect([app.run.mayLockOut, app.application.mayLockOut]).toEqual([false, false])
    },
  )

  test.concurrent('while nothing is being done: it is seen, and said', async () => {
    const { app, fortigate } = await live()
    await app.connect()
    await app.goTo('inventory')
    await fortigate.close()
    await vi.waitFor(() => {
      expect(app.run.connection.state).toBe('lost')
    })
    expect(app.run.problem).toMatchObject({ code: 'connection-lost' })
    await app.call('readInventory')
    expect(app.run.problem).toMatchObject({ code: 'not-connected' })
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'port-refused' })
  })
})

describe('a link that delivers its bytes as it likes', () => {
  test.concurrent.each([
    ['one byte at a time', { chunkBytes: 1 }],
    ['three bytes at a time', { chunkBytes: 3 }],
  ])('%s: nothing changes', async (_how, faults) => {
    const { app, fortigate } = await live({ faults })
    await app.prepare()
    await app.migrate()
    expect(app.license().state).toBe('done')
    await app.call('continueRun')
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 }, otherChanges: 0 })
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test.concurrent(
    'with a message of the console within a table: nothing is concluded from it',
    async () => {
      const { app, fortigate } = await live()
      await app.connect()
      await app.goTo('inventory')
      fortigate.setFaults({ interject: { before: 'FGT-LAB #', line: 'NOTICE: HA heartbeat' } })
      await app.call('readInventory')
      expect(await app.findings('inventory')).toContainEqual(
        expect.objectContaining({ id: 'reading.failed', subject: 'show system admin', needs: 'resolve' }),
      )
      expect(app.run.next.allowed).toBe(false)
      fortigate.setFaults({})
      await app.call('readInventory')
      expect((await app.findings('inventory')).map(({ id }) => id)).not.toContain('reading.failed')
      await app.goTo('migrate')
      // Each table is read in both forms, and at rest between them.
    },
    40_000,
  )

  test.concurrent('garbled: nothing is concluded from it', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    fortigate.setFaults({ garbleEvery: 37 })
    const asking = app.call('askDevice', vendorLicense)
    await new Promise((resolve) => setTimeout(resolve, 700))
    await app.call('cancel')
    fortigate.setFaults({ cutAt: 'FGT' })
    await app.quit()
    await asking
    expect(answersTo(fortigate).filter((answer) => answer === 'y')).toEqual([])
  })
})
