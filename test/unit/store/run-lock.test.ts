import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDoor } from '../../../main/store/lock-door'
import { LockFolder, type LockReading } from '../../../main/store/lock-folder'
import { RunLocks, type Runner } from '../../../main/store/run-lock'
import { moment } from '../../../main/text/times'
import { rejectionOf } from './folder'
import { temporaryFolder } from '../../temporary-folder'

const serial = 'FGVM02TM22000417'
const now = new Date('2026-11-23T10:20:30Z')
const alice = { user: 'alice', host: 'laptop' }
const bob = { user: 'bob', host: 'laptop' }

let folder = ''
const open: RunLocks[] = []
beforeEach(() => {
  folder = join(temporaryFolder(), 'locks')
})
afterEach(() => {
  for (const locks of open.splice(0)) locks.release()
})

/** The locks of a run, as someone has them. */
function locksOf(runner: Runner, reading?: LockReading, path = folder): RunLocks {
  const locks = new RunLocks(new LockFolder(path, reading), runner)
  open.push(locks)
  return locks
}

/** The files in the folder that are locks. */
const lockFiles = () => readdirSync(folder).filter((name) => name.endsWith('.json'))

/** Another process that holds the device, in the words of a lock that a run left there; by default of 0.1.0's. */
function leaveLock(change: Record<string, unknown>): string {
  const [name = ''] = lockFiles()
  const lock = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
  const other = join(folder, `${serial}.other.json`)
  writeFileSync(other, JSON.stringify({ ...lock, user: 'carol', door: null, ...change }))
  rmSync(join(folder, name))
  return other
}

describe('one run for one device', () => {
  test('a second run is told who, where and since when', async () => {
    await locksOf(alice).take([serial], now)
    await expect(locksOf(bob).take([serial], now)).rejects.toThrow(
      `Another run is working on the FortiGate ${serial}: alice, on this computer, since ${moment(now.toISOString())}.`,
    )
  })

  test('another device is free, and a refused run leaves nothing behind', async () => {
    await locksOf(alice).take([serial], now)
    const second = locksOf(bob)
    await expect(second.take(['FGVM02TM22000999', serial], now)).rejects.toThrow('Another run')
    expect(lockFiles()).toHaveLength(1)
    await second.take(['FGVM02TM22000999'], now)
  })

  test('every unit of a cluster counts', async () => {
    await locksOf(alice).take([serial, 'FGVM02TM22000418'], now)
    await expect(locksOf(bob).take(['FGVM02TM22000418'], now)).rejects.toThrow('Another run')
  })

  test('given back, it is free; taken again by the same run, it stays one lock', async () => {
    const first = locksOf(alice)
    await first.take([serial], now)
    await first.take([serial], now)
    expect(lockFiles()).toHaveLength(1)
    first.release()
    await locksOf(bob).take([serial], now)
  })
})

/** Only root can be someone else for a while. */
describe.runIf(process.getuid?.() === 0)('two users of one laptop', () => {
  const [anybody, somebody] = [60_001, 60_002]
  /** Does something with the rights of another user. */
  const as = async (user: number, work: () => Promise<void>): Promise<void> => {
    process.seteuid?.(user)
    try {
      await work()
    } finally {
      process.seteuid?.(0)
    }
  }
  beforeEach(() => {
    chmodSync(join(folder, '..'), 0o1777)
  })

  test('see each other’s locks, and can’t take them away', async () => {
    const first = locksOf(alice)
    await as(anybody, async () => {
      await first.take([serial], now)
    })
    await as(somebody, async () => {
      await expect(locksOf(bob).take([serial], now)).rejects.toThrow('alice, on this computer')
      const [name = ''] = lockFiles()
      expect(() => {
        unlinkSync(join(folder, name))
      }).toThrow(/EPERM|EACCES/)
      await locksOf(bob).take(['FGVM02TM22000999'], now)
    })
    await as(anybody, async () => {
      await expect(locksOf(alice).take(['FGVM02TM22000999'], now)).rejects.toThrow('bob')
      first.release()
    })
    await as(somebody, async () => {
      await locksOf(bob).take([serial], now)
    })
  })

  test('know that the other’s process lives, though they may not touch it', async () => {
    const child = spawn('sleep', ['30'], { uid: anybody, stdio: 'ignore' })
    try {
      await locksOf(alice).take([serial], now)
      leaveLock({ pid: child.pid })
      await as(somebody, async () => {
        expect(() => process.kill(child.pid ?? 0, 0)).toThrow('EPERM')
        await expect(locksOf(bob).take([serial], now)).rejects.toThrow('carol')
      })
    } finally {
      child.kill()
    }
  })
})

/** A process that holds a door open. */
async function holdDoor(name: string) {
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\tokenferry-${name}` : join(folder, `${name}.sock`)
  const script = `require('net').createServer().listen(${JSON.stringify(address)}, () => console.log('open'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => child.once('close', done))
  await new Promise((done) => child.stdout.once('data', done))
  return {
    pid: child.pid,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const door = '0123456789abcdef'

describe('a lock that a crash left behind', () => {
  test('of a process that was killed counts for nothing; until then it holds, whatever the clock says', async () => {
    await locksOf(alice).take([serial], now)
    const holder = await holdDoor(door)
    try {
      const other = leaveLock({ pid: holder.pid, door })
      for (const time of ['1970-01-02', '2026-11-23T10:30:00Z', '2026-11-24', '2040-01-01']) {
        vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
        await expect(locksOf(bob).take([serial], new Date())).rejects.toThrow('carol')
        vi.useRealTimers()
      }
      await holder.kill()
      await locksOf(bob).take([serial], now)
      expect(readdirSync(folder)).not.toContain(`${door}.sock`)
      expect(lockFiles()).toHaveLength(1)
      expect(lockFiles()).not.toContain(other)
    } finally {
      vi.useRealTimers()
      await holder.kill()
    }
  })

  test('counts for nothing where another program has its process id by now', async () => {
    await locksOf(alice).take([serial], now)
    const holder = await holdDoor(door)
    await holder.kill()
    // This process is another program, and it runs.
    leaveLock({ pid: process.pid, door })
    await locksOf(bob).take([serial], now)
  })

  test('of a process that is gone counts for nothing, also where it had no door', async () => {
    await locksOf(alice).take([serial], now)
    leaveLock({ pid: spawnSync(process.execPath, ['-e', '']).pid })
    await locksOf(bob).take([serial], now)
  })

  test('of 0.1.0, which had no door, holds while its process id is in use, and the file is named', async () => {
    await locksOf(alice).take([serial], now)
    const other = leaveLock({ pid: process.pid, started: '1', boot: '1790000000' })
    const problem = await rejectionOf(locksOf(bob).take([serial], now))
    expect(problem.code).toBe('device-in-use')
    expect(problem.hint).toContain(other)
    rmSync(other)
    await locksOf(bob).take([serial], now)
  })
})

describe('a lock that can’t be judged holds', () => {
  test('where its door was removed under a living run', async () => {
    await locksOf(alice).take([serial], now)
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.sock')))
      rmSync(join(folder, name))
    await expect(locksOf(bob).take([serial], now)).rejects.toThrow('alice')
  })

  // A named pipe of Windows has no path in the folder.
  test.skipIf(process.platform === 'win32')(
    'where no door can be had, in a folder whose path is too long for one',
    async () => {
      const deep = join(folder, 'x'.repeat(90))
      expect(await openDoor(deep)).toBeNull()
      await locksOf(alice, undefined, deep).take([serial], now)
      await expect(locksOf(bob, undefined, deep).take([serial], now)).rejects.toThrow('alice')
    },
  )

  test.each(['EBUSY', 'EACCES', 'EPERM', 'EIO', 'EMFILE'])(
    'where its file gives %s, and nothing of the refused run stays',
    async (code) => {
      await locksOf(alice).take([serial], now)
      const [theirs = ''] = lockFiles()
      const fails = () => {
        throw Object.assign(new Error(`${code}: it is held by another program`), { code })
      }
      const read: LockReading['read'] = (descriptor, bytes) => readSync(descriptor, bytes, 0, bytes.length, 0)
      for (const reading of [
        { open: fails, read },
        { open: openSync, read: fails },
      ]) {
        const problem = await rejectionOf(locksOf(bob, reading).take([serial], now))
        expect(problem.code).toBe('lock-unreadable')
        expect(problem.message).toContain(join(folder, theirs))
        expect(problem.hint).toContain('connect again')
        expect(lockFiles()).toEqual([theirs])
      }
    },
  )

  test('but one that was given back in this very moment is none', async () => {
    await locksOf(alice).take([serial], now)
    const gone = () => {
      throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
    }
    await locksOf(bob, { open: gone, read: gone }).take([serial], now)
  })
})

describe('a folder that everyone may write into', () => {
  test('what is no lock is passed over: other text, a link, an endless file', async () => {
    await locksOf(alice).take([serial], now)
    leaveLock({ pid: -1 })
    writeFileSync(join(folder, `${serial}.text.json`), 'no lock')
    symlinkSync('/dev/zero', join(folder, `${serial}.link.json`))
    await locksOf(bob).take([serial], now)
  })

  test('words of another user can’t pose as ours', async () => {
    await locksOf(alice).take([serial], now)
    leaveLock({ user: 'carol\u001b[2J\u202e' })
    await expect(locksOf(bob).take([serial], now)).rejects.toThrow(/: carol\[2J, on this computer/)
  })

  test('where nothing can be written the run is refused with the folder’s name', async () => {
    writeFileSync(join(folder, '..', 'file'), '')
    const inFile = join(folder, '..', 'file', 'locks')
    await expect(locksOf(alice, undefined, inFile).take([serial], now)).rejects.toThrow(inFile)
  })
})
