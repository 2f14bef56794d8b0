import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Shell } from '../../../main/device/shell'
import { Transcript } from '../../../main/evidence/transcript/transcript'
import { document, linesOf } from './secrets'

afterEach(() => {
  vi.useRealTimers()
})

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

/**
 * What a session writes down of an output that comes page by page, cut into pieces of these sizes; and the problem that
 * it ends with if the device falls silent after so many bytes.
 */
async function written(
  lines: readonly string[],
  pageLength: number,
  pieces: readonly number[],
  heard: number,
) {
  vi.useFakeTimers()
  const transcript = new Transcript({ lines: () => undefined }, () => new Date(0))
  const problems: string[] = []
  let print: (chunk: Buffer) => void = () => undefined
  let left = Number.POSITIVE_INFINITY
  const pages: string[] = []
  for (let at = 0; at < lines.length; at += pageLength) {
    pages.push(
      lines
        .slice(at, at + pageLength)
        .map((line) => `${line}\r\n`)
        .join(''),
    )
  }
  const play = (text: string) => {
    const bytes = Buffer.from(text).subarray(0, left)
    left -= bytes.length
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = pieces[turn % pieces.length] ?? 1
      print(bytes.subarray(at, at + size))
      at += size
    }
  }
  const next = (begin: string) => {
    const page = pages.shift() ?? ''
    play(`${begin}${page}${pages.length > 0 ? '--More-- ' : '\r\nFGT # '}`)
  }
  const shell = new Shell(
    {
      write: (typed) => {
        queueMicrotask(() => {
          next(typed === ' ' ? '\r         \r' : 'show\r\r\n')
        })
      },
      onData: (listener) => (print = listener),
      onEnd: () => undefined,
      close: () => undefined,
    },
    transcript,
    (problem) => problems.push(JSON.stringify(problem?.problem)),
  )
  const opening = shell.open(() => Promise.resolve(true))
  play('FGT # ')
  await vi.advanceTimersByTimeAsync(60)
  await opening
  left = heard
  const running = shell.run('show').catch(() => undefined)
  await vi.advanceTimersByTimeAsync(61_000)
  await running
  transcript.flush()
  return { lines: transcript.after(0).map(({ text }) => text), problems }
}

describe('a secret in a session', () => {
  test('is never written down, wherever it stands, however its bytes come, and wherever they end', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.integer({ min: 1, max: 6 }),
        sizes,
        fc.integer({ min: 0, max: 1_000 }),
        async (text, pageLength, pieces, heard) => {
          const { lines, problems } = await written(linesOf(text), pageLength, pieces, heard)
          const shown = [...lines, ...problems].join('\n')
          for (const [{ value }] of text[1]) {
            // If the bytes end within the secret, a part of it must not be shown either.
            for (const part of [value, value.slice(0, 9)]) expect(shown).not.toContain(part)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is masked in the same way however its bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 6 }), sizes, async (text, pageLength, pieces) => {
        const whole = await written(linesOf(text), pageLength, [1_000_000], 1_000_000)
        expect(await written(linesOf(text), pageLength, pieces, 1_000_000)).toEqual(whole)
      }),
      { numRuns: 150 },
    )
  })
})
