import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { whatIs } from './open-file'
import { patientlyInOneGo } from './patiently'
import { readWithoutWaiting } from './without-waiting'

/** Something that is no file stands where one of ours is kept. */
export class NotOurFile extends Error {}

/**
 * The text of a file that Tokenferry keeps itself, in one go.
 *
 * @param largest bound on its bytes, checked before they are read
 * @throws NotOurFile if it is none or too large; what the file system says
 */
export function readOwnFile(path: string, largest = Infinity): string {
  return withOwnFile(path, (descriptor, { size }) => {
    if (size > largest) throw new NotOurFile('It is too large to be a file of Tokenferry’s.')
    return readFileSync(descriptor, 'utf8')
  })
}

/**
 * Reads a file that Tokenferry keeps itself. It is opened without waiting for anybody: a pipe that someone has put in
 * its place would hold us for ever.
 *
 * @throws NotOurFile if it is none; what the file system says
 */
export function withOwnFile<T>(path: string, read: (descriptor: number, facts: Stats) => T): T {
  const descriptor = patientlyInOneGo(() => openSync(path, readWithoutWaiting))
  try {
    const facts = fstatSync(descriptor)
    if (!facts.isFile()) throw new NotOurFile(`It is ${whatIs(facts)}, not a file.`)
    return read(descriptor, facts)
  } finally {
    closeSync(descriptor)
  }
}
