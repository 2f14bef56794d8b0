import type { ProblemCode } from '../../contract/problems'
import { ProblemError } from '../../contract/result'
import type { DevicePrompts } from '../../ssh/target'
import type { Questions } from './questions'

/**
 * How long a FortiGate waits for a login over SSH, from the connection to the last answer, unless
 * `admin-ssh-grace-time` says otherwise (FortiOS handbook, "SSH login time out": 120 seconds by default, 10 to 3600).
 * The timers of second factors (`two-factor-ftk-expiry`, 60 seconds by default) were not made for administrators, and
 * may end their logins sooner only from FortiOS 7.6.1 on (Technical Tip "Troubleshooting Tip: Two-Factor email expiry
 * timer", 358649). The code itself changes every 30 or 60 seconds; when, only the token knows.
 */
const graceMilliseconds = 120_000

/** What ends a login while a person is still looking for the answer. */
const endedByTheHost: ReadonlySet<ProblemCode> = new Set([
  'connection-lost',
  'connect-timeout',
  'disconnected',
])

/** What hosts ask at one login, passed on to the person; and what it means when nobody answered in time. */
export class LoginPrompts {
  private waiting: string | null = null
  private began: Date | null = null
  private readonly questions: Questions
  private readonly now: () => Date

  constructor(questions: Questions, now: () => Date) {
    this.questions = questions
    this.now = now
  }

  /** The FortiGate is there: its time runs. */
  readonly reached = () => {
    this.began = this.now()
    this.waiting = null
  }

  /** What asks before the FortiGate is reached is a host on the way, whose patience nobody knows. */
  async ask(prompts: DevicePrompts): Promise<readonly string[] | null> {
    this.waiting = prompts.host
    const jumpHost = this.began === null
    const until = this.began && new Date(this.began.getTime() + graceMilliseconds).toISOString()
    const { host, name, instructions, prompts: asked } = prompts
    const round = { host, name, instructions, prompts: asked, jumpHost, until }
    const answers = await this.questions.ask({ kind: 'device-prompts', ...round })
    this.waiting = null
    return answers
  }

  /** The problem of a login that failed, in better words if it failed for want of an answer. */
  explain(error: unknown): unknown {
    const { waiting: host } = this
    if (host === null || !(error instanceof ProblemError) || !endedByTheHost.has(error.problem.code))
      return error
    return new ProblemError({
      code: 'login-expired',
      message: `${host} stopped waiting for the answer and closed the connection.`,
      hint: 'Connect again with the code ready. A FortiGate allows 120 seconds for a login unless "set admin-ssh-grace-time" in "config system global" says otherwise.',
    })
  }
}
