import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { checkBundle } from '../../../main/evidence/check-bundle'
import type { Report } from '../../../main/evidence/report/schema'
import type { MigrationPlan } from '../../../main/migration/plan/schema'
import { application, live, sampleText } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'
import { temporaryFolder } from '../../temporary-folder'

const docs = join(import.meta.dirname, '../../../docs')

async function finish(app: Headless): Promise<{ readonly folder: string; readonly report: Report }> {
  await app.call('tryLogin')
  await app.call('continueRun')
  const rows = await app.call('portalRows')
  await app.call('tick', { keys: rows.map((row) => row.key), ticked: true })
  await app.call('finish')
  expect(app.run.problem).toBeNull()
  const folder = dirname(app.run.finished?.report ?? '')
  return { folder, report: JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report }
}

async function save(app: Headless, format: 'html' | 'csv' | 'json' = 'json'): Promise<string> {
  const path = join(temporaryFolder(), `plan.${format}`)
  app.files.push(path)
  expect(await app.call('savePlan', { format })).toBe(path)
  return path
}

/** A rehearsal that is at the step “Back up”, its plan not saved yet. */
async function atBackup(sample: 'company' | 'vendor-page' = 'company'): Promise<Headless> {
  const app = application()
  await app.call('startRehearsal', { sample, scenario: 'ready' })
  await app.connect()
  await app.goTo('backup')
  return app
}

describe('a plan that is saved in a run', () => {
  test('is signed, noted in the journal without a path, and part of the evidence, which says that it was kept to', async () => {
    const app = await atBackup()
    await app.call('planChange', {
      window: { begin: '2026-12-01T21:00', end: '2026-12-01T23:00', timeZone: 'Europe/Zurich' },
      contacts: 'Kim Ito, 4711',
      ticket: 'CHG1',
    })
    await app.goTo('preauthorization')
    for (const format of ['html', 'csv', 'json'] as const) {
      const path = await save(app, format)
      const key = createPublicKey(readFileSync(`${path}.pem`))
      expect(verify(null, readFileSync(path), key, readFileSync(`${path}.sig`))).toBe(true)
      expect(app.journal).not.toContain(path)
    }
    expect(app.recorded.filter((type) => type === 'plan-saved')).toHaveLength(3)
    await app.goTo('migrate')
    for (const at of (app.run.migrate?.licenses ?? []).keys()) await app.migrate(at)
    await app.call('continueRun')
    const { folder, report } = await finish(app)
    expect(report.plan?.sentence).toContain('2 licenses')
    expect(report.differences).toEqual([])
    const validate = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync(join(docs, 'report.schema.json'), 'utf8')) as object,
    )
    expect(validate(report) || validate.errors).toBe(true)
    const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as MigrationPlan
    expect(plan.devices[0]?.change.ticket).toBe('CHG1')
    expect(plan.devices[0]?.licenses.filter(({ chosen }) => chosen).map(({ flag }) => flag)).toEqual([
      'open',
      'open',
    ])
    expect(readFileSync(join(folder, 'plan.html'), 'utf8')).toContain('Europe/Zurich')
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(
      'The run went as planned, line by line',
    )
    expect((await checkBundle(folder, report.signedWith)).problems).toEqual([])
  }, 60_000)

  test('is compared with what was done: what was left out, read again and answered with “n”', async () => {
    const app = await atBackup()
    await save(app)
    await app.call('goBack', { to: 'inventory' })
    await app.call('readInventory')
    const [first] = app.run.inventory?.licenses.filter(({ chosen }) => chosen) ?? []
    if (!first) throw new Error('No license is chosen.')
    await app.call('chooseLicenses', { licenses: [{ license: first.license, vdom: first.vdom }] })
    await app.goTo('migrate')
    await app.migrate()
    await app.call('continueRun')
    const { report } = await finish(app)
    const about = (what: string) =>
      report.differences?.filter((each) => each.about === what).map(({ text }) => text) ?? []
    expect(about('licenses')).toEqual([expect.stringMatching(/^Planned but not chosen in the end: EFTM/)])
    expect(about('commands')).toContainEqual(expect.stringContaining('not typed'))
    expect(about('plan')).toEqual([])
  }, 60_000)

  test('whose file was changed since is said to be, and is not in the bundle', async () => {
    const app = await atBackup('vendor-page')
    await save(app)
    appendFileSync(join(app.folder, 'plan.json'), ' ')
    await app.goTo('migrate')
    await app.migrate()
    await app.call('continueRun')
    const { folder, report } = await finish(app)
    expect(report.differences?.map(({ about }) => about)).toEqual(['plan'])
    expect(() => readFileSync(join(folder, 'plan.json'))).toThrow()
  }, 60_000)

  test('stays when another can’t be written after it', async () => {
    const app = await atBackup('vendor-page')
    await save(app)
    const kept = readFileSync(join(app.folder, 'plan.json'))
    app.files.push(join(temporaryFolder(), 'no', 'plan.html'))
    expect((await app.result('savePlan', { format: 'html' })).ok).toBe(false)
    expect(readFileSync(join(app.folder, 'plan.json'))).toEqual(kept)
  }, 60_000)

  test('replaces the signature and the key of the plan that it replaces, and nothing else of their names', async () => {
    const app = await atBackup('vendor-page')
    const path = await save(app)
    const again = async () => {
      app.files.push(path)
      return app.result('savePlan', { format: 'json' })
    }
    expect(await again()).toMatchObject({ ok: true, value: path })
    const files = [path, `${path}.sig`, `${path}.pem`]
    for (const [of, content] of [
      [`${path}.sig`, 'the signature of somebody else'],
      [`${path}.pem`, 'a certificate'],
      [path, 'another plan'],
    ] as const) {
      const asSaved = readFileSync(of)
      writeFileSync(of, content)
      const before = files.map((file) => readFileSync(file, 'latin1'))
      const refused = await again()
      expect(refused, of).toMatchObject({ ok: false, problem: { code: 'file-unwritable' } })
      expect(refused.ok ? '' : refused.problem.message).toContain(`${path}.sig is already there`)
      expect(files.map((file) => readFileSync(file, 'latin1'))).toEqual(before)
      writeFileSync(of, asSaved)
    }
    const { publicKey } = generateKeyPairSync('ed25519')
    rmSync(`${path}.sig`)
    writeFileSync(`${path}.pem`, publicKey.export({ format: 'pem', type: 'spki' }))
    expect(await again(), 'the key of somebody else').toMatchObject({ ok: false })
    rmSync(`${path}.pem`)
    expect(await again()).toMatchObject({ ok: true })
    const key = createPublicKey(readFileSync(`${path}.pem`))
    expect(verify(null, readFileSync(path), key, readFileSync(`${path}.sig`))).toBe(true)
  }, 60_000)

  test('takes the times of the last rehearsal of the same device', async () => {
    const { app } = await live({ configuration: sampleText('vendor-page') })
    await app.call('leaveRun')
    const login = app.login
    app.login = { authentication: { method: 'rehearsal' } }
    await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
    await app.prepare()
    await app.migrate()
    await app.call('continueRun')
    await finish(app)
    const rehearsal = app.run.id
    await app.call('leaveRun')
    app.login = login
    await app.call('startMigration')
    await app.connect()
    await app.goTo('backup')
    const plan = JSON.parse(readFileSync(await save(app), 'utf8')) as MigrationPlan
    expect(plan.devices[0]?.rehearsed?.run).toBe(rehearsal)
    expect(plan.devices[0]?.rehearsed?.steps.map(({ step }) => step)).toEqual([
      'connect',
      'service',
      'inventory',
      'backup',
      'migrate',
      'verify',
    ])
  }, 60_000)
})

test('no plan is saved before the inventory, of an unknown form, or if nothing can print', async () => {
  const app = application()
  await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
  expect(await app.refusal('savePlan', { format: 'html' })).toContain('another step')
  await app.connect()
  await app.goTo('backup')
  expect(await app.refusal('savePlan', { format: 'pdf' })).toContain('print')
  expect(await app.result('savePlan', { format: 'exe' as 'html' })).toMatchObject({ ok: false })
  expect(await app.call('savePlan', { format: 'html' })).toBeNull()
  expect(app.recorded).not.toContain('plan-saved')
})
