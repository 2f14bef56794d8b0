import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { live, password, sampleText } from '../procedure/live'
import { attempt, failure } from '../ssh/connecting'

const padding = Array.from(
  { length: 3000 },
  (_, at) => `    edit "padding-${at}"\n        set subnet 192.0.2.${at % 256} 255.255.255.255\n    next\n`,
).join('')
/** The vendor's example with SCP on, and enough in it that a link can break in the middle. */
const large = sampleText('vendor-page')
  .replace('config system global\n', 'config system global\n    set admin-scp enable\n')
  .replace('config firewall address\n', `config firewall address\n${padding}`)
const middle = 60_000

describe('a backup over SCP', () => {
  test.concurrent('is the configuration byte for byte, and can be restored', async () => {
    const { app, fortigate } = await live({ configuration: large })
    await app.connect()
    await app.goTo('backup')
    await app.call('backUp')
    expect(app.run.backup).toMatchObject({ method: 'scp', restorable: true })
    expect(readFileSync(app.run.backup?.path ?? '', 'utf8')).toBe(fortigate.state().configuration)
    expect(app.run.backup?.checks.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass'])
  })

  test.concurrent('is read over the command line where SCP is off', async () => {
    const { app, fortigate } = await live({
      configuration: large.replace('set admin-scp enable', 'set admin-scp disable'),
    })
    await app.connect()
    await app.goTo('backup')
    await app.call('backUp')
    expect(app.run.backup).toMatchObject({ method: 'show', restorable: false })
    const withoutSecrets = (text: string) => text.replace(/ENC \S+/g, 'ENC')
    expect(withoutSecrets(readFileSync(app.run.backup?.path ?? '', 'utf8'))).toBe(
      withoutSecrets(fortigate.state().configuration),
    )
  })

  test.concurrent('that breaks off in the middle is said, and leaves no file', async () => {
    const { app, fortigate } = await live({ configuration: large })
    fortigate.setFaults({ cut: { direction: 'to-client', after: middle, layer: 'connection' } })
    await app.connect()
    await app.goTo('backup')
    await app.call('backUp')
    expect(app.run.problem).toMatchObject({ code: 'connection-lost' })
    expect(app.run.backup).toBeNull()
    expect(readdirSync(app.folder).filter((name) => name.includes('.conf'))).toEqual([])
    fortigate.setFaults({})
    await app.connect()
    await app.call('backUp')
    expect(app.run.backup).toMatchObject({ method: 'scp' })
  })

  test.concurrent('that stands still can be stopped, and leaves no file', async () => {
    const { app, fortigate } = await live({ configuration: large })
    fortigate.setFaults({ stall: { direction: 'to-client', after: middle, layer: 'connection' } })
    await app.connect()
    await app.goTo('backup')
    const backingUp = app.call('backUp')
    await vi.waitFor(() => {
      expect(readdirSync(app.folder).filter((name) => name.endsWith('.part'))).toHaveLength(1)
    })
    expect(app.run.busy).toMatchObject({ cancellable: true })
    await app.call('cancel')
    await backingUp
    expect(app.run.problem).toMatchObject({ code: 'cancelled' })
    expect(app.run.busy).toBeNull()
    await vi.waitFor(() => {
      expect(readdirSync(app.folder).filter((name) => name.includes('.conf'))).toEqual([])
    })
    fortigate.setFaults({})
    await app.connect()
    await app.call('backUp')
    expect(app.run.problem).toBeNull()
  })

  test.concurrent('that is made by other means is checked before it counts', async () => {
    const { app } = await live()
    await app.connect()
    await app.goTo('backup')
    app.files.push('/nowhere/backup.conf')
    await app.call('chooseBackupFile')
    expect(app.run.problem).toMatchObject({ code: 'backup-unreadable' })
    expect(app.run.problem?.message).toContain('/nowhere/backup.conf')
    app.files.push(new URL('../../../assets/samples/company.conf', import.meta.url).pathname)
    await app.call('chooseBackupFile')
    expect(app.run.next).toMatchObject({ allowed: false })
    expect(app.run.next.reason).toContain('another device')
    app.files.push(new URL('../../../assets/samples/vendor-page.conf', import.meta.url).pathname)
    await app.call('chooseBackupFile')
    expect(app.run.backup).toMatchObject({ method: 'file', restorable: true })
    expect(app.run.next.allowed).toBe(true)
  })
})

test('a device that runs no command outside of its command line says so', async () => {
  const { fortigate } = await live()
  const { connection } = await attempt({
    target: fortigate,
    credentials: { method: 'password', password },
  })
  await expect(connection.exec('uptime')).rejects.toMatchObject({ problem: { code: 'exec-refused' } })
  expect(
    (await failure({ target: fortigate, credentials: { method: 'password', password: 'x' } })).code,
  ).toBe('login-rejected')
})
