import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { twinText } from '../../../main/application/twin-text'
import { generateConfig } from '../../fixtures/generate-config'
import { temporaryFolder } from '../../temporary-folder'
import { BuiltThread } from './built-thread'

let thread: BuiltThread
let folder: string

beforeAll(async () => {
  thread = await BuiltThread.build()
  folder = temporaryFolder()
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await thread.remove()
})

const kept = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return { path, part: null }
}

/** A thread that answers nothing, so that what comes was read without one. */
const none = new URL('data:text/javascript,')

const large = generateConfig({ megabytes: 1, vdoms: 3, tokens: 50, users: 50 })

test('a large backup is read in the thread, and comes as it is', async () => {
  // A name in another script, since texts of one byte for each character cross a thread in another way.
  const text = large.replaceAll('user-00007', 'Дмитрий')
  expect(text).toContain('Дмитрий')
  const file = kept('large.conf', text)
  await expect(twinText(thread.address, file)).resolves.toEqual({ configuration: text, account: 'admin' })
  await expect(twinText(none, file)).rejects.toThrow('the worker has ended')
})

test('a small one is read without a thread', async () => {
  const text = generateConfig({ megabytes: 0, vdoms: 1, tokens: 5, users: 5, certificates: 1 })
  const file = kept('small.conf', text)
  await expect(twinText(none, file)).resolves.toEqual({ configuration: text, account: 'admin' })
})

test('a large one that nobody could log in with is refused in the same words', async () => {
  const text = large.replaceAll('"super_admin"', '"prof_admin"')
  await expect(twinText(thread.address, kept('nobody.conf', text))).rejects.toMatchObject({
    problem: { code: 'backup-partial', message: expect.stringContaining('no super_admin') as string },
  })
})

test('one that is not there is refused in words', async () => {
  await expect(twinText(none, { path: join(folder, 'gone.conf'), part: null })).rejects.toMatchObject({
    problem: { code: 'backup-unreadable' },
  })
})
