import { temporaryFolder } from '../../temporary-folder'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lastLogin, recentLogins, rememberLogin } from '../../../main/application/login/last-login'
import { KnownHosts } from '../../../main/settings/known-hosts'
import { OldEncryption } from '../../../main/settings/old-encryption'
import { openSettings } from '../../../main/settings/settings'
import { problemOf } from '../store/folder'

const key = { host: 'fw.example.com', port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:one' }
const now = new Date('2026-11-23T10:00:00.000Z')

describe('the settings', () => {
  test('are remembered from one start to the next', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    expect(settings.get('theme')).toBe('system')
    settings.set('theme', 'dark')
    settings.set('lastConnection', { host: 'fw', port: 22, user: 'admin', method: 'password', keyFile: '' })
    const again = openSettings(folder)
    expect(again.setAside).toBeNull()
    expect(again.get('theme')).toBe('dark')
    expect(again.get('lastConnection')?.host).toBe('fw')
  })

  test.each([
    ['no JSON', '{"version": 1, "theme": "da'],
    ['empty', ''],
    ['a theme that does not exist', '{"version":1,"theme":"pink"}'],
    ['a version to come', '{"version":2}'],
    ['known hosts that are none', '{"version":1,"knownHosts":[{"host":1}]}'],
    ['a text', '"hello"'],
    ['a list', '[1]'],
    ['nothing', 'null'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('that can’t be understood (%s) are kept beside, and start fresh', (_what, text) => {
    const folder = temporaryFolder()
    const file = join(folder, 'settings.json')
    writeFileSync(file, text)
    const settings = openSettings(folder)
    expect(settings.get('theme')).toBe('system')
    expect(settings.get('knownHosts')).toEqual([])
    expect(settings.setAside).toBe(`${file}.bak`)
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(text)
    settings.set('theme', 'light')
    expect(openSettings(folder)).toMatchObject({ setAside: null })
  })

  test('that can’t be understood a second time leave those kept beside as they are', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'settings.json')
    const kept = ['.bak', '.bak-2', '.bak-3'].map((ending) => {
      writeFileSync(file, `broken ${ending}`)
      expect(openSettings(folder).setAside).toBe(`${file}${ending}`)
      return [`${file}${ending}`, `broken ${ending}`] as const
    })
    for (const [path, text] of kept) expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test.skipIf(process.platform === 'win32')(
    'that can’t be read for a moment are not broken: they are left alone, and there again later',
    () => {
      const folder = temporaryFolder()
      openSettings(folder).set('theme', 'dark')
      const file = join(folder, 'settings.json')
      renameSync(file, `${file}.away`)
      // Nobody, not even root, can read what leads to itself.
      symlinkSync(file, file)
      const settings = openSettings(folder)
      expect(settings.setAside).toBeNull()
      expect(settings.unreadable).toContain('ELOOP')
      expect(
        problemOf(() => {
          settings.set('theme', 'light')
        }),
      ).toMatchObject({ code: 'settings-unwritable', detail: settings.unreadable })
      renameSync(`${file}.away`, file)
      expect(readdirSync(folder)).toEqual(['settings.json'])
      settings.refresh()
      expect(settings.get('theme')).toBe('dark')
    },
  )

  test('that can’t be written hold for the session, and say why at each change', () => {
    const folder = temporaryFolder()
    const blocked = join(folder, 'file')
    writeFileSync(blocked, '')
    const settings = openSettings(blocked)
    expect(settings.get('theme')).toBe('system')
    const problem = problemOf(() => {
      settings.set('theme', 'dark')
    })
    expect(problem.code).toBe('settings-unwritable')
    expect(problem.message).toContain(join(blocked, 'settings.json'))
    expect(settings.get('theme')).toBe('dark')
  })

  test('go on when their file goes away or becomes something else', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    settings.set('theme', 'dark')
    rmSync(join(folder, 'settings.json'))
    expect(settings.get('theme')).toBe('dark')
    mkdirSync(join(folder, 'settings.json'))
    expect(settings.get('theme')).toBe('dark')
    expect(
      problemOf(() => {
        settings.set('theme', 'light')
      }).code,
    ).toBe('settings-unwritable')
  })

  test('see what a person has taken out of the file, and no nonsense', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    new KnownHosts(settings).trust(key, now)
    settings.set('theme', 'dark')
    const file = join(folder, 'settings.json')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, '{"half')
    settings.refresh()
    expect(settings.get('knownHosts')).toHaveLength(1)
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(text) as object), knownHosts: [] }))
    settings.refresh()
    expect(settings.get('knownHosts')).toEqual([])
    expect(settings.get('theme')).toBe('dark')
  })

  test('hold no password', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    settings.set('lastConnection', { host: 'fw', port: 22, user: 'admin', method: 'key', keyFile: '/k' })
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toMatch(/pass(?:word|phrase)"/)
    expect(existsSync(`${join(folder, 'settings.json')}.bak`)).toBe(false)
  })
})

describe('the settings of the command line', () => {
  const opened = (folder: string) => openSettings(folder, { ifBroken: 'leave' })

  test('are those of the window', () => {
    const folder = temporaryFolder()
    new KnownHosts(openSettings(folder)).trust(key, now)
    const hosts = new KnownHosts(opened(folder))
    expect(hosts.judge(key)).toEqual({ kind: 'trusted' })
    hosts.trust({ ...key, port: 2222 }, now)
    const own = new KnownHosts(openSettings(folder))
    expect(own.judge(key)).toEqual({ kind: 'trusted' })
    expect(own.judge({ ...key, port: 2222 })).toEqual({ kind: 'trusted' })
  })

  test.each(['{', '[]', '{ "version": 2, "knownHosts": 7 }'])(
    'leave a file that can’t be understood (%s) as it is',
    (text) => {
      const folder = temporaryFolder()
      const file = join(folder, 'settings.json')
      writeFileSync(file, text)
      const settings = opened(folder)
      expect(settings.get('knownHosts')).toEqual([])
      expect(settings.unreadable).toBe('It contains no settings that can be understood.')
      const problem = problemOf(() => {
        settings.set('knownHosts', [])
      })
      expect(problem.code).toBe('settings-unwritable')
      expect(readFileSync(file, 'utf8')).toBe(text)
      expect(readdirSync(folder)).toEqual(['settings.json'])
    },
  )

  test('are not written before something is changed', () => {
    const folder = temporaryFolder()
    expect(opened(folder).get('theme')).toBe('system')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a change', () => {
  test('touches nothing else in the file, and leaves nothing beside it', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'settings.json')
    writeFileSync(file, '{ "version": 1, "theme": "dark", "later": { "x": 1 } }')
    openSettings(folder).set('knownHosts', [])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      theme: 'dark',
      later: { x: 1 },
      knownHosts: [],
    })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('is made to what the file holds now', () => {
    const folder = temporaryFolder()
    const [one, other] = [openSettings(folder), openSettings(folder)]
    new KnownHosts(one).trust(key, now)
    new KnownHosts(other).trust({ ...key, port: 2222 }, now)
    new KnownHosts(one).trust({ ...key, port: 2223 }, now)
    expect(
      openSettings(folder)
        .get('knownHosts')
        .map(({ port }) => port),
    ).toEqual([22, 2222, 2223])
    expect(one.get('knownHosts')).toHaveLength(3)
  })

  test('never writes over what a person is about to write', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    const file = join(folder, 'settings.json')
    writeFileSync(file, '{ "version": 1, "knownHosts": [')
    const problem = problemOf(() => {
      settings.set('theme', 'dark')
    })
    expect(problem).toMatchObject({ code: 'settings-unwritable' })
    expect(readFileSync(file, 'utf8')).toBe('{ "version": 1, "knownHosts": [')
    expect(settings.get('theme')).toBe('dark')
  })
})

describe('known hosts', () => {
  test('hold the newest key of a host, however its name is written', () => {
    const hosts = known()
    const newer = { ...key, host: 'FW.example.com', fingerprint: 'SHA256:two' }
    hosts.trust(newer, now)
    expect(hosts.judge(newer)).toEqual({ kind: 'trusted' })
    expect(hosts.judge(key).kind).toBe('changed')
  })

  const known = () => {
    const hosts = new KnownHosts(openSettings(temporaryFolder()))
    hosts.trust(key, now)
    return hosts
  }

  test('know what was trusted, by host, port and type', () => {
    const hosts = known()
    expect(hosts.judge(key)).toEqual({ kind: 'trusted' })
    expect(hosts.judge({ ...key, host: 'FW.Example.COM' })).toEqual({ kind: 'trusted' })
    expect(hosts.judge({ ...key, port: 2222 })).toEqual({ kind: 'unknown' })
    expect(hosts.judge({ ...key, host: 'other.example.com' })).toEqual({ kind: 'unknown' })
    expect(hosts.typesOf('fw.example.com', 22)).toEqual(['ssh-ed25519'])
    expect(hosts.typesOf('fw.example.com', 2222)).toEqual([])
  })

  test('tell another key from the one that was trusted, of the same type or not', () => {
    const hosts = known()
    const changed = { kind: 'changed', fingerprint: 'SHA256:one', since: now.toISOString() }
    expect(hosts.judge({ ...key, fingerprint: 'SHA256:two' })).toEqual(changed)
    expect(hosts.judge({ ...key, type: 'ssh-rsa', fingerprint: 'SHA256:two' })).toEqual(changed)
  })

  test('hold one key of each type', () => {
    const hosts = known()
    hosts.trust({ ...key, fingerprint: 'SHA256:two' }, now)
    expect(hosts.judge({ ...key, fingerprint: 'SHA256:two' })).toEqual({ kind: 'trusted' })
    expect(hosts.judge(key).kind).toBe('changed')
    expect(hosts.typesOf(key.host, key.port)).toHaveLength(1)
  })
})

describe('the last login', () => {
  const target = { host: 'fw.example.com', port: 22, user: 'admin' }
  const login = { ...target, open: () => Promise.reject(new Error('It is not opened.')) }

  test('is kept with the way to it, and without anything that is secret', () => {
    const folder = temporaryFolder()
    const settings = openSettings(folder)
    rememberLogin(settings, login, {
      ...target,
      authentication: { method: 'key', keyFile: '/k', passphrase: 'p4ss-phrase' },
      jumps: [
        {
          host: ' bastion ',
          port: 22,
          user: ' ops ',
          authentication: { method: 'password', password: 'h0p' },
        },
        { host: 'inner', port: 2022, user: 'ops', authentication: { method: 'agent' } },
      ],
    })
    expect(lastLogin(openSettings(folder))).toEqual({
      ...target,
      method: 'key',
      keyFile: '/k',
      jumps: [
        { host: 'bastion', port: 22, user: 'ops', method: 'password', keyFile: '' },
        { host: 'inner', port: 2022, user: 'ops', method: 'agent', keyFile: '' },
      ],
    })
    const kept = readFileSync(join(folder, 'settings.json'), 'utf8')
    for (const secret of ['p4ss-phrase', 'h0p']) expect(kept).not.toContain(secret)
  })

  test('is suggested with those before it, each device once, and no more than can be looked through', () => {
    const settings = openSettings(temporaryFolder())
    const connectTo = (host: string, user = 'admin', port = 22) => {
      const place = { host, port, user }
      rememberLogin(settings, { ...login, ...place }, { ...place, authentication: { method: 'agent' } })
    }
    const suggested = () => recentLogins(settings).map(({ host, port, user }) => `${user}@${host}:${port}`)
    expect(suggested()).toEqual([])
    connectTo('one')
    connectTo('two')
    connectTo('ONE', 'kim')
    connectTo('two', 'admin', 2222)
    expect(suggested()).toEqual(['admin@two:2222', 'kim@ONE:22', 'admin@two:22'])
    for (let at = 0; at < 20; at += 1) connectTo(`fw-${at}`)
    expect(suggested()).toHaveLength(10)
    expect(suggested()[0]).toBe('admin@fw-19:22')
  })

  test('of before there were suggestions is one of them', () => {
    const folder = temporaryFolder()
    const lastConnection = { ...target, method: 'password', keyFile: '' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, lastConnection }))
    expect(recentLogins(openSettings(folder))).toEqual([{ ...lastConnection, jumps: [] }])
  })

  test('of before there were jump hosts is still understood', () => {
    const folder = temporaryFolder()
    const lastConnection = { ...target, method: 'password', keyFile: '' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, lastConnection }))
    const settings = openSettings(folder)
    expect(settings.setAside).toBeNull()
    expect(lastLogin(settings)).toEqual({ ...lastConnection, jumps: [] })
    expect(new OldEncryption(settings).devices).toEqual([])
  })
})

describe('leave to use old encryption', () => {
  test('is kept for one address and port, and taken back', () => {
    const folder = temporaryFolder()
    const old = new OldEncryption(openSettings(folder))
    old.remember({ host: 'fw.example.com', port: 22 }, true)
    old.remember({ host: 'FW.example.com', port: 22 }, true)
    old.remember({ host: 'fw.example.com', port: 2222 }, true)
    old.remember({ host: 'other.example.com', port: 22 }, false)
    const again = new OldEncryption(openSettings(folder))
    expect(again.devices).toEqual([
      { host: 'fw.example.com', port: 22 },
      { host: 'fw.example.com', port: 2222 },
    ])
    again.remember({ host: 'Fw.Example.com', port: 22 }, false)
    expect(new OldEncryption(openSettings(folder)).devices).toEqual([{ host: 'fw.example.com', port: 2222 }])
  })
})
