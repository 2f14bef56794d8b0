import { expect, test } from 'vitest'
import { patiently, patientlyInOneGo } from '../../../main/files/patiently'

function heldFor(times: number, code: string) {
  const tries = { made: 0 }
  const act = () => {
    tries.made += 1
    if (tries.made <= times) throw Object.assign(new Error(code), { code })
    return 'done'
  }
  return { tries, act }
}

test.each(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY'])(
  'what is held for a moment is done a little later: %s',
  async (code) => {
    expect(patientlyInOneGo(heldFor(3, code).act, 'win32')).toBe('done')
    const { act } = heldFor(3, code)
    await expect(patiently(() => Promise.resolve().then(act), 'win32')).resolves.toBe('done')
  },
)

test('what is held for good fails within a second, with what the system said', async () => {
  const { act, tries } = heldFor(Infinity, 'EBUSY')
  const since = Date.now()
  expect(() => patientlyInOneGo(act, 'win32')).toThrow('EBUSY')
  expect(tries.made).toBeGreaterThan(3)
  await expect(patiently(() => Promise.resolve().then(act), 'win32')).rejects.toThrow('EBUSY')
  expect(Date.now() - since).toBeLessThan(2_000)
})

test('elsewhere, and of anything else, nothing is tried twice', () => {
  for (const [code, platform] of [
    ['EBUSY', 'linux'],
    ['EPERM', 'darwin'],
    ['ENOENT', 'win32'],
    ['ENOSPC', 'win32'],
  ] as const) {
    const { act, tries } = heldFor(1, code)
    expect(() => patientlyInOneGo(act, platform)).toThrow(code)
    expect(tries.made).toBe(1)
  }
})
