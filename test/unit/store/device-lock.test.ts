import { temporaryFolder } from '../../temporary-folder'
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DeviceLocks, type LockingRun } from '../../../main/store/device-lock'
import { LockFolder } from '../../../main/store/lock-folder'
import { problemOf, rightsOf } from './folder'

const now = new Date('2026-11-23T10:20:30Z')
const units = ['FGVM02TM22000417', 'FGVM02TM22000418']
const run: LockingRun = {
  id: '20261123-102030-abcdef',
  folder: '/home/kim/runs/20261123-102030-abcdef',
  user: 'kim',
  serials: units,
  licenses: ['EFTM000000425212'],
}

function start() {
  const path = join(temporaryFolder(), 'locks')
  return { path, locks: new DeviceLocks(new LockFolder(path)) }
}

describe('the lock for a "y" that is not settled', () => {
  test('is found by every unit of the cluster, by everyone who looks', () => {
    const { path, locks } = start()
    locks.lock(run, now)
    for (const serial of units) {
      expect(new DeviceLocks(new LockFolder(path)).on([serial])).toMatchObject([
        { run: run.id, folder: run.folder, licenses: run.licenses, user: 'kim', since: now.toISOString() },
      ])
    }
    expect(locks.on(units)).toHaveLength(1)
    expect(locks.on(['FGVM02TM22000999'])).toEqual([])
    for (const name of readdirSync(path)) expect(rightsOf(join(path, name), 0o777, 0o644)).toBe(0o644)
  })

  test('is written anew as more becomes open, and taken away as a whole', () => {
    const { path, locks } = start()
    locks.lock(run, now)
    locks.lock({ ...run, licenses: [...run.licenses, 'EFTM000000425213'] }, now)
    expect(locks.on(units)).toMatchObject([{ licenses: ['EFTM000000425212', 'EFTM000000425213'] }])
    locks.lock({ ...run, id: 'other' }, now)
    locks.unlock(run.id, units)
    expect(locks.on(units)).toMatchObject([{ run: 'other' }])
    locks.unlock('other', units)
    expect(readdirSync(path)).toEqual([])
  })

  test('goes on where a crash left half of one', () => {
    const { path, locks } = start()
    locks.lock(run, now)
    const [name = ''] = readdirSync(path)
    writeFileSync(join(path, `${name}.new`), '{"ser')
    rmSync(join(path, name))
    locks.lock(run, now)
    expect(readdirSync(path)).toHaveLength(2)
    expect(() => JSON.parse(readFileSync(join(path, name), 'utf8')) as unknown).not.toThrow()
  })

  test('that can’t be written, listed or read is said, never passed over', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const nowhere = new DeviceLocks(new LockFolder(join(file, 'locks')))
    expect(problemOf(() => nowhere.lock(run, now)).code).toBe('locks-unwritable')
    expect(problemOf(() => nowhere.on(units)).code).toBe('locks-unwritable')

    const { path, locks } = start()
    locks.lock(run, now)
    const busy = () => {
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
    }
    const held = new DeviceLocks(new LockFolder(path, { open: busy, read: busy }))
    expect(problemOf(() => held.on(units)).code).toBe('lock-unreadable')
  })

  test('is a plain file in our words: what else somebody put there is none', () => {
    const { path, locks } = start()
    locks.lock(run, now)
    locks.unlock(run.id, units)
    writeFileSync(join(path, `${units[0] ?? ''}.text.run`), 'no lock')
    symlinkSync('/dev/zero', join(path, `${units[0] ?? ''}.link.run`))
    expect(locks.on(units)).toEqual([])
  })
})
