import { describe, expect, test } from 'vitest'
import { readPortalList } from '../../../main/migration/portal-list'
import { rejectionOf } from '../store/folder'

const wanted = new Set(['ada', 'kim'])
const megabytes = (piece: string) => piece.repeat(Math.floor(8_000_000 / piece.length))

/** What becomes of a text: how many rows it has, or the code of its problem; and in how many milliseconds. */
async function read(text: string) {
  const began = performance.now()
  const outcome = await Promise.resolve()
    .then(() => readPortalList(text, wanted).rows.length)
    .catch((error: unknown) => rejectionOf(Promise.reject(error as Error)).then(({ code }) => code))
  return { outcome, milliseconds: performance.now() - began }
}

describe('a text of 8 MB, whatever it is', () => {
  test.each<[string, string, number | 'list-too-long']>([
    ['one line of commas', megabytes(','), 'list-too-long'],
    ['one line of cells', megabytes(',x'), 'list-too-long'],
    ['one line of tabs and a serial number', `${megabytes('\t')}FTKMOB0000000001`, 'list-too-long'],
    ['bars', megabytes('x|'), 'list-too-long'],
    ['semicolons in quotes', megabytes('";";'), 'list-too-long'],
    ['empty lines', megabytes('\n'), 0],
    ['empty lines of Windows', megabytes('\r\n'), 0],
    ['empty lines and one user', `${megabytes('\n')}ada\tFTKMOB0000000001`, 1],
    ['short lines', megabytes('a\n'), 'list-too-long'],
    ['lines of blanks', megabytes(' \n'), 'list-too-long'],
    ['a line of blanks', megabytes(' '), 0],
    ['rows of nothing', megabytes(',\n'), 'list-too-long'],
    ['a quote that is never closed', `a,"${megabytes('x\n')}`, 'list-too-long'],
    ['quotes', megabytes('"'), 1],
    ['one word', megabytes('x'), 1],
    ['words', megabytes('x  '), 'list-too-long'],
  ])('is read or refused within a second or two: %s', async (_what, text, expected) => {
    const { outcome, milliseconds } = await read(text)
    expect(outcome).toBe(expected)
    expect(milliseconds).toBeLessThan(4_000)
  })
})

test('a long list of users is read as a whole', async () => {
  const rows = Array.from(
    { length: 150_000 },
    (_, at) => `user.${at},active,FTKMOB${String(at).padStart(10, '0')}`,
  )
  const { outcome } = await read(`Username,Status,Token SN\n${rows.join('\n')}\n`)
  expect(outcome).toBe(150_000)
})

test('what is shown of a column is short', () => {
  const { columns } = readPortalList(`ada\t${'x'.repeat(5000)}\nkim\ty\n`, wanted)
  expect(columns[1]?.samples[0]).toHaveLength(200)
})
