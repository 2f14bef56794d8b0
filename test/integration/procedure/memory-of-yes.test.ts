import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Simulator } from '../../../main/simulator'
import type { Headless } from './rehearsal'
import { temporaryFolder } from '../../temporary-folder'
import { answersTo, application, at, atTheKey, linesAt, live, vendorLicense } from './live'

/** The locks for a `y` that is not settled, in a data folder. */
function locksIn(folder: string): readonly string[] {
  const locks = join(folder, 'locks')
  return existsSync(locks) ? readdirSync(locks).filter((name) => name.endsWith('.run')) : []
}

/** A process that was killed while the FortiGate was at work behind `y`: the data folder that it left, and the run. */
async function killedBehindYes(): Promise<{ folder: string; id: string; fortigate: Simulator }> {
  const { app, fortigate } = await live({ resultLineDelay: 20 })
  await app.prepare()
  const { id } = app.run
  const folder = temporaryFolder()
  atTheKey(fortigate, 'any', () => {
    const ofTheLiving = /[\\/]locks[\\/].*\.(?:json|sock)$/
    cpSync(app.dataFolder, folder, { recursive: true, filter: (path) => !ofTheLiving.test(path) })
  })
  await app.migrate()
  await app.quit()
  expect(locksIn(app.dataFolder)).toEqual([])
  return { folder, id, fortigate }
}

async function newRun(folder: string, fortigate: Simulator): Promise<Headless> {
  const app = application(folder)
  app.login = at(fortigate)
  await app.call('startMigration')
  await app.connect()
  return app
}

test.concurrent(
  'a new run knows of a "y" that an earlier one sent in vain: it says so, and a second session watches',
  async () => {
    const { app, fortigate } = await live({ scenario: 'cut-after-yes-not-started' })
    await app.prepare()
    await app.migrate()
    await app.connect()
    await app.waitOutDoubt()
    const { yesAt } = app.license()
    await app.call('leaveRun')

    await app.call('startMigration')
    await app.prepare()
    expect(app.license()).toMatchObject({ state: 'waiting', yesAt })
    expect(app.recorded.filter((type) => type === 'told-before')).toHaveLength(1)
    await app.connect()
    expect(app.recorded.filter((type) => type === 'told-before')).toHaveLength(1)
    await app.call('askDevice', vendorLicense)
    expect(fortigate.openSessions).toBe(2)
    await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
    expect(app.recorded).toContain('second-session-read')
    expect(app.license().state).toBe('done')
    await app.call('leaveRun')

    // What was migrated in the end is no news.
    await app.call('startMigration')
    await app.connect()
    expect(answersTo(fortigate)).toEqual(['y', 'y'])
  },
)

describe('a run that was killed behind its "y"', () => {
  test.concurrent('comes first on its FortiGate, and is opened from there', async () => {
    const { folder, id, fortigate } = await killedBehindYes()
    expect(locksIn(folder)).toHaveLength(1)
    const typed = linesAt(fortigate).length
    const app = await newRun(folder, fortigate)
    expect(app.run.problem).toMatchObject({ code: 'device-has-open-run' })
    expect(app.run.problem?.message).toContain(vendorLicense.license)
    expect(app.run.connection.state).not.toBe('connected')
    expect(linesAt(fortigate).slice(typed).join()).not.toMatch(/fortitoken/)
    const mine = app.run.id
    await app.call('openRunOfDevice')
    expect(app.run.id).toBe(id)
    expect(app.license().state).toBe('unknown')
    expect(existsSync(join(folder, 'runs', mine))).toBe(false)

    await app.connect()
    expect(app.license().state).toBe('done')
    expect(locksIn(folder)).toEqual([])
    await app.call('leaveRun')
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test.concurrent('is neither discarded nor forgotten, also where its lock was cleaned away', async () => {
    const { folder, id, fortigate } = await killedBehindYes()
    for (const name of locksIn(folder)) rmSync(join(folder, 'locks', name))
    const app = application(folder)
    expect(locksIn(folder)).toHaveLength(1)
    expect(app.unfinished).toMatchObject([{ id, may: ['resume'] }])
    expect(await app.result('discardRun', { id })).toMatchObject({
      ok: false,
      problem: { code: 'run-not-settled' },
    })
    expect(existsSync(join(folder, 'runs', id, 'journal.jsonl'))).toBe(true)
    rmSync(join(folder, 'locks'), { recursive: true })
    app.login = at(fortigate)
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'device-has-open-run' })
  })

  test.concurrent(
    'holds its FortiGate for other users of the computer, who are told whom to ask',
    async () => {
      const { folder, fortigate } = await killedBehindYes()
      const app = application()
      mkdirSync(join(app.dataFolder, 'locks'))
      const [name = ''] = locksIn(folder)
      const lock = join(app.dataFolder, 'locks', name)
      // The folder that the lock names is that of the process which lives on here, and is gone with it or not.
      cpSync(join(folder, 'locks', name), lock)
      const named = (JSON.parse(readFileSync(lock, 'utf8')) as { folder: string }).folder
      app.login = at(fortigate)
      await app.call('startMigration')
      await app.connect()
      expect(app.run.problem).toMatchObject({ code: 'device-locked' })
      expect(app.run.problem?.message).toContain(vendorLicense.license)
      expect(app.run.problem?.hint).toContain('Open that run')
      expect(await app.refusal('openRunOfDevice')).toBe('There is no such run.')

      renameSync(named, `${named}-away`)
      await app.connect()
      expect(app.run.problem).toMatchObject({ code: 'device-locked' })
      expect(app.run.problem?.message).toContain(`Its folder is gone: ${named}`)
      expect(app.run.problem?.hint).toContain(`Only then remove ${lock}`)
      rmSync(lock)
      await app.connect()
      expect(app.run.problem).toBeNull()
    },
  )

  test.concurrent('frees its FortiGate where it was settled, and only its lock was left', async () => {
    const { folder, fortigate } = await killedBehindYes()
    const app = application(folder)
    app.login = at(fortigate)
    const [run] = app.unfinished
    const [name = ''] = locksIn(folder)
    const lock = readFileSync(join(folder, 'locks', name))
    await app.call('resumeRun', { id: run?.id ?? '' })
    await app.connect()
    await app.call('leaveRun')
    writeFileSync(
      join(folder, 'locks', name),
      String(lock).replace(
        /"folder":"[^"]*"/,
        `"folder":${JSON.stringify(join(folder, 'runs', run?.id ?? ''))}`,
      ),
    )
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(locksIn(folder)).toEqual([])
  })
})

describe('the lock for a "y"', () => {
  test.concurrent('is on the disk when the key arrives, and gone when all is settled', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    let locks: readonly string[] = []
    atTheKey(fortigate, 'y', () => {
      locks = locksIn(app.dataFolder)
    })
    await app.migrate()
    expect(locks).toHaveLength(1)
    expect(locksIn(app.dataFolder)).toEqual([])
  })

  test.concurrent('stays for a part, also when the run is finished', async () => {
    const { app, fortigate } = await live({ scenario: 'partial' }, 'company')
    await app.prepare()
    await app.migrate()
    expect(app.license().state).toBe('partial')
    const { id } = app.run
    expect(locksIn(app.dataFolder).length).toBeGreaterThan(0)
    await app.call('leaveRun')
    expect(app.unfinished).toMatchObject([{ id, may: ['resume'] }])
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'device-has-open-run' })
    await app.call('openRunOfDevice')
    expect(app.run.id).toBe(id)
    await app.connect()
    await app.call('continueRun')
    await app.call('continueRun')
    await app.call('finish')
    await app.call('leaveRun')
    expect(app.finished).toMatchObject([{ id }])
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toMatchObject({ code: 'device-has-open-run' })
    expect(app.run.problem?.hint).toContain('Verify that run again')
    expect(app.run.problem?.hint).toContain(join(app.dataFolder, 'runs', id))
    await app.call('openRunOfDevice')
    expect(app.run).toMatchObject({ id, step: 'verify' })
    expect(answersTo(fortigate, app.license().license)).toEqual(['y'])
  })
})
