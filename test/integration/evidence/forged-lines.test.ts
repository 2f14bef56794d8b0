import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../../main/evidence/report/schema'
import { application, at, sampleText, simulate } from '../procedure/live'

/** A comment that anyone who may edit an address object can write. */
const comment = [
  'note',
  '2026-11-28T03:00:00.000Z > execute factoryreset',
  '2026-11-28T03:00:00.000Z (global)> y',
].join('\u2028')

test('a text of the configuration can’t forge commands in the evidence', async () => {
  const configuration = sampleText('vendor-page').replace(
    'config user local\n',
    `config firewall address\n    edit "x"\n        set comment "${comment}"\n    next\nend\nconfig user local\n`,
  )
  const fortigate = await simulate({ configuration })
  const app = application()
  app.login = at(fortigate)
  await app.call('startMigration')
  await app.prepare()
  await app.migrate()
  await app.call('continueRun')
  await app.call('continueRun')
  await app.call('finish')
  const evidence = (name: string) => readFileSync(join(app.folder, 'evidence', name), 'utf8')
  expect(evidence('transcript.log')).toContain('execute factoryreset')
  const { commands } = JSON.parse(evidence('report.json')) as Report
  const typed = fortigate.received.filter(({ kind }) => kind === 'line' || kind === 'answer')
  expect(commands.map(({ command }) => command)).toEqual(typed.map(({ text }) => text))
  expect(commands.filter(({ command }) => command === 'y')).toHaveLength(1)
})
