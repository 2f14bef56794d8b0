import { existsSync, renameSync } from 'node:fs'
import { patientlyInOneGo } from './patiently'

/**
 * Gives a file that can't be used another name beside it, and answers its path then: `<path>.bak`, or `<path>.bak-2` and
 * so on. What was put aside before is never overwritten.
 *
 * @throws what the file system says if that can't be done
 */
export function putAside(path: string): string {
  for (let time = 1; ; time += 1) {
    const aside = time === 1 ? `${path}.bak` : `${path}.bak-${time}`
    if (existsSync(aside)) continue
    patientlyInOneGo(() => {
      renameSync(path, aside)
    })
    return aside
  }
}
