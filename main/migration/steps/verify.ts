import type { ProblemCode } from '../../contract/problems'
import { ProblemError } from '../../contract/result'
import type { VerifyView } from '../../contract/step-views'
import { listOf, revisionOf } from '../revision'
import { vdomsEnabled, wasMigrated, type RunState } from '../run'
import { compareConfigurations, limitsOfComparison, readToCompare } from '../../review'
import { no, yes } from '../allowed'
import { notNow } from '../not-now'
import { openPoints } from '../open-points'
import type { Bench } from '../bench'
import { breath } from '../breath'
import type { BackupTaken } from '../events'
import type { FortiGate } from '../fortigate'
import type { StoredBackup } from '../readings/backup'
import { announced } from '../readings/announced'
import { readInventory } from '../readings/inventory'
import type { TellProgress } from '../readings/progress'
import { readService } from '../readings/service'
import { checkUserLogin, type UserLogin } from '../user-login'
import { verdictOf } from '../verdict'
import { verify } from '../verification'
import { at, type Action } from './action'
import { backUpDevice } from './back-up-device'
import type { Step } from './step'

/** Step 7: everybody and everything, read again and compared with before. */
export const verifyStep: Step<VerifyView | null> = {
  link: 'service-commands',
  enter: verifyMigration,
  mayLeave: ({ verification }) => (verification ? yes : no('The FortiGate has not been read yet')),
  leavesOpen: (run) => {
    if (!run.verification) return false
    const { users, otherChanges, secondLogin } = verdictOf(run)
    return users.attention > 0 || otherChanges > 0 || secondLogin === 'failed'
  },
  waitsFor: 'Migrated; still to verify on the FortiGate',
  view: viewVerify,
}

/** Reads everybody and everything again, and compares it with the inventory. */
export function verifyMigration(): Action {
  return at('verify', (bench) =>
    bench.read('Verifying', async (signal, fortigate) => {
      bench.forgetCommands()
      const { inventory: before, service: serviceBefore } = bench.run
      if (!before) throw notNow('There is no inventory to compare with.')
      const rules = {
        mayBeUnread: before.unread ?? [],
        version: bench.run.connected?.reading.status.version,
      }
      const read = async (device: () => FortiGate, progress: TellProgress) => ({
        serviceAfter: await readService(device(), signal),
        after: await readInventory(device(), vdomsEnabled(bench.run), progress, signal, rules),
      })
      const { serviceAfter, after } = await announced(
        fortigate(),
        'Everything once more, to compare it with before',
        (any) =>
          read(
            () => any,
            () => undefined,
          ),
        () => read(fortigate, bench.progress),
      )
      const licenses = bench.run.licenses.filter(wasMigrated).map(({ key }) => key)
      await breath(signal)
      const verification = verify({ licenses, before, after, serviceBefore, serviceAfter })
      await breath(signal)
      bench.record({ type: 'verified', verification })
    }),
  )
}

/** Takes a second backup, and compares the whole configuration with the first one. */
export function backUpAfter(): Action {
  return at('verify', (bench) =>
    bench.read('Backing up', async (signal, fortigate) => {
      refuseWithoutFirst(bench.run)
      const { method, stored } = await backUpDevice(bench, fortigate(), signal)
      await compareWithFirst(bench, method, stored)
    }),
  )
}

/** The same with a second backup that was made by other means. */
export function useBackupAfter(path: string): Action {
  return at('verify', (bench) =>
    bench.once('Checking the backup', async () => {
      refuseWithoutFirst(bench.run)
      const { bytes, sha256 } = await bench.readBackup(path)
      await compareWithFirst(bench, 'file', { path, bytes, sha256 })
    }),
  )
}

function refuseWithoutFirst({ backup }: RunState) {
  if (!backup) throw notNow('There is no earlier backup to compare with.')
}

async function compareWithFirst(bench: Bench, method: BackupTaken['method'], stored: StoredBackup) {
  const first = bench.run.backup
  if (!first) throw notNow('There is no earlier backup to compare with.')
  bench.note('Comparing the whole configuration')
  const [before, after] = await Promise.all(
    [
      { name: 'The first backup', path: first.path },
      { name: 'The second backup', path: stored.path },
    ].map(async ({ name, path }) => readToCompare(name, (await bench.readBackup(path)).text)),
  )
  if (!before || !after) throw new Error('Two backups were read.')
  // One that is cut would show everything behind the cut as deleted.
  limitsOfComparison(before, after)
  const backup = { method, ...stored, restorable: first.restorable, reason: first.reason, checks: [] }
  const changes = compareConfigurations(before.document, after.document)
  bench.record({ type: 'backed-up-after', backup, changes })
}

/** Behind these nothing is known of the login: it was not tried to its end. */
const notTried: ReadonlySet<ProblemCode> = new Set(['cancelled', 'login-paused'])

/** A second, fresh login while the first session stays open: proof that this account still gets in. */
export function tryLogin(): Action {
  return at('verify', async (bench) => {
    const { user, noSecondLogin } = bench.loginAtHand()
    if (noSecondLogin !== undefined) throw notNow(noSecondLogin)
    if (allowsOneSession(bench.run)) {
      throw notNow(
        'An account may have only one session on this FortiGate (admin-concurrent disable), so a second login could end the first one. Try the login of another super_admin by hand.',
      )
    }
    await bench.attempt('Logging in a second time', async (signal) => {
      try {
        await bench.tryLogin(signal)
        bench.record({ type: 'login-tried', worked: true, message: `${user} could log in again.` })
      } catch (error) {
        if (!(error instanceof ProblemError) || notTried.has(error.problem.code)) throw error
        bench.record({ type: 'login-tried', worked: false, message: error.problem.message })
      }
    })
  })
}

/** Notes that someone whose token was migrated has logged in since, as a person says. */
export function recordUserLogin(login: UserLogin): Action {
  return at(['migrate', 'verify'], ({ run, record }) => {
    record({ type: 'user-logged-in', ...checkUserLogin(run, login) })
  })
}

/** Whether the device, as it was read last, lets an account have one session only. */
function allowsOneSession({ verification, inventory }: RunState): boolean {
  const now = verification?.after.inventory ?? inventory?.inventory
  return now?.oneSessionEach !== undefined
}

function viewVerify(run: RunState): VerifyView | null {
  const verification = run.verification
  if (!verification) return null
  const login = run.secondLogin
  return {
    revision: revisionOf(verification),
    balance: {
      before: verification.balanceBefore,
      after: verification.balanceAfter,
      explanation: verification.balanceExplanation,
    },
    cloudUsers: {
      before: verification.cloudUsersBefore,
      after: verification.cloudUsersAfter,
      explanation: verification.cloudUsersExplanation,
    },
    backupAfter: run.backupAfter && {
      path: run.backupAfter.path,
      sha256: run.backupAfter.sha256,
      takenAt: run.backupAfter.at,
      changes: listOf(run.backupAfter.changes),
    },
    tokens: { before: verification.tokensBefore, after: verification.tokensAfter },
    otherChanges: listOf(verification.otherChanges),
    secondLogin: login
      ? { state: login.worked ? 'worked' : 'failed', at: login.at, message: login.message }
      : { state: 'untried', at: null, message: '' },
    userLogins: run.userLogins,
    openPoints: openPoints(run),
    readAt: verification.at,
  }
}
