import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { linesAround, readLines } from '../../../../main/review/worker/source-lines'
import { reviewFile } from '../../../../main/review/worker/review-file'
import { generateConfig } from '../../../fixtures/generate-config'
import { temporaryFolder } from '../../../temporary-folder'

const numbered = (count: number, ending = '\n') =>
  Array.from({ length: count }, (_, at) => `line ${at + 1}`).join(ending)

describe('a line with its surroundings', () => {
  test('from the middle, the start and the end of a text', () => {
    const middle = linesAround(numbered(200), 100)
    expect([middle.from, middle.lines[0], middle.lines.at(-1), middle.more]).toEqual([
      60,
      'line 60',
      'line 140',
      true,
    ])
    const start = linesAround(numbered(200), 1)
    expect([start.from, start.lines.length, start.more]).toEqual([1, 41, true])
    const end = linesAround(numbered(200), 200)
    expect([end.from, end.lines.at(-1), end.more]).toEqual([160, 'line 200', false])
  })

  test.each(['\n', '\r\n', '\r'])('counts lines as the review does, whatever ends them: %j', (ending) => {
    expect(linesAround(numbered(10, ending), 7).lines[6]).toBe('line 7')
  })

  test('a text has no line beyond its last', () => {
    expect(linesAround('a\nb', 2).lines).toEqual(['a', 'b'])
    expect(() => linesAround('a\nb', 3)).toThrow('no line 3')
    expect(() => linesAround('', 2)).toThrow('no line 2')
  })

  test('a private key that begins far above what is shown is masked all the same', () => {
    const key = [
      '    set private-key "-----BEGIN RSA PRIVATE KEY-----',
      ...Array<string>(90).fill('TUlJRXBB'),
      '-----END RSA PRIVATE KEY-----"',
    ]
    const { lines } = linesAround([...key, 'end'].join('\n'), 80)
    expect(lines.join('\n')).not.toContain('TUlJRXBB')
    expect(lines.at(-1)).toBe('end')
  })

  test('a line as long as a file is cut', () => {
    const [line = ''] = linesAround('x'.repeat(100_000), 1).lines
    expect(line.length).toBeLessThan(2100)
    expect(line.endsWith('…')).toBe(true)
  })
})

describe('a line of a file', () => {
  const folder = temporaryFolder()
  const text = generateConfig({ megabytes: 0.5, vdoms: 4, tokens: 30, users: 30, certificates: 3 })

  test.each([
    ['as it is', Buffer.from(text)],
    ['packed', gzipSync(text)],
    ['with lines that end in CR LF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['with names beyond ASCII', Buffer.from(text.replaceAll('Imported', 'Importé 漢字'))],
  ])('of a backup %s is the same, found by a mark or from the start', async (_, content) => {
    const path = join(folder, 'backup.conf')
    writeFileSync(path, content)
    const [marked] = (await reviewFile({ path, named: true })).reviews
    const { review, marks } = marked ?? expect.unreachable()
    const readAt = (line: number, near: typeof marks) =>
      readLines({ path, member: null, part: null, place: 0, sha256, marks: near, line })
    expect(marks.length).toBeGreaterThan(4)
    const sha256 = review.sha256 ?? ''
    const last = text.split('\n').length
    const some = marks.filter((_mark, at) => at % 3 === 0)
    const near = some.flatMap(({ line }) => [line - 41, line - 40, line, line + 40, line + 41])
    for (const line of [1, 40, 41, 42, 5000, last, ...near].filter((each) => each > 0 && each <= last)) {
      expect(await readAt(line, marks)).toEqual(await readAt(line, []))
    }
    await expect(readAt(last + 1, marks)).rejects.toThrow(`no line ${last + 1}`)
    writeFileSync(path, `${text}#`)
    await expect(readAt(5, marks)).rejects.toThrow('has changed')
  })
})
