import { describe, expect, test } from 'vitest'
import type { HandRequest } from '../../../main/contract/by-hand'
import type { Faults } from '../../../main/simulator/faults'
import { answersTo, vendorLicense } from '../procedure/live'
import { pause, type Person } from './person'
import { begunByHand, toMigrate, type ByHand } from './run-by-hand'

const { license } = vendorLicense
const isAll = process.env.TOKENFERRY_FAULTS === 'all'

/** What a person hands over in the place of what was asked for; `null`: nothing. */
type Slip = (person: Person, text: string) => string | null | Promise<string | null>

const slips: Readonly<Record<string, Slip>> = {
  nothing: () => null,
  'the wrong thing': () => 'C:\\> dir\r\n Volume in drive C has no label.\r\n',
  half: (_, text) => text.slice(0, Math.floor(text.length / 2)),
  'an old one': (person) => {
    const { recording } = person.last ?? { recording: '' }
    return recording.slice(0, Math.floor(recording.length / 3))
  },
  'y twice': async (person, text) => {
    const from = (person.last?.recording.length ?? 0) - text.length
    await person.last?.type('y')
    return person.last?.since(from) ?? null
  },
}

const faults: Readonly<Record<string, { faults?: Faults; scenario?: 'partial' | 'not-authorized' }>> = {
  'that does as it is told': {},
  'that loses the session and has done nothing': { faults: { afterYes: 'cut-not-started' } },
  'that loses the session and has done it': { faults: { afterYes: 'cut-committed' } },
  'that does it late': { faults: { afterYes: 'cut-commits-late', lateBy: 120_000 } },
  'that does a part': { scenario: 'partial' },
  'that refuses in words that are known': { scenario: 'not-authorized' },
}

/** Where in the dialogue the person slips. */
const points = ['command', 'key', 'blocks'] as const

const cases = Object.keys(slips).flatMap((slip) =>
  points.flatMap((point) => Object.keys(faults).map((fault) => ({ slip, point, fault }))),
)
/** Each slip, point and fault comes at least once. */
const chosen = isAll ? cases : cases.filter((_, at) => at % 13 === 3)

/** Gives up what is asked for, if it is still asked for. */
async function giveUp(person: Person, { id }: HandRequest): Promise<void> {
  if (person.request?.id === id) await person.app.result('giveUpByHand', { request: id })
}

describe('by hand, a FortiGate', () => {
  for (const { slip, point, fault } of chosen) {
    test(`${fault}, and a person who hands over ${slip} for the ${point}`, { timeout: 120_000 }, async () => {
      const { faults: set, scenario } = faults[fault] ?? {}
      const run = await toMigrate(await begunByHand({ ...(scenario && { scenario }) }))
      const { app, fortigate, person } = run
      const before = fortigate.state().configuration
      if (set) fortigate.setFaults(set)
      let slipped = false
      const instead = async (request: HandRequest) => {
        person.last = await person.terminal(request)
        if (request.kind !== point || slipped) {
          const text = await person.doIt(request)
          await person.handOver(request, text)
          // What never comes whole, as behind a lost session, is given up.
          if (person.request?.id === request.id && request.kind !== 'blocks') await giveUp(person, request)
          return
        }
        slipped = true
        const text = await person.doIt(request)
        const handed = await slips[slip]?.(person, text)
        if (handed !== null && handed !== undefined) await person.handOver(request, handed)
        await giveUp(person, request)
      }
      person.instead = { command: instead, key: instead }
      await app.result('askDevice', vendorLicense)
      if (app.license().state === 'asked') {
        if (point === 'blocks') person.instead.blocks = instead
        const deciding = app.result('answerDevice', { ...vendorLicense, answer: 'y', typed: license })
        await movedOn(deciding, run)
      }
      person.instead = {}
      for (let turns = 0; turns < 4 && app.license().state === 'unknown'; turns += 1) {
        if (app.run.connection.state !== 'connected')
          await movedOn(app.result('connectByHand', { user: 'admin' }), run)
        if (app.license().state !== 'unknown') break
        await app.clock.pass(16 * 60_000)
        person.again()
        await goneOn(run, () => app.run.busy === null)
        if (app.run.connection.state === 'connected' && app.license().state === 'unknown')
          await movedOn(app.result('settle', vendorLicense), run)
        await pause(50)
      }
      const { state } = app.license()
      const now = fortigate.state().configuration
      // In the end the person does what is asked, and the FortiGate can be read: then it does not stay unknown.
      expect(state).toBe(endOf(before, now, state))
      // Never a second y for a license, nor a key that was not decided.
      expect(answersTo(fortigate).filter((key) => key === 'y').length).toBeLessThanOrEqual(1)
      expect(person.requests.filter(({ kind }) => kind === 'key').length).toBeLessThanOrEqual(1)
    })
  }
})

/** What became of the license by the configuration; a refusal leaves as much as what was not begun. */
function endOf(before: string, now: string, said: string): string {
  if (now === before) return said === 'refused' ? 'refused' : 'not-started'
  return now.includes(license) ? 'partial' : 'done'
}

/** Waits for work. */
async function movedOn(work: Promise<unknown>, run: ByHand) {
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  await goneOn(run, () => isDone)
}

/** Waits until something is over; a reading that has to come a minute after another one gets its minute. */
async function goneOn({ app, person }: ByHand, isOver: () => boolean) {
  for (let turns = 0; turns < 400 && !isOver(); turns += 1) {
    const { request } = person
    if (request?.kind === 'blocks' && request.countsBecause === 'apart') {
      await app.clock.pass(61_000)
      person.again()
    }
    await pause(100)
  }
  expect(isOver(), 'it comes to an end').toBe(true)
}
