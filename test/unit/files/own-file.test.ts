import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { NotOurFile, readOwnFile } from '../../../main/files/own-file'
import { openSettings } from '../../../main/settings/settings'
import { readOpenSshKnownHosts } from '../../../main/ssh/read-known-hosts'
import { readSshConfig } from '../../../main/ssh/read-ssh-config'
import { RunFolders } from '../../../main/store/run-folders'
import { temporaryFolder } from '../../temporary-folder'

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

test('a file of ours is read within its bound', () => {
  const path = join(folder, 'ours')
  writeFileSync(path, 'käse')
  expect(readOwnFile(path)).toBe('käse')
  expect(readOwnFile(path, 5)).toBe('käse')
  expect(() => readOwnFile(path, 4)).toThrow(NotOurFile)
  expect(() => readOwnFile(join(folder, 'none'))).toThrow('ENOENT')
})

describe.skipIf(process.platform === 'win32')('a pipe in the place of a file holds nobody up:', () => {
  const pipe = (name: string) => {
    const path = join(folder, name)
    execFileSync('mkfifo', [path])
    return path
  }

  test('settings', () => {
    const path = pipe('settings.json')
    expect(() => readOwnFile(path)).toThrow(new NotOurFile('It is a pipe, not a file.'))
    expect(openSettings(folder, { ifBroken: 'leave' }).unreadable).toContain('can be understood')
    expect(openSettings(folder).setAside).not.toBeNull()
    openSettings(folder).set('theme', 'dark')
    expect(openSettings(folder).get('theme')).toBe('dark')
  })

  test('a journal, and the summary beside it', () => {
    const run = join(folder, 'runs', '2026-11-23T10-00-00Z-one')
    mkdirSync(run, { recursive: true })
    pipe('runs/2026-11-23T10-00-00Z-one/journal.jsonl')
    const folders = new RunFolders(folder)
    const id = '2026-11-23T10-00-00Z-one'
    expect(folders.summarise(id)).toMatchObject({ problem: { detail: 'It is a pipe, not a file.' } })
    expect(folders.stateOf(id)).toMatchObject({ code: 'journal-unreadable' })
  })

  test('what OpenSSH keeps', async () => {
    pipe('known_hosts')
    const config = pipe('config')
    expect((await readOpenSshKnownHosts(folder, folder)).typesOf('192.0.2.1', 22)).toEqual([])
    const { sections } = await readSshConfig(config, folder)
    expect(sections.flatMap(({ directives }) => directives)).toEqual([])
  })
})
