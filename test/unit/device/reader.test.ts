import { describe, expect, test } from 'vitest'
import type { Prompt } from '../../../main/fortios/prompt'
import { ConversationReader } from '../../../main/device/reader'
import { ScreenText } from '../../../main/device/screen-text'

const read = (...texts: readonly string[]) => {
  const lines: string[] = []
  const screen = new ScreenText()
  const reader = new ConversationReader((line) => lines.push(line))
  for (const text of texts) reader.push(screen.push(Buffer.from(text)))
  return { reader, lines }
}

const screened = (text: string) => new ScreenText().push(Buffer.from(text))

describe('the text of the screen', () => {
  test.each([
    ['get system status\r\r\nVersion\r\n', 'get system status\nVersion\n'],
    ['a\u001b[1;31mred\u001b[0m b', 'ared b'],
    ['title \u001b]0;rm -rf /\u0007done', 'title done'],
    ['title \u001b]0;x\u001b\\done', 'title done'],
    ['charset \u001b(B here', 'charset  here'],
    ['keypad \u001b= on', 'keypad  on'],
    ['nul\u0000bell\u0007back\b del\u007f c1\u009b31m', 'nulbellback del c131m'],
    ['tab\there', 'tab\there'],
    ['broken \u001b[31\nnext line', 'broken \nnext line'],
    ['\u001b[K--More-- \r         \rnext', '--More-- \r         \rnext'],
    ['jörg ✓ 名前 🔑', 'jörg ✓ 名前 🔑'],
  ])('of %j is %j', (bytes, text) => {
    expect(screened(bytes)).toBe(text)
  })

  test('an escape sequence that never ends hides no more than a line', () => {
    expect(screened(`a\u001b[${'1'.repeat(200)}\nb`)).toMatch(/^a1{137}\nb$/)
  })
})

describe('the reader', () => {
  test('takes the pager and its erasure out of the text, of any width', () => {
    for (const blanks of ['         ', '  ', '            ']) {
      const { reader } = read('one\r\n--More-- ')
      expect(reader.rest()).toEqual({ kind: 'pager' })
      reader.pagerAnswered()
      const screen = new ScreenText()
      reader.push(screen.push(Buffer.from(`\r${blanks}\r    two\r\n`)))
      expect(reader.take().split('\n')).toEqual(['one', '    two'])
    }
  })

  test('keeps a line that only begins like the pager: what is not erased was text', () => {
    const { reader } = read('one\r\n--More-- ')
    expect(reader.rest()).toEqual({ kind: 'pager' })
    reader.pagerAnswered()
    expect(reader.rest()).toBeNull()
    reader.push('of the same\n')
    expect(reader.take().split('\n')).toEqual(['one', '--More-- of the same'])
  })

  test('finds a pager that has gone on by itself', () => {
    const { reader, lines } = read('one\r\n--More-- \r         \r    two\r\n')
    expect(lines).toEqual(['one', '    two'])
    expect(reader.rest()).toBeNull()
  })

  test('finds an empty line right behind the pager', () => {
    const { reader } = read('--More-- ')
    reader.pagerAnswered()
    reader.push(new ScreenText().push(Buffer.from('\r         \r\r\nnext\r\n')))
    expect(reader.take().split('\n')).toEqual(['', 'next'])
  })

  test('is at rest at a prompt, a question or a banner, and in the middle of nothing else', () => {
    expect(read('x\r\nFGT # ').reader.rest()).toMatchObject({ kind: 'prompt', prompt: { hostname: 'FGT' } })
    expect(read('Ready to proceed? (y/n)').reader.rest()).toEqual({ kind: 'question' })
    expect(read("WARNING\r\n(Press 'a' to accept):").reader.rest()).toEqual({ kind: 'banner' })
    expect(read('FGT # x').reader.rest()).toBeNull()
    expect(read('FGT # \r\n').reader.rest()).toBeNull()
    expect(read('--More-- and more').reader.rest()).toBeNull()
    expect(read('').reader.rest()).toBeNull()
  })

  test('sees a prompt that the device has drawn anew on its line', () => {
    expect(read('FGT # \rFGT # ').reader.rest()).toMatchObject({ kind: 'prompt' })
    expect(read('half a word\rFGT (global) # ').reader.rest()).toMatchObject({ prompt: { scope: 'global' } })
  })

  test('takes no prompt of another device once it knows one', () => {
    const { reader } = read('FGT # ')
    reader.learn({ hostname: 'FGT', haRole: null, scope: null, readOnly: false, isSpaced: true })
    reader.take()
    reader.push('OTHER # ')
    expect(reader.rest()).toBeNull()
    reader.push('\nFGT (root) # ')
    expect(reader.rest()).toMatchObject({ kind: 'prompt' })
  })

  test('keeps the question as the last line, and drops the prompt', () => {
    const asked = read('Warning\r\nReady to proceed? (y/n)')
    expect(asked.reader.take().split('\n')).toEqual(['Warning', 'Ready to proceed? (y/n)'])
    expect(asked.lines).toEqual(['Warning', 'Ready to proceed? (y/n)'])
    expect(read('output\r\nFGT # ').reader.take().split('\n')).toEqual(['output'])
  })
})

describe('a prompt', () => {
  const root = { hostname: 'FGT', haRole: null, scope: null, readOnly: false, isSpaced: true }
  const proofOf = (text: string, command = 'show', next: Prompt | null = root) => {
    const reader = new ConversationReader()
    reader.typed(command, next)
    reader.push(new ScreenText().push(Buffer.from(text)))
    const rest = reader.rest()
    return rest?.kind === 'prompt' ? rest.proof : null
  }

  test('is certain behind the echo and an empty line, where it is the one that has to come', () => {
    expect(proofOf('show\r\r\nend\r\n\r\nFGT # ')).toBe('certain')
    expect(proofOf('end\r\r\n\r\nFGT # ', 'end')).toBe('certain')
    expect(proofOf('show\r\r\n    set a "b\n\r\nc"\r\n\r\nFGT # ')).toBe('certain')
  })

  test.each([
    ['no empty line before it', 'show\r\r\nend\r\nFGT # '],
    ['another scope', 'show\r\r\nend\r\n\r\nFGT (root) # '],
    ['another mark', 'show\r\r\nend\r\n\r\nFGT $ '],
    ['another role', 'show\r\r\nend\r\n\r\nFGT(Primary) # '],
    ['another hostname', 'show\r\r\nend\r\n\r\nFGT-2 # '],
    ['the half of it', 'show\r\r\nend\r\n\r\nFGT #'],
    ['so many lines before the echo that it will not come', `${'NOTICE\r\n'.repeat(16)}\r\nFGT # `],
  ])('is no more than likely with %s', (_what, text) => {
    expect(proofOf(text)).toBe('likely')
  })

  test.each([
    ['before the echo', '\r\nFGT # '],
    ['behind a message, before the echo', 'NOTICE: the end\r\n\r\nFGT # '],
    ['within a value', 'show\r\r\n    set buffer "\r\n\r\nFGT # '],
    ['within a value of single quotes', "show\r\r\n    set buffer 'it\r\n\r\nFGT # "],
  ])('is doubtful %s', (_where, text) => {
    expect(proofOf(text)).toBe('doubtful')
  })

  test('is no more than likely where nothing was typed, or nothing is known', () => {
    expect(proofOf('show\r\r\nend\r\n\r\nFGT # ', 'show', null)).toBe('likely')
    expect(read('\r\nFGT # ').reader.rest()).toMatchObject({ proof: 'likely' })
  })
})
