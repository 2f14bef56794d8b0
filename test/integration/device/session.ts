import { openFortiGate, type CommandDone } from '../../../main/device/fortigate'
import type { FortiGate } from '../../../main/migration/fortigate'
import type { Credentials, Target } from '../../../main/ssh/target'
import { atTheEnd } from '../../at-the-end'

/** A session with what was seen of it. */
export interface Seen {
  readonly fortigate: FortiGate
  readonly done: CommandDone[]
  /** What was typed, line by line. */
  readonly sent: string[]
  /** Where each of them was typed, as the record has it. */
  readonly scopes: string[]
  /** Codes of the problems that it ended with; `null` if we closed it. */
  readonly ends: (string | null)[]
}

/** Logs in on something that should be a FortiGate; the session is closed with the tests of the file. */
export async function session(
  target: Pick<Target, 'port'> & Partial<Target>,
  credentials: Credentials,
): Promise<Seen> {
  const seen = {
    done: [] as CommandDone[],
    sent: [] as string[],
    scopes: [] as string[],
    ends: [] as (string | null)[],
  }
  const fortigate = await openFortiGate(
    { host: '127.0.0.1', user: 'admin', ...target },
    credentials,
    {
      trustHostKey: () => Promise.resolve(true),
      answerPrompts: () => Promise.resolve(null),
      acceptBanner: () => Promise.resolve(true),
    },
    {
      sent: (text, scope) => {
        seen.sent.push(text)
        seen.scopes.push(scope)
      },
      received: () => undefined,
      commandDone: (command) => seen.done.push(command),
      ended: (problem) => seen.ends.push(problem?.problem.code ?? null),
    },
  )
  atTheEnd(() => {
    fortigate.close()
  })
  return { fortigate, ...seen }
}
