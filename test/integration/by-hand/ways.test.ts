import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atTheEnd } from '../../at-the-end'
import { answersTo, application, password, simulate, vendorLicense } from '../procedure/live'
import { Headless } from '../procedure/rehearsal'
import { BuiltThread } from '../review/built-thread'
import { handing, pause, Person, Terminal, type Deed } from './person'
import { begunByHand, personAt, toMigrate } from './run-by-hand'

const { license } = vendorLicense
const limit = { timeout: 60_000 }

/** Types what is asked for, and hands it over in another way. */
describe('a rehearsal by hand', () => {
  test('says how to log in on its twin, and reads it', limit, async () => {
    const app = application()
    await app.call('startRehearsal', { sample: 'company', scenario: 'ready', byHand: true })
    const terminal = await app.call('rehearsalTerminal')
    if (!terminal) throw new Error('It says no way to the twin.')
    expect(terminal.command).toBe(`ssh -p ${terminal.port} ${terminal.user}@127.0.0.1`)
    expect(terminal.hostKey).toMatch(/^SHA256:/)
    expect(app.run.byHand).toMatchObject({ request: null, hasTerminal: true })
    const person = new Person(app, () => Terminal.logIn(terminal))
    person.attend()
    await app.call('connectByHand', { user: terminal.user })
    expect(app.run.problem).toBeNull()
    await app.goTo('backup')
    expect(app.run.inventory?.counts.tokens).toBeGreaterThan(0)
    expect(await app.everythingShown()).not.toContain(terminal.password)
  })

  test('is what alone says a password', async () => {
    const app = application()
    await app.call('startByHand')
    expect(await app.call('rehearsalTerminal')).toBeNull()
    const other = application()
    await other.call('startRehearsal', { sample: 'company', scenario: 'ready' })
    expect(await other.call('rehearsalTerminal')).toBeNull()
    expect(other.run.byHand).toBeNull()
  })
})

test('an administrator who may only read is told by the prompt', limit, async () => {
  const { app } = await begunByHand({ scenario: 'read-only-admin' })
  expect((await app.findings('connect')).map(({ id }) => id)).toContain('admin.read-only')
  expect(await app.refusal('continueRun', undefined)).toContain('is read-only')
})

describe('a FortiGate', () => {
  test('that refuses the filter is read line by line, page by page', limit, async () => {
    const { app, fortigate, person } = await begunByHand({ faults: { noFilter: true } })
    await app.goTo('backup')
    expect(app.run.problem).toBeNull()
    expect(app.run.inventory?.counts.tokens).toBe(5)
    expect(fortigate.received.some(({ kind }) => kind === 'page')).toBe(true)
    expect(person.requests.length).toBe(3)
  })

  test('behind whose y nobody looked is not asked about again by hand', limit, async () => {
    const run = await toMigrate(await begunByHand())
    const { app, fortigate, person } = run
    await app.call('askDevice', vendorLicense)
    person.instead = {
      key: async ({ id }) => {
        await app.result('giveUpByHand', { request: id })
      },
    }
    const decision = { ...vendorLicense, answer: 'y', typed: license } as const
    await app.call('answerDevice', decision)
    person.instead = {}
    await app.call('connectByHand', { user: 'admin' })
    await app.waitOutDoubt()
    expect(app.license().state).toBe('not-started')
    await app.call('askDevice', vendorLicense)
    expect(app.run.problem?.code).toBe('no-second-session')
    expect(person.requests.filter(({ kind }) => kind === 'command')).toHaveLength(1)
    expect(answersTo(fortigate)).toEqual([])
  })

  test('whose question is answered n has migrated nothing', limit, async () => {
    const { app, fortigate } = await toMigrate(await begunByHand())
    await app.call('askDevice', vendorLicense)
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(app.run.problem).toBeNull()
    expect(app.license().state).toBe('declined')
    expect(answersTo(fortigate)).toEqual(['n'])
  })

  test('is another one than the run is about: its output is refused', limit, async () => {
    const { app, person } = await begunByHand()
    await app.goTo('inventory')
    const other = await simulate({ clock: app.clock, serial: 'FGVM02TM22009999' })
    await person.leave()
    const there = personAt(app, other)
    await app.call('connectByHand', { user: 'admin' })
    expect(app.run.problem?.code).toBe('another-device')
    await there.leave()
  })
})

describe('what is handed over', () => {
  for (const [what, before] of [
    ['declined', ''],
    ['refused', `FGT-LAB # execute fortitoken-cloud migrate-ftm ${license} root\r\nInvalid license\r\n\r\n`],
  ] as const) {
    test(`may be a whole log, with an earlier attempt that was ${what}`, limit, async () => {
      const { app, fortigate, person } = await toMigrate(await begunByHand())
      const earlier: string[] = [before]
      const wholeLog: Deed = async (request, someone) => {
        const known = someone.last
        someone.last = await someone.terminal(request)
        if (known && known !== someone.last) earlier.push(known.recording)
        await someone.doIt(request)
        await someone.handOver(request, [...earlier, someone.last.recording].join('\r\n'))
        if (request.kind !== 'blocks' || someone.request?.id !== request.id) return
        await pause(300)
        someone.again()
      }
      person.instead = { command: wholeLog, key: wholeLog, blocks: wholeLog }
      if (what === 'declined') {
        await app.call('askDevice', vendorLicense)
        await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
        expect(app.license().state).toBe('declined')
        await app.call('connectByHand', { user: 'admin' })
        await app.clock.pass(60_000)
      }
      await app.call('askDevice', vendorLicense)
      expect(app.run.problem).toBeNull()
      await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: license })
      expect(app.run.problem).toBeNull()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(what === 'declined' ? ['n', 'y'] : ['y'])
    })
  }

  test('comes in pieces, backwards, twice, with line ends of Windows', limit, async () => {
    const { app, person } = await begunByHand({}, 'company')
    person.instead = {
      blocks: handing(async ({ app: window }, request, text) => {
        const marks = [...text.matchAll(/^.*# get system status \| grep \.\r?$/gm)].map(({ index }) => index)
        // Each from one mark to behind the next one.
        const pieces = marks.slice(0, -1).map((from, at) => text.slice(from, marks[at + 2] ?? text.length))
        for (const piece of [...pieces.toReversed(), ...pieces])
          await window.result('pasteRecording', { request, text: piece.replaceAll(/\r*\n/g, '\r\n') })
      }),
    }
    await app.goTo('backup')
    expect(app.run.problem).toBeNull()
    const session = application()
    await session.call('startRehearsal', { sample: 'company', scenario: 'ready' })
    await session.connect()
    await session.goTo('backup')
    expect(await app.call('users')).toEqual(await session.call('users'))
  })

  test('for one reading serves no later one', limit, async () => {
    const { app, person } = await begunByHand()
    const before = person.last?.recording ?? ''
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    let offered = false
    person.instead = {
      blocks: async ({ id }) => {
        if (offered) return
        offered = true
        await app.result('pasteRecording', { request: id, text: before })
      },
    }
    const going = app.call('continueRun')
    while (!offered || app.run.byHand?.isReading) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(app.run.byHand?.lastPaste?.notes.map(({ kind }) => kind)).toContain('too-old')
    const { request } = person
    if (!request) throw new Error('Nothing is asked for any more.')
    await app.call('giveUpByHand', { request: request.id })
    await going
    expect(app.run.problem?.code).toBe('given-up')
    expect(app.run.service).toBeNull()
    // The session is as it was: the same can be asked for once more.
    expect(app.run.connection.state).toBe('connected')
    person.instead = {}
    await app.call('readService')
    expect(app.run.service).not.toBeNull()
  })

  test('can be stopped, and is refused once it is no longer asked for', limit, async () => {
    const { app, person } = await begunByHand()
    person.instead = { blocks: null }
    const going = app.call('continueRun')
    while (!person.request) await new Promise((resolve) => setTimeout(resolve, 20))
    const { id } = person.request
    await app.call('cancel')
    await going
    expect(app.run.problem?.code).toBe('cancelled')
    expect(app.run.byHand?.request).toBeNull()
    expect(await app.refusal('pasteRecording', { request: id, text: 'x' })).toContain('no longer asked for')
    expect(await app.refusal('giveUpByHand', { request: id })).toContain('no longer asked for')
    expect(await app.refusal('copyForHand', { request: id, block: null, line: null })).toContain('no longer')
    expect(await app.call('handBlocks', { request: id })).toEqual([])
  })
})

describe('a long recording', () => {
  let thread: BuiltThread
  beforeAll(async () => {
    thread = await BuiltThread.build()
  })
  afterAll(() => thread.remove())

  test('is chosen as a file, and read beside the window', limit, async () => {
    const app = new Headless(thread.address)
    atTheEnd(() => app.close())
    const fortigate = await simulate({ clock: app.clock })
    await app.call('startByHand')
    const person = new Person(app, () => Terminal.logIn({ port: fortigate.port, user: 'admin', password }))
    const other = 'FGT-LAB # diagnose debug info\r\nnothing of interest\r\n\r\n'.repeat(20_000)
    let files = 0
    person.instead = {
      blocks: handing(async (_, request, text) => {
        files += 1
        const file = join(app.dataFolder, `session-${files}.log`)
        writeFileSync(file, `${other}${text}`)
        if (files === 1) {
          app.files.push(file)
          await app.call('openRecording', { request })
        } else await app.call('dropRecording', { request, paths: [file] })
      }),
    }
    person.attend()
    await app.call('connectByHand', { user: 'admin' })
    expect(app.run.problem).toBeNull()
    expect(app.run.device?.serial).not.toBe('')
    expect(files).toBe(2)
    expect(app.run.byHand?.lastPaste?.file).toContain('session-2.log')
    expect(readdirSync(join(app.folder, 'pasted'))).toHaveLength(2)
  })
})
