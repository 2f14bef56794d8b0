import { pause } from '../clock'
import { assumed } from './assumptions'
import { carryOut, carryOutHalf, planMigration } from './migration'
import type { LoginShell } from './login-shell'
import { lines, refused, type Output } from './show'

/** The warning and the question of the vendor's page. */
const warning = `Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud
 - The original FTM license gets invalidated and it cannot be reversed.
 - You will switch from perpetual to annual subscription license.
Please contact customer support to get the migration pre-authorization
and backup your FortiGate configuration!
Ready to proceed? (y/n)`

/** The longest that a result takes to be printed, however many lines it has. */
const longestResultMs = 10_000

/** `execute fortitoken-cloud migrate-ftm <license> <vdom>`. */
export async function migrateFtm(shell: LoginShell, args: readonly string[]): Promise<Output> {
  const { device, terminal } = shell
  if (!device.isAtLeast(7, 0, 4)) return refused('migrate-ftm')
  const [license = '', vdom = ''] = args
  const plan = planMigration(device, license, vdom)
  if (!('tokens' in plan)) return lines(...plan)
  // Someone else may have migrated the license while the question stood open, or while the device was late.
  const commit = (): readonly string[] => {
    const still = planMigration(device, license, vdom)
    return 'tokens' in still ? carryOut(device, still) : still
  }

  const answer = await terminal.ask(shell.faults.question ?? warning)
  if (
    answer === null &&
    terminal.closed &&
    (shell.faults.cutAtQuestion ?? assumed['migrate.cut-at-question'].value) === 'commits'
  )
    commit()
  if (answer === null || !assumed['terminal.single-key'].value(answer)) return []

  const { fate, lateBy } = shell.yesFate()
  if (fate === 'cut-not-started') return shell.vanish()
  if (fate === 'cut-commits-late') {
    void device.later(lateBy, commit)
    return shell.vanish()
  }
  if (fate === 'cut-halfway') {
    carryOutHalf(device, plan)
    void device.later(lateBy, commit)
    return shell.vanish()
  }
  const result = fate === 'commits-late' ? await device.later(lateBy, commit) : commit()
  if (fate === 'cut-committed') return shell.vanish()
  if (fate === 'silent') return shell.fallSilent()

  await terminal.print('\n')
  const beforeLine = Math.min(shell.resultLineDelay, longestResultMs / result.length)
  for (const line of result) {
    if (beforeLine > 0) await pause(device.clock, beforeLine)
    await terminal.print(`${line}\n`)
  }
  return []
}
