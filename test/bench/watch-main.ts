import type { ElectronApplication } from 'playwright'

/** What main has sent to its window since it was last asked. */
export interface Sent {
  /** Characters of the largest snapshot as JSON. */
  readonly largestSnapshot: number
  /** Milliseconds from each line typed on the device to the last line that it answered. */
  readonly deviceMilliseconds: number
  /** Highest memory of all processes, in MB. */
  readonly peakMegabytes: number
  /** Milliseconds of the longest time in which main, which a rehearsal’s FortiGate is in, answered nobody. */
  readonly standstill: number
}

interface Line {
  readonly direction: string
  readonly at: string
}

interface Tally {
  largestSnapshot: number
  deviceMilliseconds: number
  peakMegabytes: number
  standstill: number
  lookedAt: number
  typedAt: number | null
  answeredAt: number
}

/** Begins to look at what main sends to its window, and at the memory of all processes. */
export async function watchMain(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app, BrowserWindow }) => {
    const tally: Tally = {
      largestSnapshot: 0,
      deviceMilliseconds: 0,
      peakMegabytes: 0,
      standstill: 0,
      lookedAt: performance.now(),
      typedAt: null,
      answeredAt: 0,
    }
    Object.assign(globalThis, { tally })
    setInterval(() => {
      const all = app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
      tally.peakMegabytes = Math.max(tally.peakMegabytes, all / 1000)
    }, 100)
    setInterval(() => {
      const now = performance.now()
      tally.standstill = Math.max(tally.standstill, now - tally.lookedAt)
      tally.lookedAt = now
    }, 1)
    const look = (value: unknown) => {
      if (!Array.isArray(value)) {
        tally.largestSnapshot = Math.max(tally.largestSnapshot, JSON.stringify(value).length)
        return
      }
      for (const { direction, at } of value as readonly Line[]) {
        const when = Date.parse(at)
        if (direction === 'received') tally.answeredAt = when
        if (direction !== 'sent') continue
        if (tally.typedAt !== null) tally.deviceMilliseconds += Math.max(0, tally.answeredAt - tally.typedAt)
        tally.typedAt = when
      }
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel: string, ...values: readonly unknown[]) => {
        send(channel, ...values)
        if (typeof values[0] === 'object') look(values[0])
      }
    }
  })
}

/** What was sent since this was last asked, and the highest memory since. */
export function takeSent(electron: ElectronApplication): Promise<Sent> {
  return electron.evaluate(() => {
    const { tally } = globalThis as unknown as { tally: Tally }
    if (tally.typedAt !== null) tally.deviceMilliseconds += Math.max(0, tally.answeredAt - tally.typedAt)
    const { largestSnapshot, deviceMilliseconds, peakMegabytes, standstill } = tally
    const nothing = { largestSnapshot: 0, deviceMilliseconds: 0, peakMegabytes: 0, standstill: 0 }
    Object.assign(tally, { ...nothing, typedAt: null })
    return { largestSnapshot, deviceMilliseconds, peakMegabytes, standstill }
  })
}
