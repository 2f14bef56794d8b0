import { powerSaveBlocker } from 'electron'

/**
 * Keeps the laptop from falling asleep by itself while something is being done on the FortiGate: a link does not
 * survive the sleep. Closing the lid sleeps all the same; the license is then settled by reading the device.
 */
export function keepAwake(): (on: boolean) => void {
  let blocker: number | null = null
  return (on) => {
    if (on) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
}
