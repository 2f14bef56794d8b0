import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { KnownHosts } from '../../../main/settings/known-hosts'
import { OldEncryption } from '../../../main/settings/old-encryption'
import { openSettings } from '../../../main/settings/settings'
import { Headless } from '../procedure/rehearsal'
import { answersTo, live, vendorLicense } from '../procedure/live'

const key = { host: 'fw.example.net', port: 22, type: 'ssh-ed25519', fingerprint: `SHA256:${'a'.repeat(43)}` }

/** Settings of someone who has trusted a key. */
async function withKey(): Promise<Headless> {
  const { app } = await live()
  await app.prepare()
  await app.call('leaveRun')
  return app
}

function settings(app: Headless) {
  const { aside } = app.snapshot
  if (aside?.at !== 'settings') throw new Error('The settings are not open.')
  return aside.settings
}

test('a host key is forgotten only if its address is typed, and asked about again then', async () => {
  const app = await withKey()
  await app.call('showAside', { at: 'settings' })
  const [known] = await app.call('knownDevices')
  if (!known) throw new Error('No key was trusted.')
  expect(settings(app).knownDevices.count).toBe(1)
  const { host, port, type } = known
  expect(await app.refusal('forgetHostKey', { host, port, type, typed: `${host}x` })).toBe(
    `The host key of ${host} was not forgotten.`,
  )
  expect(await app.call('knownDevices')).toHaveLength(1)
  await app.call('forgetHostKey', { host, port, type, typed: host })
  expect(await app.call('knownDevices')).toEqual([])
  expect(settings(app).knownDevices.count).toBe(0)

  const again = new Headless(undefined, app.dataFolder)
  expect(await again.call('knownDevices'), 'after a restart as well').toEqual([])
  await again.quit()
})

test('what the command line has trusted and allowed meanwhile is shown, and can be taken back', async () => {
  const app = new Headless()
  const other = openSettings(app.dataFolder, { ifBroken: 'leave' })
  new KnownHosts(other).trust(key, new Date())
  new OldEncryption(other).remember(key, true)
  await app.call('showAside', { at: 'settings' })
  expect(settings(app)).toMatchObject({ knownDevices: { count: 1 }, oldEncryption: { count: 1 } })
  await app.call('takeBackOldEncryption', { host: key.host, port: key.port })
  await app.call('forgetHostKey', { ...key, typed: key.host })
  other.refresh()
  expect([other.get('knownHosts'), other.get('oldEncryption')]).toEqual([[], []])
  await app.quit()
})

test('what is no setting is refused', async () => {
  const app = new Headless()
  for (const days of [0, -1, 1.5, 36_501, '30']) {
    const result = await app.result('keepRuns', { days } as never)
    expect(result, String(days)).toMatchObject({ ok: false, problem: { code: 'malformed' } })
  }
  for (const aside of [{ at: 'elsewhere' }, { at: 'help' }, { at: 'help', page: 'x'.repeat(200) }]) {
    const result = await app.result('showAside', aside as never)
    expect(result).toMatchObject({ ok: false, problem: { code: 'malformed' } })
  }
  expect(await app.result('forgetHostKey', { ...key, port: 0, typed: key.host })).toMatchObject({ ok: false })
  await app.quit()
})

test('how long finished runs are kept is the person’s choice, unless the organization has fixed it', async () => {
  const app = new Headless()
  await app.call('showAside', { at: 'settings' })
  expect(settings(app)).toMatchObject({ keepRunsDays: null, notifications: true, twoPeople: false })
  await app.call('keepRuns', { days: 90 })
  await app.call('setNotifications', { on: false })
  expect(settings(app)).toMatchObject({ keepRunsDays: 90, notifications: false })

  app.policy = {
    policy: { keepRunsDays: 400, acceptNewHostKeys: false, oldEncryption: false, dataFolder: '/srv/x' },
    problem: null,
  }
  await app.call('showAside', { at: 'settings' })
  expect(settings(app)).toMatchObject({
    keepRunsDays: 400,
    isFixed: { keepRunsDays: true, dataFolder: true },
    isForgettingFinal: true,
    isOldEncryptionForbidden: true,
    decided: [
      'A host key that this computer does not know can’t be trusted.',
      'No FortiGate is offered old encryption.',
    ],
  })
  expect(await app.refusal('keepRuns', { days: null })).toBe(
    'How long finished runs are kept was not changed: your organization’s policy forbids it.',
  )
  await app.quit()
})

test('old encryption is taken back for one device', async () => {
  const app = new Headless()
  const { app: other } = await live()
  other.login = { ...other.login, oldAlgorithms: true }
  await other.prepare()
  await other.call('leaveRun')
  const [device] = await other.call('oldEncryptionDevices')
  if (!device) throw new Error('Nothing was allowed.')
  await other.call('takeBackOldEncryption', { host: device.host.toUpperCase(), port: device.port })
  expect(await other.call('oldEncryptionDevices')).toEqual([])
  await app.quit()
})

test('the data folder is measured', async () => {
  const app = await withKey()
  const use = await app.call('dataFolderUse')
  expect(use.bytes).toBeGreaterThan(1_000)
  expect(use.parts).toMatchObject([{ name: 'Migrations', count: 1 }])
  await app.call('showDataFolder')
  expect(app.opened).toEqual([app.dataFolder])
})

test('by its own choice runs that ended long ago are removed at a start, and never one that is not settled', async () => {
  const { app } = await live({ faults: { afterYes: 'cut-not-started' } })
  await app.prepare()
  await app.migrate()
  const unsettled = app.run.id
  await app.call('leaveRun')
  await app.call('keepRuns', { days: 30 })
  await app.clock.pass(400 * 86_400_000)
  app.application.tidy()
  expect(app.unfinished).toMatchObject([{ id: unsettled }])
})

test('while a question is open no screen leads away from it, and one that is open is closed', async () => {
  const { app } = await live()
  await app.prepare()
  await app.call('showAside', { at: 'settings' })
  expect(app.snapshot.aside).toMatchObject({ at: 'settings' })
  await app.call('askDevice', vendorLicense)
  expect(app.snapshot).toMatchObject({ aside: null, may: ['console'] })
  expect(await app.refusal('showAside', { at: 'help', page: '' })).toContain('The screen can’t be changed')
  await app.call('closeAside')
  expect(app.license().state).toBe('asked')
  await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  await app.call('showAside', { at: 'about' })
  expect(app.snapshot.aside).toMatchObject({
    at: 'about',
    versions: [{ name: 'Tokenferry' }, { name: 'Node.js' }],
  })
})

test.each([true, false])('notifications are told as they are wanted: %s', async (on) => {
  const { app } = await live()
  let isRunSeen = false
  app.seen = ({ run }) => (isRunSeen ||= run !== null)
  await app.call('setNotifications', { on })
  await vi.waitFor(() => {
    expect(isRunSeen).toBe(true)
  })
  app.answers = () => 'later'
  const connecting = app.connect()
  await vi.waitFor(() => {
    expect(app.asked).toHaveLength(1)
  })
  expect(app.told.map(({ body }) => body)).toEqual(on ? ['The host key is waiting for your decision.'] : [])
  await app.call('answerQuestion', { id: app.asked[0]?.id ?? '', answers: null })
  await connecting
})

test('files that are opened from outside are seen: the screen beside them is closed', async () => {
  const app = new Headless()
  await app.call('showAside', { at: 'settings' })
  app.application.openFiles({ paths: [join(app.dataFolder, 'branch.conf')], leftOut: 0 })
  await vi.waitFor(() => {
    expect(app.snapshot).toMatchObject({ aside: null, review: {} })
  })
  await app.quit()
})

test('two people decide if this person wants it, from the next question on, and not while one is open', async () => {
  const { app, fortigate } = await live()
  await app.prepare()
  await app.call('setTwoPeople', { on: true })
  await app.call('askDevice', vendorLicense)
  expect(app.license().question?.needsTwo).toBe(true)
  expect(await app.refusal('setTwoPeople', { on: false })).toContain(
    'can’t be changed while the FortiGate is asking',
  )
  const { license } = vendorLicense
  const answer = { ...vendorLicense, answer: 'y', typed: license } as const
  expect(await app.refusal('answerDevice', answer)).toContain('Both have to type their name.')
  expect(answersTo(fortigate)).toEqual([])
  await app.call('answerDevice', { ...answer, people: { first: 'Kim', second: 'Lee', typed: license } })
  expect(app.license().state).toBe('done')
  expect(app.journal).toContain('"answer":"y","people":["Kim","Lee"]')
})

test('a policy that wants two people is not undone by a setting, and one that does not leaves the choice', async () => {
  const app = new Headless()
  for (const wanted of [true, false]) {
    app.policy = { policy: { twoPeople: wanted }, problem: null }
    await app.call('showAside', { at: 'settings' })
    expect(settings(app)).toMatchObject({ twoPeople: wanted, isFixed: { twoPeople: wanted } })
    const result = await app.result('setTwoPeople', { on: true })
    expect(result.ok).toBe(!wanted)
  }
  expect(settings(app)).toMatchObject({ twoPeople: true, isFixed: { twoPeople: false } })
  const again = new Headless(undefined, app.dataFolder)
  await again.call('showAside', { at: 'settings' })
  expect(settings(again).twoPeople, 'after a restart as well').toBe(true)
  await again.quit()
  await app.quit()
})
