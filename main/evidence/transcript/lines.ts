import { open } from 'node:fs/promises'
import { readWithoutWaiting } from '../../files/without-waiting'

/**
 * The lines of a text file, which end at a line feed and at nothing else. `node:readline` also ends them at U+2028 and
 * U+2029 since Node.js 24, so that a text of the device could pose as lines of ours.
 */
export async function* linesOfFile(path: string): AsyncGenerator<string> {
  const file = await open(path, readWithoutWaiting)
  let rest = ''
  for await (const chunk of file.createReadStream({ encoding: 'utf8' })) {
    rest += String(chunk)
    // A long line comes in many chunks, and is looked through once.
    if (!String(chunk).includes('\n')) continue
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
