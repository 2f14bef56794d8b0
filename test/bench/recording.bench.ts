import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder'
import { round, type Figure } from './figure'
import { costOf } from './whole-process'
import type { Stage } from './window'

/** Largest recording that is read, in bytes. */
const largest = 200_000_000

/** Users of a FortiGate in one `show`, as a terminal recorded it. */
function writeRecording(path: string, bytes: number): void {
  const file = openSync(path, 'w')
  let length = writeSync(file, 'FGT # show user local | grep .\r\r\nconfig user local\r\n')
  const end = 'end\r\n\r\nFGT # '
  for (let at = 0; length < bytes - 200_000;) {
    let users = ''
    for (const last = at + 1_000; at < last; at += 1)
      users += `    edit "user.${at}"\r\n        set type password\r\n        set email-to "user.${at}@example.com"\r\n    next\r\n`
    length += writeSync(file, users)
  }
  writeSync(file, end)
  closeSync(file)
}

/** The largest recording that is read, in its thread, as a whole process; also against the memory that the file takes. */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const path = join(folder, 'session.log')
    writeRecording(path, largest)
    const thread = join(root, 'out/main/recording-thread.js')
    const cost = await costOf(root, 'test/bench/read-recording.mjs', [thread, path, join(folder, 'kept.txt')])
    const size = statSync(path).size / 1_000_000
    return [
      {
        figure: 'recording: 200 MB in its thread',
        value: round(cost.processorSeconds),
        unit: 's of processor time',
        bound: 30,
        runs: 1,
      },
      {
        figure: 'recording: 200 MB in its thread, peak memory',
        value: round(cost.megabytes),
        unit: 'MB',
        against: { what: 'the file', value: round(size), ratio: round(cost.megabytes / size) },
        bound: 4,
        runs: 1,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
