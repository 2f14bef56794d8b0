import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Headless } from './rehearsal'
import { samples, startSimulator, type Simulator } from '../../../main/simulator'

const password = 'correct horse battery staple'
const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function device(): Promise<Simulator> {
  const sample = samples.find(({ id }) => id === 'vendor-page')
  if (!sample) throw new Error('The sample is gone.')
  const simulator = await startSimulator({
    configuration: readFileSync(join(import.meta.dirname, '../../../assets', sample.file), 'utf8'),
    serial: sample.serial,
    rehearsalPassword: password,
    resultLineDelay: 0,
  })
  open.push(simulator)
  return simulator
}

function application(dataFolder?: string): Headless {
  const app = new Headless(undefined, dataFolder)
  open.push(app)
  return app
}

const connect = ({ port }: Simulator) =>
  ({
    host: '127.0.0.1',
    port,
    user: 'admin',
    authentication: { method: 'password', password },
  }) as const

describe('one run for one device', () => {
  test('a second run for the same serial number is told who, where and since when; left, it is free', async () => {
    const fortigate = await device()
    const first = application()
    const second = application(first.dataFolder)
    for (const app of [first, second]) await app.call('startMigration')
    await first.call('connect', connect(fortigate))
    expect(first.run.problem).toBeNull()
    await second.call('connect', connect(fortigate))
    expect(second.run.problem?.code).toBe('device-in-use')
    expect(second.run.problem?.message).toMatch(
      /Another run is working on the FortiGate FGVM02TM22000417: you \(.+\), on this computer, since \d+ \w+ 20\d\d, \d\d:\d\d UTC[+−\d:]*\.$/u,
    )
    expect(second.run.device).toBeNull()
    await first.call('leaveRun')
    await second.call('connect', connect(fortigate))
    expect(second.run.problem).toBeNull()
  })
})

describe('a rehearsal', () => {
  test('with FortiToken Cloud’s side chosen: no license, none pre-authorized', async () => {
    const app = application()
    const cloud = { account: 'none', seats: 0, preauthorized: 'none' } as const
    await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready', cloud })
    await app.prepare()
    expect(app.run.service?.verdict).toBe('no-license')
    const [license] = app.run.migrate?.licenses ?? []
    if (!license) throw new Error('There is no license.')
    const key = { license: license.license, vdom: license.vdom }
    await app.call('askDevice', key)
    await app.call('answerDevice', { ...key, answer: 'y', typed: key.license })
    expect(app.run.migrate?.licenses[0]?.state).toBe('refused')
  })

  test('at its end: as predicted, how long, and what was asked', async () => {
    const app = application()
    await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
    await app.prepare()
    const [license] = app.run.migrate?.licenses ?? []
    if (!license) throw new Error('There is no license.')
    const key = { license: license.license, vdom: license.vdom }
    await app.call('askDevice', key)
    await app.call('answerDevice', { ...key, answer: 'y', typed: key.license })
    await app.call('continueRun')
    await app.call('tryLogin')
    await app.call('continueRun')
    const rows = await app.call('portalRows')
    await app.call('tick', { keys: rows.map((row) => row.key), ticked: true })
    expect(app.run.rehearsal?.outcome).toBeUndefined()
    await app.call('finish')
    expect(app.run.rehearsal?.outcome?.differences.count).toBe(0)
    expect(app.run.rehearsal?.outcome?.questions.join(' ')).toMatch(
      /host key.*migrate license EFTM000000425212/,
    )
  })

  test('of a migration that ends half-way: the request to Customer Service says who stands where', async () => {
    const app = application()
    await app.call('startRehearsal', { sample: 'company', scenario: 'partial' })
    await app.prepare()
    const [license] = app.run.migrate?.licenses ?? []
    if (!license) throw new Error('There is no license.')
    const key = { license: license.license, vdom: license.vdom }
    await app.call('askDevice', key)
    await app.call('answerDevice', { ...key, answer: 'y', typed: key.license })
    const shown = app.run.migrate?.licenses[0]
    expect(shown?.state).toBe('partial')
    await app.call('copySupportRequest', key)
    const [text = ''] = app.copied
    expect(shown?.needsSupport).toBe(true)
    expect(text).toBe(await app.call('supportRequest', key))
    for (const { name, vdom, state } of await app.call('people', key)) {
      expect(text).toContain(`${name} (${vdom}): ${state === 'unknown' ? 'neither' : state}`)
    }
    expect(text).toContain(key.license)
    expect((await app.result('askDevice', key)).ok).toBe(false)
  })
})
