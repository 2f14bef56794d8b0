import { goThrough } from '../e2e/rehearsal'
import { median, round, type Figure } from './figure'
import { openWindow, type Stage } from './window'

const runs = 5

/** The rehearsal of the five-token sample, from the first screen to the report, as fast as the application allows. */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const seconds: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const { page, close } = await openWindow(stage)
    try {
      let began = 0
      await goThrough(page, /^The vendor/, (screen) => {
        if (screen === 'home') began = performance.now()
        return Promise.resolve()
      })
      seconds.push((performance.now() - began) / 1000)
    } finally {
      await close()
    }
  }
  return [
    {
      figure: 'rehearsal: five tokens, to the report',
      value: round(median(seconds)),
      unit: 's',
      bound: 15,
      runs,
    },
  ]
}
