import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RunLocks } from '../../../main/store/run-lock'

const serial = 'FGVM02TM22000417'
const now = new Date('2026-11-23T10:20:30Z')
const alice = { user: 'alice', host: 'laptop' }
const bob = { user: 'bob', host: 'laptop' }

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tokenferry-locks-')), 'locks')
})
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

/** Another process that holds the device, in the words of a lock that a run left there. */
function leaveLock(change: Record<string, unknown>): void {
  const [name = ''] = readdirSync(folder)
  const lock = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
  writeFileSync(join(folder, `${serial}.other.json`), JSON.stringify({ ...lock, user: 'carol', ...change }))
  rmSync(join(folder, name))
}

describe('one run for one device', () => {
  test('a second run is told who, where and since when', () => {
    new RunLocks(folder, alice).take([serial], now)
    expect(() => new RunLocks(folder, bob).take([serial], now)).toThrow(
      `Another run is at the FortiGate ${serial}: alice, on this computer, since 2026-11-23 10:20 UTC.`,
    )
  })

  test('another device is free, and a refused run leaves nothing behind', () => {
    new RunLocks(folder, alice).take([serial], now)
    const second = new RunLocks(folder, bob)
    expect(() => second.take(['FGVM02TM22000999', serial], now)).toThrow('Another run')
    expect(readdirSync(folder)).toHaveLength(1)
    second.take(['FGVM02TM22000999'], now)
  })

  test('every unit of a cluster counts', () => {
    new RunLocks(folder, alice).take([serial, 'FGVM02TM22000418'], now)
    expect(() => new RunLocks(folder, bob).take(['FGVM02TM22000418'], now)).toThrow('Another run')
  })

  test('given back, it is free; taken again by the same run, it stays one lock', () => {
    const first = new RunLocks(folder, alice)
    first.take([serial], now)
    first.take([serial], now)
    expect(readdirSync(folder)).toHaveLength(1)
    first.release()
    new RunLocks(folder, bob).take([serial], now)
  })
})

/** Only root can be somebody else for a while. */
describe.runIf(process.getuid?.() === 0)('two users of one laptop', () => {
  const [anybody, somebody] = [60_001, 60_002]
  /** Does something with the rights of another user. */
  const as = <T>(user: number, work: () => T): T => {
    process.seteuid?.(user)
    try {
      return work()
    } finally {
      process.seteuid?.(0)
    }
  }
  beforeEach(() => {
    chmodSync(join(folder, '..'), 0o1777)
  })

  test('see each other’s locks, and can’t take them away', () => {
    const first = new RunLocks(folder, alice)
    as(anybody, () => {
      first.take([serial], now)
    })
    as(somebody, () => {
      expect(() => new RunLocks(folder, bob).take([serial], now)).toThrow('alice, on this computer')
      const [name = ''] = readdirSync(folder)
      expect(() => {
        unlinkSync(join(folder, name))
      }).toThrow(/EPERM|EACCES/)
      new RunLocks(folder, bob).take(['FGVM02TM22000999'], now)
    })
    as(anybody, () => {
      expect(() => new RunLocks(folder, alice).take(['FGVM02TM22000999'], now)).toThrow('bob')
      first.release()
    })
    as(somebody, () => {
      new RunLocks(folder, bob).take([serial], now)
    })
  })

  test('know that the other’s process lives, though they may not touch it', () => {
    const child = spawn('sleep', ['30'], { uid: anybody, stdio: 'ignore' })
    try {
      new RunLocks(folder, alice).take([serial], now)
      leaveLock({ pid: child.pid, started: null })
      as(somebody, () => {
        expect(() => process.kill(child.pid ?? 0, 0)).toThrow('EPERM')
        expect(() => new RunLocks(folder, bob).take([serial], now)).toThrow('carol')
      })
    } finally {
      child.kill()
    }
  })
})

describe('a lock that a crash left behind', () => {
  test('of a process that is gone, it counts for nothing', () => {
    new RunLocks(folder, alice).take([serial], now)
    leaveLock({ pid: spawnSync(process.execPath, ['-e', '']).pid })
    new RunLocks(folder, bob).take([serial], now)
  })

  test('of a number that was given to another process since', () => {
    new RunLocks(folder, alice).take([serial], now)
    leaveLock(process.platform === 'linux' ? { started: '1' } : { boot: 'before' })
    new RunLocks(folder, bob).take([serial], now)
  })

  test('from before the last start of the computer', () => {
    new RunLocks(folder, alice).take([serial], now)
    leaveLock({ boot: '00000000-0000-0000-0000-000000000000' })
    new RunLocks(folder, bob).take([serial], now)
  })

  test('of a process that was killed, and one of a living process is not', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const ended = new Promise((done) => child.once('close', done))
    new RunLocks(folder, alice).take([serial], now)
    leaveLock({ pid: child.pid, started: null })
    expect(() => new RunLocks(folder, bob).take([serial], now)).toThrow('carol')
    child.kill('SIGKILL')
    await ended
    new RunLocks(folder, bob).take([serial], now)
  })
})

describe('a folder that everyone may write into', () => {
  test('what is no lock is passed over: other text, a link, an endless file', () => {
    new RunLocks(folder, alice).take([serial], now)
    leaveLock({ pid: -1 })
    writeFileSync(join(folder, `${serial}.text.json`), 'no lock')
    symlinkSync('/dev/zero', join(folder, `${serial}.link.json`))
    new RunLocks(folder, bob).take([serial], now)
  })

  test('words of another user can’t pose as ours', () => {
    new RunLocks(folder, alice).take([serial], now)
    leaveLock({ user: 'carol\u001b[2J\u202e' })
    expect(() => new RunLocks(folder, bob).take([serial], now)).toThrow(/: carol\[2J, on this computer/)
  })

  test('where nothing can be written the run is refused with the folder’s name', () => {
    writeFileSync(join(folder, '..', 'file'), '')
    const inFile = join(folder, '..', 'file', 'locks')
    expect(() => new RunLocks(inFile, alice).take([serial], now)).toThrow(inFile)
  })
})
