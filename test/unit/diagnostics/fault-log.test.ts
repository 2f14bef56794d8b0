import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { FaultLog, faultLogBounds } from '../../../main/diagnostics/fault-log'
import { readFaults } from '../../../main/diagnostics/read-faults'
import { temporaryFolder } from '../../temporary-folder'

let dataFolder: string
const file = () => join(dataFolder, 'faults.jsonl')
const open = () => new FaultLog({ dataFolder, version: '0.1.0', now: () => new Date('2026-11-29T10:00:00Z') })

beforeEach(() => {
  dataFolder = temporaryFolder()
})

test('a fault is kept with the calls that led there, for the eyes of this user only', () => {
  const log = open()
  log.calls.begin('snapshot', undefined)('done')
  log.calls.begin('connect', { password: 'canary' })
  log.record('call', new TypeError('no canary of undefined'))
  const { faults, unreadable } = readFaults(dataFolder)
  expect(unreadable).toBe(0)
  expect(faults).toMatchObject([
    {
      at: '2026-11-29T10:00:00.000Z',
      kind: 'call',
      times: 1,
      version: '0.1.0',
      name: 'TypeError',
      calls: [
        { name: 'snapshot', outcome: 'done' },
        { name: 'connect', outcome: 'under way' },
      ],
    },
  ])
  expect(faults[0]?.frames[0]).toContain('fault-log.test.ts')
  expect(readFileSync(file(), 'utf8')).not.toContain('canary')
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('the oldest make room, by number and by size', () => {
  const log = open()
  for (let at = 1; at <= faultLogBounds.faults + 5; at += 1) log.record('call', new Error(`fault ${at}`))
  const { faults } = readFaults(dataFolder)
  expect(faults).toHaveLength(faultLogBounds.faults)
  expect(faults[0]?.message).toBe('fault 6')
  for (let at = 1; at <= 95; at += 1) log.record('page', new Error(`${at} ${'€'.repeat(990)}`))
  expect(statSync(file()).size).toBeLessThanOrEqual(faultLogBounds.bytes)
  expect(readFaults(dataFolder).faults.length).toBeLessThan(95)
  expect(readFaults(dataFolder).faults.at(-1)?.message).toMatch(/^95 /)
})

test('the same fault again and again is counted, and seldom written', () => {
  const log = open()
  const heard: string[] = []
  log.tell((kind) => heard.push(kind))
  for (let at = 0; at < 250; at += 1) log.record('page', 'again')
  expect(readFaults(dataFolder).faults.map(({ times }) => times)).toEqual([1, 10, 100])
  expect(heard).toHaveLength(250)
})

test('what others put into the file is passed over and counted', () => {
  writeFileSync(file(), 'nonsense\n{"at":1}\n')
  open().record('call', new Error('ours'))
  expect(readFaults(dataFolder)).toMatchObject({ unreadable: 2, faults: [{ message: 'ours' }] })
})

test('a log that can’t be written is no second fault, and a link is not followed', () => {
  mkdirSync(file())
  expect(() => open().record('call', new Error('lost'))).not.toThrow()
  expect(readFaults(dataFolder)).toEqual({ faults: [], unreadable: 0 })
  rmSync(file(), { recursive: true })
  const elsewhere = join(dataFolder, 'elsewhere')
  writeFileSync(elsewhere, 'mine')
  symlinkSync(elsewhere, file())
  open().record('call', new Error('kept'))
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
  expect(readFaults(dataFolder).faults).toHaveLength(1)
})
