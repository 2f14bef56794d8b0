import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBundle } from '../../../main/evidence/check-bundle'
import { password, office, officeSecrets } from '../procedure/live'
import { handing, pause } from './person'
import { begunByHand, migrateAll, toMigrate, withBackup } from './run-by-hand'

test(
  'the evidence of a run by hand says so, keeps what was pasted, and holds no secret',
  { timeout: 60_000 },
  async () => {
    const run = await toMigrate(await begunByHand({ configuration: office }))
    const { app } = run
    await migrateAll(run)
    expect(await app.refusal('tryLogin')).toContain('By hand, Tokenferry can’t log in')
    expect(app.run.verdict?.open.join(' ')).toMatch(/no second login was tried/i)
    withBackup(run, 'after.conf')
    await app.call('chooseBackupFileAfter')
    expect(app.run.problem).toBeNull()
    expect(app.run.verify?.backupAfter).not.toBeNull()
    await app.call('continueRun')
    const rows = await app.call('portalRows')
    await app.call('tick', { keys: rows.map((row) => row.key), ticked: true })
    await app.call('finish')
    expect(app.run.problem).toBeNull()

    const bundle = join(app.folder, 'evidence')
    expect((await checkBundle(bundle, null)).problems).toEqual([])
    const pasted = readdirSync(bundle).filter((name) => name.startsWith('pasted-'))
    expect(pasted.length).toBe(readdirSync(join(app.folder, 'pasted')).length)
    expect(readFileSync(join(bundle, pasted[0] ?? ''), 'utf8')).toContain('get system status | grep .')
    const of = (name: string) => readFileSync(join(bundle, name), 'utf8')
    expect(of('README.txt')).toContain('pasted-*.txt')
    expect(of('report.html')).toContain('A person typed on the firewall and pasted what it showed.')
    expect(of('report.html')).toContain('there is only the person’s word')
    expect(of('commands.html')).toContain('typed by a person and pasted')
    expect(of('commands.html')).not.toMatch(/\d s, \d+ lines?, from line/)
    expect(of('transcript.log')).toMatch(/ \(\)\+> show user local \| grep \.\n/)
    expect(of('transcript.log')).toMatch(/# Typed by a person on FGT-LAB \(FGVM\w+\) between 2\d{3}-/)
    const { commands } = JSON.parse(of('report.json')) as { commands: { command: string; pasted?: true }[] }
    expect(commands.length).toBeGreaterThan(20)
    expect(commands.filter((each) => each.pasted !== true)).toEqual([])
    expect(commands.filter(({ command }) => command.includes('migrate-ftm'))).toHaveLength(
      app.run.migrate?.licenses.length ?? 0,
    )
    const shown = await app.everythingShown()
    for (const secret of [password, ...officeSecrets]) expect(shown).not.toContain(secret)
  },
)

test(
  'what a person typed and printed between, with its secrets, shows none of them anywhere',
  { timeout: 60_000 },
  async () => {
    const run = await begunByHand()
    const { app, person } = run
    const secrets = ['Summer2026x', 'RESTOFTHEVALUE0123456789']
    const between = [
      'FGT-LAB # config system admin',
      '',
      `FGT-LAB (admin) # set password ${secrets[0]}`,
      '',
      'FGT-LAB (admin) # end',
      '',
      'FGT-LAB # show system interface',
      '        set passwd ENC SH2abcdefghijkl',
      `${secrets[1]}==`,
      '',
      '',
    ].join('\r\n')
    const pieces: string[] = []
    person.instead = {
      blocks: handing(async (_, request, text) => {
        const at = text.lastIndexOf('FGT-LAB # get system status')
        await app.result('pasteRecording', {
          request,
          text: `${text.slice(0, at)}${between}${text.slice(at)}FGT-LAB # show user local\r\n        set passwd ENC SH2abcdefghijkl\r\n${secrets[1]}==\r\n`,
        })
        pieces.push(JSON.stringify([await app.call('handPieces'), app.run.byHand]))
        if (app.run.byHand?.request?.id === request) {
          await pause(300)
          person.again()
        }
      }),
    }
    await app.goTo('inventory')
    expect(app.run.problem).toBeNull()
    expect(pieces.join()).toContain('set password ••••••')
    const shown = `${await app.everythingShown()}${pieces.join()}`
    for (const secret of secrets) expect(shown).not.toContain(secret)
  },
)

test('Tokenferry can’t fetch a backup by hand, and says how to make one', { timeout: 60_000 }, async () => {
  const { app, fortigate } = await begunByHand()
  await app.goTo('backup')
  const before = fortigate.received.length
  await app.call('backUp')
  expect(app.run.problem?.message).toContain('When you work by hand, Tokenferry can’t fetch a backup')
  expect(fortigate.received.length).toBe(before)
})
