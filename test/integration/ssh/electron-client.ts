import { readFileSync } from 'node:fs'
import { offeredAlgorithms } from '../../../main/ssh/algorithms'
import { openConnection } from '../../../main/ssh/connection'
import { ProblemError } from '../../../main/contract/result'
import type { Credentials, Target } from '../../../main/ssh/target'

/** What the program below is told, as JSON on its standard input. */
export interface Errand {
  readonly target: Target
  readonly credentials: Credentials
  readonly oldAlgorithms: boolean
}

/** Logs in everywhere it is told to and prints what came of it, as JSON. It is run inside Electron. */
const errands = JSON.parse(readFileSync(0, 'utf8')) as readonly Errand[]
const results: unknown[] = []
for (const { target, credentials, oldAlgorithms } of errands) {
  const since = performance.now()
  try {
    const connection = await openConnection(
      target,
      credentials,
      { trustHostKey: () => Promise.resolve(true), answerPrompts: () => Promise.resolve(null) },
      { oldAlgorithms },
    )
    connection.shell.close()
    results.push({ ...connection.negotiated, milliseconds: Math.round(performance.now() - since) })
  } catch (error) {
    results.push(error instanceof ProblemError ? error.problem : String(error))
  }
}
process.stdout.write(
  JSON.stringify({
    electron: process.versions.electron,
    offered: offeredAlgorithms({ isOld: true, knownTypes: [] }),
    results,
  }),
)
