import ssh2 from 'ssh2'
import { expect, test } from 'vitest'
import { canary, withCanaries } from '../../fixtures/canaries'
import { live, password, sampleText } from '../procedure/live'

/** A few secrets that someone else changes while the run is open, on one line each, as they are typed. */
const changed = (mark: string) => `config system auto-script
    edit "s"
        set script "config vpn ipsec phase1-interface; edit a; set psksecret ${canary}${mark}"
    next
end
config system snmp community
    edit 1
        set name "${canary}${mark}"
    next
end
config firewall address
    edit "webhook"
        set comment "https://hooks.example.com/${canary}${mark}"
    next
    edit "note"
        set comment "password=${canary}${mark}"
    next
    edit "key"
        set comment "-----BEGIN PRIVATE KEY-----${canary}${mark}-----END PRIVATE KEY-----"
    next
end
`

/** Types lines on the device in a session of someone else. */
async function typeOn(port: number, text: string): Promise<void> {
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client.once('ready', resolve).once('error', reject)
    client.connect({ host: '127.0.0.1', port, username: 'admin', password })
  })
  await new Promise<void>((resolve, reject) => {
    client.shell({ rows: 1000, cols: 500 }, (error, shell) => {
      if (error) {
        reject(error)
        return
      }
      // Each line waits for its prompt, as text that is typed ahead can be taken for an answer to something else.
      const lines = [...text.trimEnd().split('\n'), 'exit']
      let output = ''
      shell.once('close', resolve)
      shell.setEncoding('utf8').on('data', (more: string) => {
        output += more
        if (!output.endsWith('# ')) return
        output = ''
        shell.write(`${lines.shift() ?? ''}\n`)
      })
    })
  })
  client.end()
}

test('a whole run shows no secret of the configuration, nor of what somebody changed in it meanwhile', async () => {
  const understood = ['user fortitoken', 'user local', 'system admin']
  const configuration = withCanaries(sampleText('vendor-page') + changed('1'), 'x', understood)
  const { app, fortigate } = await live({ configuration })
  await app.prepare()
  await app.migrate()
  await app.call('continueRun')
  await typeOn(fortigate.port, changed('2'))
  await app.call('backUpAfter')
  expect(app.run.problem).toBeNull()
  await app.call('continueRun')
  await app.call('finish')
  const shown = await app.everythingShown()
  expect(shown).not.toContain(canary)
  // All of it was read, and all that was changed is named.
  expect(shown).toContain('edit "webhook"')
  for (const place of ['system auto-script', 'system snmp community', 'webhook', 'note', 'key']) {
    expect(shown).toContain(place)
  }
  expect(shown.split('is different; the values are not shown').length).toBeGreaterThan(3)
}, 60_000)
