import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ProblemError } from '../contract/result'
import type { RunState } from '../migration/run'
import { filesIn, type RemovalDisk } from './removal-disk'
import type { RunFolder } from './run-folders'

/** The name of the folder in which the evidence of a run is kept. */
export function evidenceFolder({ id, approvedDevice }: RunState): string {
  const hostname = (approvedDevice?.status.hostname ?? '').replace(/[^\w-]/g, '_').slice(0, 64)
  return hostname === '' ? id : `${hostname}_${id}`
}

/** Copies the bundles of a run. They are there as a whole or not at all. @throws ProblemError `report-missing` */
export function keepEvidence({ path }: RunFolder, place: string, disk: RemovalDisk): void {
  const bundles = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^evidence(?:-\d+)?$/.test(entry.name))
    .map(({ name }) => name)
  if (bundles.length === 0) {
    throw new ProblemError({
      code: 'report-missing',
      message: `The evidence of this run is no longer in ${path}, so the run is kept.`,
      hint: 'Find where it was moved and put it back, or verify again: that saves new evidence.',
    })
  }
  if (existsSync(place)) {
    // A removal that was cut off has kept it already.
    if (bundles.every((name) => isSameFolder(join(path, name), join(place, name)))) return
    throw new Error(`${place} already exists.`)
  }
  const unfinished = `${place}.part`
  mkdirSync(join(place, '..'), { recursive: true, mode: 0o700 })
  disk.remove(unfinished)
  mkdirSync(unfinished, { mode: 0o700 })
  for (const name of bundles) disk.copy(join(path, name), join(unfinished, name))
  const lost = bundles.filter((name) => !isSameFolder(join(path, name), join(unfinished, name)))
  if (lost.length > 0)
    throw new Error(`${lost.map((name) => basename(name)).join(', ')} was not copied completely.`)
  disk.rename(unfinished, place)
}

/** Whether a folder holds the very same files as another. */
function isSameFolder(one: string, other: string): boolean {
  const names = filesIn(one)
  return (
    existsSync(other) &&
    JSON.stringify(filesIn(other)) === JSON.stringify(names) &&
    names.every((name) => readFileSync(join(one, name)).equals(readFileSync(join(other, name))))
  )
}
