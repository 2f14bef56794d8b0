import type { ElectronApplication } from 'playwright'

/**
 * Lets so many milliseconds have passed in the running process, on the wall and on its monotonic clock alike. The
 * product has no setting for that; the test changes Node beneath it. Timers do not come due by it.
 */
export function putForward(app: ElectronApplication, milliseconds: number): Promise<void> {
  return app.evaluate((_electron, passed) => {
    const wall = Date
    const monotonic = performance.now.bind(performance)
    globalThis.Date = class extends wall {
      constructor(...given: readonly [] | readonly [number | string]) {
        super(given.length === 0 ? wall.now() + passed : given[0])
      }

      static override now(): number {
        return wall.now() + passed
      }
    } as DateConstructor
    Object.defineProperty(performance, 'now', { value: () => monotonic() + passed })
  }, milliseconds)
}
