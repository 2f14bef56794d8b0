import { basename, extname } from 'node:path'
import type { ReportLogo } from '../contract/policy'

const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

/** Bytes that a logo may have: it goes into every report and into the settings file. */
export const largestLogo = 256 * 1024

/** What a logo must be. */
export const logoWords = `a PNG or JPEG file of at most ${largestLogo / 1024} kB`

/** The picture in a file as the logo of reports; `null` if it is none that a report can show. */
export function logoIn(path: string, bytes: Buffer): ReportLogo | null {
  const type = types[extname(path).toLowerCase()]
  if (type === undefined || !isPicture(bytes) || bytes.length > largestLogo) return null
  return { name: basename(path), address: `data:${type};base64,${bytes.toString('base64')}` }
}

/** By its first bytes: PNG or JPEG. */
function isPicture(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 4).toString('hex') === '89504e47' || bytes.subarray(0, 3).toString('hex') === 'ffd8ff'
  )
}
