import type { VerifyView } from '../../contract/step-views'
import type { RunState } from '../run'
import { verdictOf } from '../verdict'
import { no, yes, type Step } from './step'

/** Step 7: everybody and everything, read again and compared with before. */
export const verifyStep: Step<VerifyView | null> = {
  link: 'service-commands',
  enter: (reads) => reads.verify(),
  mayLeave: ({ verification }) => (verification ? yes : no('The FortiGate has not been read yet')),
  forget: () => ({ verification: null, backupAfter: null, secondLogin: null }),
  leavesOpen: (run) => {
    if (!run.verification) return false
    const { users, otherChanges, secondLogin } = verdictOf(run)
    return users.attention > 0 || otherChanges > 0 || secondLogin === 'failed'
  },
  view: viewVerify,
}

function viewVerify(run: RunState): VerifyView | null {
  const verification = run.verification
  if (!verification) return null
  const login = run.secondLogin
  return {
    revision: Date.parse(verification.at),
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
      changes: run.backupAfter.changes,
    },
    tokens: { before: verification.tokensBefore, after: verification.tokensAfter },
    otherChanges: verification.otherChanges,
    secondLogin: login
      ? { state: login.worked ? 'worked' : 'failed', at: login.at, message: login.message }
      : { state: 'untried', at: null, message: '' },
    userLogins: run.userLogins,
    readAt: verification.at,
  }
}
