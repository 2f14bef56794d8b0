import type * as FileSystem from 'node:fs'
import type * as FilePromises from 'node:fs/promises'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Headless } from '../procedure/rehearsal'
import {
  atTheKey,
  answersTo,
  application,
  at,
  linesAt,
  live,
  password,
  simulate,
  vendorLicense,
} from '../procedure/live'
import { temporaryFolder } from '../../temporary-folder'

/** The disk under the journal and the backup: what it refuses, and what it had when it was last synced. */
const disk = vi.hoisted(() => ({
  refuses: (_text: string): boolean => false,
  isFullForBackups: false,
  isFullForEvidence: false,
  order: [] as string[],
}))
const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>()
  return {
    ...fs,
    writeSync: (descriptor: number, bytes: Buffer, ...place: [number, number, number]) => {
      const text = bytes.toString('utf8')
      if (disk.refuses(text)) throw full()
      disk.order.push(`write ${/"type":"([\w-]+)"/.exec(text)?.[1] ?? ''}`)
      return fs.writeSync(descriptor, bytes, ...place)
    },
    fsyncSync: (descriptor: number) => {
      fs.fsyncSync(descriptor)
      disk.order.push('sync')
    },
  }
})
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof FilePromises>()
  return {
    ...fs,
    mkdir: (path: string, options: object) =>
      disk.isFullForEvidence && path.endsWith('evidence') ? Promise.reject(full()) : fs.mkdir(path, options),
    open: async (path: string, ...rest: [string?, number?]) => {
      const file = await fs.open(path, ...rest)
      if (disk.isFullForBackups && path.endsWith('.part')) {
        file.writeFile = () => Promise.reject(full())
      }
      return file
    },
  }
})

afterEach(() => {
  disk.refuses = () => false
  disk.isFullForBackups = disk.isFullForEvidence = false
})

const yes = (app: Headless) =>
  app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
const records =
  (type: string, more = '') =>
  (text: string) =>
    text.includes(`"type":"${type}"`) && text.includes(more)

async function asked() {
  const { app, fortigate } = await live()
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  return { app, fortigate }
}

describe('a disk that is full', () => {
  test('at the decision: no "y" is sent, and it can be answered again', async () => {
    const { app, fortigate } = await asked()
    disk.refuses = records('decided')
    await yes(app)
    expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
    expect(app.run.problem?.message).toContain('The disk is full')
    expect(answersTo(fortigate)).toEqual([])
    expect(app.license().state).toBe('asked')
    disk.refuses = () => false
    await yes(app)
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test('before the command: it is not typed', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    for (const type of ['compared', 'command-sent']) {
      disk.refuses = records(type)
      await app.call('askDevice', vendorLicense)
      expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
      expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
    }
    disk.refuses = () => false
    await app.migrate()
    expect(app.license().state).toBe('done')
  })

  test('at the question: it is answered "n", so that nothing typed later can answer it', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    disk.refuses = records('asked')
    await app.call('askDevice', vendorLicense)
    expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
    expect(answersTo(fortigate)).toEqual(['n'])
    // Nothing of it is on the disk: it is read, and believed at once, since its prompt came back.
    expect(app.license().state).toBe('unknown')
    disk.refuses = () => false
    await app.call('settle', vendorLicense)
    expect(app.license().state).toBe('not-started')
    await app.migrate()
    expect(answersTo(fortigate)).toEqual(['n', 'y'])
    expect(app.license().state).toBe('done')
  })

  test('at the answer "n": it is sent all the same', async () => {
    const { app, fortigate } = await asked()
    disk.refuses = records('decided')
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(answersTo(fortigate)).toEqual(['n'])
    expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
    disk.refuses = () => false
    await app.call('settle', vendorLicense)
    await app.migrate()
    expect(app.license().state).toBe('done')
  })

  test.each(['printed', 'settled'])(
    'after the "y" (%s): what became of it is unknown, then read',
    async (type) => {
      const { app, fortigate } = await asked()
      disk.refuses = records(type)
      await yes(app)
      expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
      expect(app.license().state).toBe('unknown')
      disk.refuses = () => false
      await app.call('settle', vendorLicense)
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test('at the backup: it says so, leaves no half file, and works when there is room', async () => {
    const { app } = await live()
    await app.connect()
    await app.goTo('backup')
    disk.isFullForBackups = true
    await app.call('backUp')
    expect(app.run.problem).toMatchObject({ code: 'backup-unwritable' })
    expect(app.run.problem?.message).toMatch(/^The disk is full: .*\.conf\.$/)
    expect(app.run.backup).toBeNull()
    expect(app.run.next.allowed).toBe(false)
    disk.isFullForBackups = false
    await app.call('backUp')
    expect(app.run.problem).toBeNull()
    expect(app.run.next.allowed).toBe(true)
  })

  test('at the start: no run is begun', async () => {
    const app = application()
    disk.refuses = records('opened')
    const begun = await app.result('startMigration')
    expect(begun).toMatchObject({ ok: false, problem: { code: 'journal-unwritable' } })
    expect(app.snapshot.run).toBeNull()
    // Nothing is held open, and nothing is left.
    expect(readdirSync(join(app.dataFolder, 'runs'))).toEqual([])
    if (process.platform === 'linux')
      expect(openFiles().filter((file) => file.includes(app.dataFolder))).toEqual([])
    disk.refuses = () => false
    await app.call('startMigration')
    expect(app.run.step).toBe('connect')
  })

  test('where a finished run is opened again: nothing of it is held open', async () => {
    const { app } = await live()
    await app.prepare()
    await app.migrate()
    await app.call('continueRun')
    await app.call('continueRun')
    await app.call('finish')
    const { id } = app.run
    await app.call('leaveRun')
    disk.refuses = records('reopened')
    expect(await app.result('verifyAgain', { id })).toMatchObject({
      ok: false,
      problem: { code: 'journal-unwritable' },
    })
    if (process.platform === 'linux')
      expect(openFiles().filter((file) => file.includes(app.dataFolder))).toEqual([])
    disk.refuses = () => false
    await app.call('verifyAgain', { id })
    expect(app.run.step).toBe('verify')
  })
})

/** What this process holds open, as Linux tells it. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)]
    } catch {
      return []
    }
  })
}

test('an application that has ended holds nothing open: its folder can be removed at once', async () => {
  const { app } = await live()
  await app.prepare()
  const { dataFolder } = app
  await app.quit()
  if (process.platform === 'linux')
    expect(openFiles().filter((file) => file.includes(dataFolder))).toEqual([])
  rmSync(dataFolder, { recursive: true })
})

describe('a lock that can’t be written', () => {
  test('keeps the command from being typed, and it can be asked once it can', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    disk.refuses = (text) => text.startsWith('{"serial"')
    await app.call('askDevice', vendorLicense)
    expect(app.run.problem).toMatchObject({ code: 'locks-unwritable' })
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
    expect(app.recorded).not.toContain('command-sent')
    expect(app.license().state).toBe('waiting')
    disk.refuses = () => false
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['y'])
  })
})

describe('a journal that is no longer the one that was opened', () => {
  const becomes: Readonly<Record<string, (journal: string) => void>> = {
    deleted: (journal) => {
      unlinkSync(journal)
    },
    'deleted, another in its place': (journal) => {
      const text = readFileSync(journal)
      unlinkSync(journal)
      writeFileSync(journal, text)
    },
    replaced: (journal) => {
      copyFileSync(journal, `${journal}.copy`)
      renameSync(`${journal}.copy`, journal)
    },
    'moved away': (journal) => {
      renameSync(journal, `${journal}.old`)
    },
    'moved away with its folder': (journal) => {
      renameSync(dirname(journal), `${dirname(journal)}-old`)
    },
    emptied: (journal) => {
      truncateSync(journal)
    },
    'written to by something else': (journal) => {
      appendFileSync(journal, '\n')
    },
  }

  test.each(Object.entries(becomes))('(%s) keeps "y" from being sent, and "n" is', async (_what, become) => {
    const { app, fortigate } = await asked()
    become(join(app.folder, 'journal.jsonl'))
    await yes(app)
    expect(app.run.problem).toMatchObject({ code: 'journal-unwritable' })
    expect(app.run.problem?.message).toContain('no longer the file that this run has open')
    expect(answersTo(fortigate)).toEqual([])
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(answersTo(fortigate)).toEqual(['n'])
  })

  test('takes the decision once it is back in its place', async () => {
    const { app, fortigate } = await asked()
    const journal = join(app.folder, 'journal.jsonl')
    renameSync(journal, `${journal}.old`)
    await yes(app)
    renameSync(`${journal}.old`, journal)
    await yes(app)
    expect(answersTo(fortigate)).toEqual(['y'])
    expect(app.license().state).toBe('done')
  })
})

test('the decision is synced, not only written, before the key goes out', async () => {
  const { app, fortigate } = await asked()
  let order: readonly string[] = []
  atTheKey(fortigate, 'y', () => {
    order = [...disk.order]
  })
  await yes(app)
  expect(order.slice(-2)).toEqual(['write decided', 'sync'])
})

describe('a data folder that can’t be written', () => {
  test('is said at the start, and nothing is begun; everything else can be looked at', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const app = application(file)
    expect(app.snapshot.notices).toMatchObject([{ id: 'data-folder-unwritable' }])
    expect(app.snapshot.notices[0]?.message).toContain(file)
    expect(app.unfinished).toEqual([])
    const begun = await app.result('startMigration')
    expect(begun).toMatchObject({ ok: false, problem: { code: 'journal-unwritable' } })
    const themed = await app.result('setTheme', { theme: 'dark' })
    expect(themed).toMatchObject({ ok: false, problem: { code: 'settings-unwritable' } })
    expect(app.snapshot.run).toBeNull()
  })
})

describe('a settings file', () => {
  test('that can’t be understood is kept beside, said, and the hosts are asked about again', async () => {
    const fortigate = await simulate()
    const first = application()
    first.login = at(fortigate)
    await first.call('startMigration')
    await first.connect()
    await first.quit()
    const file = join(first.dataFolder, 'settings.json')
    const broken = `${readFileSync(file, 'utf8').slice(0, 80)}`
    writeFileSync(file, broken)

    const app = application(first.dataFolder)
    expect(app.snapshot.notices).toMatchObject([{ id: 'settings-set-aside' }])
    expect(app.snapshot.notices[0]?.hint).toContain(`${file}.bak`)
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(broken)
    await app.call('dismissNotice', { id: 'settings-set-aside' })
    expect(app.snapshot.notices).toEqual([])
    app.login = at(fortigate)
    await app.call('startMigration')
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.asked).toMatchObject([{ kind: 'host-key', known: null }])
  })

  test('that can’t be written keeps nobody from connecting', async () => {
    const { app } = await live()
    const file = join(app.dataFolder, 'settings.json')
    rmSync(file, { force: true })
    mkdirSync(file)
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.run.connection.state).toBe('connected')
    expect(app.snapshot.notices).toMatchObject([{ id: 'settings-unwritable' }])
    expect(app.snapshot.notices[0]?.message).toContain(file)
    await app.connect()
    expect(app.asked).toHaveLength(1)
    expect(await app.everythingShown()).not.toContain(password)
  })
})

describe('evidence that can’t be written', () => {
  test('is said, and the run can be finished once it can', async () => {
    const { app } = await live()
    await app.prepare()
    await app.migrate()
    await app.call('continueRun')
    await app.call('continueRun')
    disk.isFullForEvidence = true
    await app.call('finish')
    expect(app.run.problem).toMatchObject({ code: 'report-unwritable' })
    expect(app.run.problem?.message).toContain(app.folder)
    expect(app.run.finished).toBeNull()
    disk.isFullForEvidence = false
    await app.call('finish')
    expect(app.run.problem).toBeNull()
    expect(app.run.finished).not.toBeNull()
    expect(await app.refusal('tick', { keys: [], ticked: true })).toBe('This run is finished.')
  })
})
