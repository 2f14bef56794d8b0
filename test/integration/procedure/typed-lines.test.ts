import { describe, expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { answersTo, linesAt, live, office, officeSecrets, password } from './live'

/** The whole procedure on a live device, with a second login and both lists. */
async function wholeRun(options: Parameters<typeof live>[0], sample?: Parameters<typeof live>[1]) {
  const { app, fortigate } = await live(options, sample)
  const before = fortigate.state()
  await app.prepare()
  const licenses = app.run.migrate?.licenses ?? []
  for (const at of licenses.keys()) {
    await app.migrate(at)
    expect(app.license(at).state).toBe('done')
  }
  await app.call('continueRun')
  await app.call('verify')
  await app.call('tryLogin')
  expect(app.run.verdict).toMatchObject({
    users: { attention: 0, unknown: 0 },
    otherChanges: 0,
    secondLogin: 'worked',
  })
  await app.call('continueRun')
  const rows = await app.call('portalRows')
  await app.call('tick', { keys: rows.map((row) => row.key), ticked: true })
  await app.call('finish')
  expect(app.run.problem).toBeNull()
  expect(app.run.finished).not.toBeNull()
  return { app, fortigate, before, after: fortigate.state(), licenses }
}

describe('a whole run types', () => {
  test.concurrent('nothing that is not on the list, and creates no VDOM', async () => {
    const { app, fortigate, before, after, licenses } = await wholeRun({}, 'company')
    const lines = linesAt(fortigate)
    expect(lines.length).toBeGreaterThan(60)
    expect(lines.filter((line) => !mayType(line))).toEqual([])
    expect(after.vdoms).toEqual(before.vdoms)
    const entered = lines.flatMap((line) => /^edit "?([^"]+)"?$/.exec(line)?.[1] ?? [])
    expect(new Set(entered)).toEqual(new Set(before.vdoms))
    expect(fortigate.received.filter(({ kind }) => kind === 'help')).toEqual([])
    for (const { license } of licenses) expect(answersTo(fortigate, license)).toEqual(['y'])
    expect(lines.filter((line) => line.includes('migrate-ftm'))).toHaveLength(licenses.length)
    expect(await app.everythingShown()).not.toContain(password)
  })

  test.concurrent(
    'only what reads and the one command, and so changes nothing but what that changes',
    async () => {
      const { before, after } = await wholeRun({ configuration: office })
      const withoutSecrets = (text: string) => text.replace(/ENC \S+/g, 'ENC')
      const old = withoutSecrets(before.configuration).split('\n')
      const now = withoutSecrets(after.configuration).split('\n')
      const gone = old.filter((line) => !now.includes(line))
      const added = now.filter((line) => !old.includes(line))
      expect(added.map((line) => line.trim())).toEqual(Array(3).fill('set two-factor fortitoken-cloud'))
      for (const line of gone) {
        expect(line).toMatch(
          /set (?:two-factor fortitoken|fortitoken|license|reg-id|activation-|os-ver)|edit "FTKMOB/,
        )
      }
    },
  )
})

describe('a whole run shows', () => {
  test.concurrent('no secret, in no file and nowhere in the window', async () => {
    const { app } = await wholeRun({ configuration: office })
    const shown = await app.everythingShown()
    expect(shown).toContain('kim@example.com')
    for (const secret of [password, ...officeSecrets]) expect(shown).not.toContain(secret)
    // The console holds what was read, without its secrets.
    expect(shown).toContain('set reg-id ••••••')
    expect(shown).toContain('set password ••••••')
  })
})
