import { closeSync, fsyncSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { encodeRecord, firstSum } from '../../main/migration/journal'
import type { RunEvent } from '../../main/migration/events'
import { foldRun } from '../../main/migration/fold'
import { JournalFile, readJournal } from '../../main/store/journal-file'
import { median, ratioFigure, round, type Figure } from './figure'
import { temporaryFolder } from '../temporary-folder'

const records = 100_000
const key = { license: 'EFTM000000425212', vdom: 'root' }
const opened: RunEvent = {
  type: 'opened',
  id: 'bench',
  mode: 'live',
  application: '0.1.0',
  laptop: { user: 'anna', host: 'laptop' },
  rehearsal: null,
}
const printed = (number: number): RunEvent => ({
  type: 'printed',
  key,
  lines: [`${number}: Converted local user(user-${number}) for license(EFTM000000425212) in vdom(root)`],
})

/** A record against one bare fsync of the same disk, in turn; and opening a journal of 100,000 records. */
export function measure(): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    return Promise.resolve([append(folder), open(folder)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function append(folder: string): Figure {
  const journal = JournalFile.create(join(folder, 'append.jsonl'))
  journal.append(opened, new Date())
  const bare = openSync(join(folder, 'bare'), 'w')
  const ours: number[] = []
  const floor: number[] = []
  try {
    for (let run = 0; run < 300; run += 1) {
      floor.push(timed(() => bareSync(bare)))
      ours.push(timed(() => journal.append(printed(run), new Date())))
    }
  } finally {
    journal.close()
    closeSync(bare)
  }
  return ratioFigure('journal: one record', 'ms', ours, 'one write and fsync of this disk', floor, 2)
}

function bareSync(descriptor: number) {
  writeSync(descriptor, 'one line of text, about as long as a record of the journal is\n')
  fsyncSync(descriptor)
}

function open(folder: string): Figure {
  const path = join(folder, 'open.jsonl')
  let sum = firstSum
  const lines: string[] = []
  for (let number = 1; number <= records; number += 1) {
    const event: RunEvent =
      number === 1 ? opened : number === 2 ? { type: 'licenses-chosen', licenses: [key] } : printed(number)
    const encoded = encodeRecord({ number, at: '2026-11-23T10:20:30.000Z', event }, sum)
    sum = encoded.sum
    lines.push(String(encoded.line))
  }
  writeFileSync(path, lines.join(''))
  const times = Array.from({ length: 7 }, () =>
    timed(() => {
      const run = foldRun(readJournal(path).records)
      if (run?.licenses[0]?.output.length !== records - 2)
        throw new Error('The journal was not read as a whole.')
    }),
  )
  return {
    figure: `journal: opening ${records} records`,
    value: round(median(times) / 1000),
    unit: 's',
    bound: 0.5,
    runs: times.length,
  }
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
