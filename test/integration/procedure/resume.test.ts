import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { StepId } from '../../../main/contract/steps'
import type { Simulator } from '../../../main/simulator'
import type { Headless } from './rehearsal'
import { atTheKey, answersTo, application, at, linesAt, live, simulate, vendorLicense } from './live'
import { temporaryFolder } from '../../temporary-folder'

/** Starts the application again on the data folder of one that has ended, and opens its only unfinished run. */
async function again(folder: string, fortigate: Pick<Simulator, 'port'>): Promise<Headless> {
  const app = application(folder)
  app.login = at(fortigate)
  const { unfinished } = app
  expect(unfinished).toHaveLength(1)
  await app.call('resumeRun', { id: unfinished[0]?.id ?? '' })
  return app
}

/** The data folder as it is at this moment: what a process that is killed now leaves behind. */
function leftBehind(app: Headless): string {
  const folder = temporaryFolder()
  // The process of these tests lives on; the lock of one that was killed would count for nothing.
  const ofTheLiving = /[\\/]locks[\\/].*\.(?:json|sock)$/
  cpSync(app.dataFolder, folder, { recursive: true, filter: (path) => !ofTheLiving.test(path) })
  return folder
}

const reading: Partial<Record<StepId, 'readService' | 'readInventory' | 'backUp' | 'verify'>> = {
  service: 'readService',
  inventory: 'readInventory',
  backup: 'backUp',
  verify: 'verify',
}

describe('a run that is resumed', () => {
  test.concurrent.each<StepId>(['service', 'inventory', 'backup', 'preauthorization', 'migrate'])(
    'at the step "%s" reads the device before anything else, and goes on to the end',
    async (step) => {
      const { app: first, fortigate } = await live()
      await first.connect()
      await first.goTo(step)
      await first.quit()
      const typed = linesAt(fortigate).length

      const app = await again(first.dataFolder, fortigate)
      expect(app.run.step).toBe(step)
      expect(app.run.connection.state).toBe('none')
      const call = reading[step]
      if (call) {
        await app.call(call)
        expect(app.run.problem).toMatchObject({ code: 'not-connected' })
      }
      if (step === 'migrate') {
        await app.call('askDevice', vendorLicense)
        expect(app.run.problem).toMatchObject({ code: 'not-connected' })
      }
      expect(linesAt(fortigate)).toHaveLength(typed)
      await app.connect()
      expect(app.run.problem).toBeNull()
      expect(linesAt(fortigate)[typed]).toBe('get system status')
      await app.goTo('migrate')
      await app.migrate()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent('after the migration goes on with the verification', async () => {
    const { app: first, fortigate } = await live()
    await first.prepare()
    await first.migrate()
    await first.quit()
    const app = await again(first.dataFolder, fortigate)
    expect(app.license().state).toBe('done')
    expect(app.run.next).toMatchObject({ allowed: false, reason: 'Connect to the FortiGate first' })
    expect(await app.refusal('askDevice', vendorLicense)).toBe('This license is not sent again.')
    await app.connect()
    await app.call('continueRun')
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 } })
    await app.quit()
    const third = await again(first.dataFolder, fortigate)
    expect(third.run.step).toBe('verify')
    expect(third.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 } })
    await third.call('continueRun')
    await third.call('finish')
    await third.call('leaveRun')
    expect(third.unfinished).toEqual([])
  })

  test.concurrent('is refused on another FortiGate, and nothing of it is lost', async () => {
    const { app: first, fortigate } = await live()
    await first.connect()
    await first.goTo('backup')
    await first.quit()
    const stranger = await simulate({ serial: 'FGVM02TM22000999' })
    const app = await again(first.dataFolder, stranger)
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'another-device' })
    expect(app.run.problem?.message).toContain('FGVM02TM22000999')
    expect(app.run.problem?.message).toContain('FGVM02TM22000417')
    expect(app.run.connection.state).not.toBe('connected')
    await vi.waitFor(() => {
      expect(stranger.openSessions).toBe(0)
    })
    app.login = at(fortigate)
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.run.step).toBe('backup')
  })

  test.concurrent('goes on with another unit of the same cluster', async () => {
    const ha = [
      { hostname: 'CORP-FW-01', serial: 'FG200FT922900417' },
      { hostname: 'CORP-FW-02', serial: 'FG200FT922900533' },
    ]
    const { app: first } = await live({ ha, scenario: 'ha-pair' })
    await first.connect()
    await first.goTo('inventory')
    await first.quit()
    const other = await simulate({ ha: [...ha].reverse(), serial: 'FG200FT922900533', scenario: 'ha-pair' })
    const app = await again(first.dataFolder, other)
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.run.device?.serial).toBe('FG200FT922900533')
  })
})

describe('a process that was killed', () => {
  test.concurrent(
    'between the decision and its result: the FortiGate is read, and told nothing',
    async () => {
      const { app: first, fortigate } = await live({ resultLineDelay: 20 })
      await first.prepare()
      let folder = ''
      atTheKey(fortigate, 'any', () => {
        folder = leftBehind(first)
      })
      await first.migrate()
      await first.quit()
      const typed = linesAt(fortigate).length

      const app = await again(folder, fortigate)
      expect(app.unfinished[0]?.sentence).toContain(vendorLicense.license)
      expect(app.license().state).toBe('unknown')
      expect(await app.refusal('askDevice', vendorLicense)).toContain('Read the FortiGate first')
      await app.connect()
      expect(app.license().state).toBe('done')
      expect(linesAt(fortigate).slice(typed).join('\n')).not.toContain('migrate-ftm')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent(
    'while the question stood open: it may have been answered, and is asked again late',
    async () => {
      const { app: first, fortigate } = await live()
      await first.prepare()
      await first.call('askDevice', vendorLicense)
      const folder = leftBehind(first)
      await first.quit()
      const app = await again(folder, fortigate)
      expect(app.license()).toMatchObject({ state: 'unknown', yesAt: [] })
      await app.connect()
      expect(app.license().state).toBe('unknown')
      expect(await app.refusal('askDevice', vendorLicense)).toContain('Read the FortiGate first')
      await app.clock.pass(15 * 60_000 + 1_000)
      await app.atRest()
      expect(app.license().state).toBe('not-started')
      await app.migrate()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent('in the middle of a record: the piece is cut off, and the run goes on', async () => {
    const { app: first, fortigate } = await live()
    await first.connect()
    await first.goTo('inventory')
    const file = join(first.folder, 'journal.jsonl')
    await first.quit()
    const whole = readFileSync(file, 'utf8')
    appendFileSync(file, whole.slice(0, 40))
    const app = await again(first.dataFolder, fortigate)
    expect(app.run.step).toBe('inventory')
    await app.connect()
    await app.goTo('backup')
    expect(app.journal.startsWith(whole)).toBe(true)
    await app.quit()
    expect((await again(first.dataFolder, fortigate)).run.step).toBe('backup')
  })
})

describe('the list of unfinished runs', () => {
  test.concurrent('names a damaged journal and its line, and keeps it', async () => {
    const { app: first } = await live()
    await first.prepare()
    const { id } = first.run
    const file = join(first.folder, 'journal.jsonl')
    await first.quit()
    const lines = readFileSync(file, 'utf8').split('\n')
    lines[2] = (lines[2] ?? '').replace('"v":1', '"v":2')
    writeFileSync(file, lines.join('\n'))

    const app = application(first.dataFolder)
    expect(app.unfinished).toHaveLength(1)
    expect(app.unfinished[0]?.problem).toMatchObject({ code: 'journal-damaged' })
    expect(app.unfinished[0]?.problem?.message).toContain(`${file} is damaged at line 3`)
    const resumed = await app.result('resumeRun', { id })
    expect(resumed).toMatchObject({ ok: false, problem: { code: 'journal-damaged' } })
    const discarded = await app.result('discardRun', { id })
    expect(discarded).toMatchObject({ ok: false, problem: { code: 'run-is-damaged' } })
    expect(readFileSync(file, 'utf8')).toBe(lines.join('\n'))
    // And a new run can be started all the same.
    await app.call('startMigration')
  })

  test.concurrent('is not upset by strange folders', async () => {
    const { app: first } = await live()
    await first.quit()
    const runs = join(first.dataFolder, 'runs')
    mkdirSync(join(runs, 'empty'))
    mkdirSync(join(runs, 'strange', 'journal.jsonl'), { recursive: true })
    mkdirSync(join(runs, 'blank'))
    writeFileSync(join(runs, 'blank', 'journal.jsonl'), '')
    writeFileSync(join(runs, 'file'), '')
    const app = application(first.dataFolder)
    expect(app.unfinished.filter(({ problem }) => problem === null)).toHaveLength(1)
  })

  test.concurrent(
    'holds no rehearsal that was left, no run in which nothing was read, and nothing discarded',
    async () => {
      const { app, fortigate } = await live()
      await app.call('leaveRun')
      await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
      await app.call('leaveRun')
      expect(app.unfinished).toEqual([])
      expect(readdirSync(join(app.dataFolder, 'rehearsals'))).toEqual([])
      expect(readdirSync(join(app.dataFolder, 'runs'))).toEqual([])
      await app.call('startMigration')
      const { id } = app.run
      app.login = at(fortigate)
      await app.connect()
      expect(await app.refusal('discardRun', { id })).toContain('open already')
      await app.call('leaveRun')
      expect(app.unfinished.map((run) => run.id)).toEqual([id])
      await app.call('discardRun', { id })
      expect(app.unfinished).toEqual([])
      expect(readdirSync(join(app.dataFolder, 'runs'))).toEqual([])
    },
  )

  test.concurrent('keeps a run in which the FortiGate was told "y"', async () => {
    const { app } = await live({ scenario: 'not-authorized' })
    await app.prepare()
    await app.migrate()
    const { id } = app.run
    await app.call('goBack', { to: 'inventory' })
    await app.call('leaveRun')
    expect(await app.refusal('discardRun', { id })).toContain('kept as evidence')
  })

  test.concurrent('takes no path for a name', async () => {
    const app = application()
    for (const id of ['../runs', '..', 'a/b', '', 'x'.repeat(64)]) {
      expect((await app.result('resumeRun', { id })).ok).toBe(false)
      expect((await app.result('discardRun', { id })).ok).toBe(false)
    }
  })
})
