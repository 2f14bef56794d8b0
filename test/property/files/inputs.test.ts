import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inputsOfBytes, type Input } from '../../../main/files/inputs'
import { gzipOf, tar, zip } from '../../fixtures/archives/pack'

const fixtures = 'test/fixtures/archives'
const text = 'config system global\n    set hostname "fw"\nend\n'
const members = ['a.conf', 'b.conf'].map((name) => ({ name, bytes: text, body: text }))
const archives = [
  ...readdirSync(fixtures)
    .filter((name) => !name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(fixtures, name))] as const),
  ['zip', zip(members)] as const,
  ['tar', await tar(members)] as const,
  ['zip in tar', await tar([{ name: 'in.zip', body: zip(members).toString('latin1') }])] as const,
  ['gzip', gzipOf([text, text])] as const,
]

/** A hostile or broken archive may cost what it holds; it never throws, and says of each member what became of it. */
async function readAll(bytes: Buffer): Promise<readonly Input[]> {
  const found: Input[] = []
  for await (const input of inputsOfBytes(bytes)) {
    if ('unread' in input) expect(input.reason).toMatch(/^[A-Z].*\.$/s)
    found.push(input)
  }
  expect(found.length).toBeGreaterThan(0)
  return found
}

const runs = { numRuns: 25 }

test.each(archives)('%s that is cut anywhere is not taken for whole', async (_, whole) => {
  const all = await readAll(whole)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 6, max: whole.length - 1 }), async (length) => {
      const found = await readAll(whole.subarray(0, length))
      const read = (inputs: readonly Input[]) => inputs.filter((input) => 'content' in input)
      const isWhole = read(found).length === read(all).length && !found.some((input) => 'unread' in input)
      // A few bytes at the end hold nothing: padding of a tar, a sum that its package does not ask for.
      if (isWhole && read(all).length > 0) {
        for (const [at, input] of read(found).entries())
          expect(input).toMatchObject({ content: contentOf(read(all)[at]) })
      }
    }),
    runs,
  )
})

test.each(archives)('%s with foreign bytes in it ends in words', async (_, whole) => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      async (at, foreign) => {
        const bytes = Buffer.from(whole)
        bytes.set(foreign.subarray(0, bytes.length - at), at)
        await readAll(bytes)
      },
    ),
    runs,
  )
})

function contentOf(input: Input | undefined): Buffer | undefined {
  return input && 'content' in input ? input.content : undefined
}
