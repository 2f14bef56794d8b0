import { expect, test } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { application, simulate, vendorLicense } from '../procedure/live'
import { pause, type Deed } from './person'
import { begunByHand, personAt, toMigrate, type ByHand } from './run-by-hand'

const { license } = vendorLicense
const limit = { timeout: 60_000 }
const minute = 60_000

async function until(what: () => boolean, label: string): Promise<void> {
  for (let turns = 0; turns < 600; turns += 1) {
    if (what()) return
    await pause(20)
  }
  throw new Error(`It never came to this: ${label}`)
}

test(
  'a clock that is set back is said, and counts once it shows what it has not shown before',
  limit,
  async () => {
    const app = application()
    const device = adjustableClock(app.clock)
    const fortigate = await simulate({ clock: device })
    await app.call('startByHand')
    const person = personAt(app, fortigate)
    await app.call('connectByHand', { user: 'admin' })
    await app.goTo('inventory')
    const old = person.last?.recording ?? ''
    device.jump(-10 * minute)
    const blocks = () => {
      const request = app.run.byHand?.request
      if (request?.kind !== 'blocks') throw new Error('No blocks are asked for.')
      return request
    }
    const handsOver: Deed = async (request, someone) => {
      someone.instead = { blocks: null }
      await someone.handOver(request, await someone.doIt(request))
    }
    person.instead = { blocks: handsOver }
    const reading = app.call('readInventory')
    await until(() => app.run.byHand?.request?.kind === 'blocks' && blocks().isClockBehind, 'the sentence')
    expect(app.run.byHand?.lastPaste?.notes[0]).toMatchObject({
      kind: 'clock-behind',
      text: expect.stringContaining('has to show') as string,
    })
    const { id } = blocks()
    await app.call('clockSetBackByHand', { request: id })
    expect(blocks()).toMatchObject({ isClockBehind: false, countsBecause: 'set-back' })
    // It can be said only of what looks like it.
    expect(await app.refusal('clockSetBackByHand', { request: id })).toContain('doesn’t show')
    // Neither a recording from before nor one that shows the same times once more.
    for (const text of [old, await person.doIt(blocks())]) {
      await person.handOver(blocks(), text)
      expect(app.run.byHand?.lastPaste?.taken).toBe(0)
    }
    await app.clock.pass(11 * minute)
    person.instead = {}
    person.again()
    await reading
    expect(app.run.problem).toBeNull()
  },
)

test(
  'a laptop that has slept before the command makes no old recording of what was compared',
  limit,
  async () => {
    const { app, person } = await toMigrate(await begunByHand())
    person.instead = {
      command: async (request, someone) => {
        // Its monotonic clock stood still meanwhile, the FortiGate did not.
        app.clock.jump(30 * minute)
        someone.last = await someone.terminal(request)
        await someone.handOver(request, await someone.doIt(request))
      },
    }
    await app.call('askDevice', vendorLicense)
    expect(app.run.problem).toBeNull()
    expect(app.license().state).toBe('asked')
  },
)

test('a part is believed from readings a minute apart, by the clock of the FortiGate', limit, async () => {
  const run: ByHand = await toMigrate(await begunByHand({ scenario: 'partial' }))
  const { app, person } = run
  await app.call('askDevice', vendorLicense)
  expect(app.license().state).toBe('asked')
  const deciding = app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: license })
  const isApart = () => {
    const request = app.run.byHand?.request
    return request?.kind === 'blocks' && request.countsBecause === 'apart'
  }
  await until(
    () => isApart() && app.run.byHand?.lastPaste?.notes.some(({ kind }) => kind === 'too-old') === true,
    'a second reading',
  )
  expect(app.license().state).not.toBe('partial')
  await app.clock.pass(minute)
  person.again()
  await deciding
  expect(app.license().state).toBe('partial')
})
