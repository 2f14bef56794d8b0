import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rehearseBackup } from '../../main/application/rehearsal'
import { twinText } from '../../main/application/twin-text'
import { openFortiGate } from '../../main/device/fortigate'
import { generateConfig } from '../fixtures/generate-config'
import { growthFigure, median, pairs, round, spreadOf, type Figure, type Point } from './figure'
import { temporaryFolder } from '../temporary-folder'
import type { Stage } from './window'

const sizes = [12.5, 25, 50]

/** A window that is not answered for so many milliseconds is seen to stand still. */
const frame = 50

/**
 * From the file of a backup to a twin that has let us in and told its status: how long it takes, and for how long of it
 * the process that keeps the window alive does nothing else.
 */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const thread = pathToFileURL(join(root, 'out/main/review-thread.js'))
  const folder = temporaryFolder()
  const answering: Point[] = []
  const standing: Point[] = []
  try {
    for (const size of sizes) {
      const path = join(folder, `${size}.conf`)
      writeFileSync(
        path,
        generateConfig({
          megabytes: size,
          vdoms: Math.round(5 * size),
          tokens: 100 * size,
          users: 100 * size,
        }),
      )
      const seconds: number[] = []
      const longest: number[] = []
      for (let run = 0; run < pairs; run += 1) {
        const began = performance.now()
        longest.push(await standstill(() => answerOnce(thread, path)))
        seconds.push((performance.now() - began) / 1000)
      }
      answering.push({ size, values: seconds })
      standing.push({ size, values: longest })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const [times, stands] = [answering, standing].map((points) => points.at(-1)?.values ?? [])
  const plain = (figure: string, values: readonly number[] = [], unit: string, bound: number): Figure => ({
    ...{ figure, value: round(median(values)), unit, bound, spread: spreadOf(values), runs: values.length },
  })
  return [
    plain('twin: 50 MB, 250 VDOMs, answering', times, 's', 3),
    plain('twin: 50 MB, longest standstill of main', stands, 'ms', frame),
    growthFigure('twin: growth of the time with the MB', answering),
    growthFigure('twin: growth of the longest standstill with the MB', standing),
  ]
}

/** The longest time, in milliseconds, in which this process did nothing but one thing while the work went on. */
async function standstill(work: () => Promise<void>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const looking = setInterval(look, 1)
  try {
    await work()
  } finally {
    clearInterval(looking)
    look()
  }
  return longest
}

async function answerOnce(thread: URL, path: string): Promise<void> {
  const twin = await rehearseBackup({ path, part: null }, 'ready', (file) => twinText(thread, file))
  try {
    const fortigate = await openFortiGate(
      twin.form,
      { method: 'password', password: twin.password },
      {
        trustHostKey: () => Promise.resolve(true),
        answerPrompts: () => Promise.resolve(null),
        acceptBanner: () => Promise.resolve(true),
      },
      {
        sent: () => undefined,
        received: () => undefined,
        commandDone: () => undefined,
        ended: () => undefined,
      },
    )
    const status = await fortigate.read('get system status')
    fortigate.close()
    if (!status.includes('Serial-Number')) throw new Error('The twin did not tell its status.')
  } finally {
    await twin.simulator.close()
  }
}
