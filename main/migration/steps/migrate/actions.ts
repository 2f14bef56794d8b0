import { licenseName, type LicenseKey } from '../../../contract/license-key'
import type { TwoPeople } from '../../../contract/two-people'
import type { MigrateBench } from '../../bench'
import { longestWork } from '../../late-belief'
import { notNow } from '../../not-now'
import { isUnsettled } from '../../run'
import { at, type Action } from '../action'

/** Reads everything again, compares it with what was approved, and has the device ask its question. */
export function askDevice(key: LicenseKey): Action<MigrateBench> {
  return at('migrate', async ({ oneLicense, attempt, forgetCommands }: MigrateBench) => {
    oneLicense.refuseToAsk(key)
    await attempt('Reading everything again', async (signal) => {
      forgetCommands()
      await oneLicense.ask(key, signal)
    })
  })
}

/**
 * Answers the device’s question. `y` is recorded on disk before it is sent, and needs the license number typed: by two
 * people, if the organization wants two.
 */
export function answerDevice({
  license,
  vdom,
  answer,
  typed,
  people,
}: LicenseKey & {
  readonly answer: 'y' | 'n'
  readonly typed: string
  readonly people?: TwoPeople
}): Action<MigrateBench> {
  const key = { license, vdom }
  return at('migrate', async ({ oneLicense, once }: MigrateBench) => {
    oneLicense.refuseToAnswer(key, answer, typed, people)
    await once(answer === 'y' ? `Migrating ${licenseName(key)}` : 'Answering n', () =>
      oneLicense.answer(key, answer, typed, people),
    )
  })
}

/** Lets another wording of the question be asked again, once a person has read it. */
export function approveWording({
  license,
  vdom,
  typed,
  reason,
}: LicenseKey & { readonly typed: string; readonly reason: string }): Action<MigrateBench> {
  return at('migrate', ({ oneLicense, refuseWhileBusy, clearProblem }: MigrateBench) => {
    refuseWhileBusy()
    oneLicense.approveWording({ license, vdom }, typed, reason)
    clearProblem()
  })
}

/** Reads the device to find out what became of a license that nobody knows about. Types nothing that changes it. */
export function settle(key: LicenseKey): Action<MigrateBench> {
  return at('migrate', async ({ oneLicense, read }: MigrateBench) => {
    oneLicense.refuseToSettle(key)
    await read('Reading the FortiGate', () => oneLicense.settle(key))
  })
}

/** In a rehearsal the person need not wait: its clock is put forward, and then the twin is read. */
export function letTimePass(): Action<MigrateBench> {
  return at('migrate', async (bench: MigrateBench) => {
    bench.refuseWhileBusy()
    const { oneLicense, letTimePass: pass } = bench
    const doubtful = bench.run.licenses.find(isUnsettled)
    if (!pass || !doubtful) throw notNow('Only in a rehearsal, and only while a license is in doubt.')
    oneLicense.refuseToSettle(doubtful.key)
    await bench.read('Letting 15 minutes pass', async (_signal, fortigate) => {
      // Of the two readings that it takes, one before and one behind.
      await oneLicense.settleAll()
      if (!bench.run.licenses.some(isUnsettled)) return
      bench.record({ type: 'time-passed', minutes: longestWork / 60_000 })
      await pass(longestWork)
      fortigate()
      await oneLicense.settleAll()
    })
  })
}
