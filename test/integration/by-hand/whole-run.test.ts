import { describe, expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { flowingCommands } from '../../../main/fortios/commands'
import { answersTo, linesAt } from '../procedure/live'
import { begunByHand, foundBy, migrateAll, overSession, toMigrate } from './run-by-hand'

/** What only a person types. */
const byHand: ReadonlySet<string> = new Set(flowingCommands)

describe('a whole run by hand finds what the run over a session finds', () => {
  for (const sample of ['vendor-page', 'company'] as const) {
    test(`of the sample ${sample}`, { timeout: 60_000 }, async () => {
      const hand = await toMigrate(await begunByHand({}, sample))
      await migrateAll(hand)
      const session = await overSession(sample)
      await migrateAll(session)
      expect(await foundBy(hand.app)).toEqual(await foundBy(session.app))
      for (const { license } of hand.app.run.migrate?.licenses ?? []) {
        expect(hand.app.run.migrate?.licenses.find((each) => each.license === license)?.state).toBe('done')
        expect(answersTo(hand.fortigate, license)).toEqual(['y'])
      }
      const typed = linesAt(hand.fortigate).filter((line) => line !== '')
      expect(typed.filter((line) => !mayType(line) && !byHand.has(line))).toEqual([])
      expect(hand.fortigate.state().vdoms).toEqual(session.fortigate.state().vdoms)
      expect(linesAt(hand.fortigate).filter((line) => line.includes('migrate-ftm'))).toHaveLength(
        session.app.run.migrate?.licenses.length ?? 0,
      )
    })
  }
})
