import { describe, expect, test } from 'vitest'
import { outlineOf } from '../../../main/simulator/outline'
import { named, pathsOf } from '../../../main/simulator/cli-place'
import { ConfigSection } from '../../../main/simulator/config-section'
import { grep, readCommandLine } from '../../../main/simulator/words'

describe('a command line', () => {
  test.each([
    ['show user local', ['show', 'user', 'local']],
    ['  edit   "a b"  ', ['edit', 'a b']],
    ['edit "say \\"hi\\""', ['edit', 'say "hi"']],
    ["edit 'a | b'", ['edit', 'a | b']],
    ['edit a\\ b', ['edit', 'a b']],
    ['edit "never closed', ['edit', 'never closed']],
    ['set comment ""', ['set', 'comment', '']],
    ['', []],
  ])('%j has the words %j', (line, words) => {
    expect(readCommandLine(line).words).toEqual(words)
  })

  test('keeps what was typed, and the filter', () => {
    expect(readCommandLine('set name "x y" | grep -i "a b"')).toEqual({
      words: ['set', 'name', 'x y'],
      raw: ['set', 'name', '"x y"'],
      filter: ['grep', '-i', 'a b'],
    })
  })
})

describe('grep', () => {
  const filtered = (filter: string[], ...blocks: string[]): string[] => [
    ...(grep(filter, blocks) ?? ['none']),
  ]

  test('lets matching lines through, block by block', () => {
    expect(filtered(['grep', '.'], 'a\n\nb\n', '\n', 'c\n')).toEqual(['a\nb\n', 'c\n'])
    expect(filtered(['grep', '^b'], 'a\nb\n')).toEqual(['b\n'])
    expect(filtered(['grep', '-v', 'b'], 'a\nb\n')).toEqual(['a\n'])
    expect(filtered(['grep', '-i', 'B'], 'a\nb\n')).toEqual(['b\n'])
  })

  test('takes a pattern that is no expression as text', () => {
    expect(filtered(['grep', '(Primary'], 'HQ (Primary)\nHQ\n')).toEqual(['HQ (Primary)\n'])
  })

  test('is nothing else', () => {
    expect(filtered(['more'], 'a\n')).toEqual(['none'])
    expect(filtered(['grep'], 'a\n')).toEqual(['none'])
  })
})

describe('the table that words name', () => {
  const source = 'config system replacemsg admin "x_y"\n    set buffer "b"\nend\n'
  const section = new ConfigSection(outlineOf(source).blocks[0]?.heading ?? '', source)
  const scope = { kind: 'global' as const, name: 'global', sections: [section] }

  test('is found by its whole path, by shortened words, and with an entry behind it', () => {
    expect(named(scope, ['system', 'admin', 'me'])).toMatchObject({ path: 'system admin', rest: ['me'] })
    expect(named(scope, ['sys', 'adm'])).toMatchObject({ path: 'system admin', rest: [] })
    expect(named(scope, ['system', 'replacemsg', 'admin', 'x_y'])).toMatchObject({ section })
  })

  test('is none where a word leads nowhere', () => {
    expect(named(scope, ['user', 'local'])).toEqual({ stray: 'user' })
    expect(named(scope, ['system', 'nothing'])).toEqual({ stray: 'nothing' })
    expect(named(scope, ['system'])).toEqual({ stray: null })
  })

  test('is of the scope', () => {
    expect(pathsOf(scope)).toContain('system admin')
    expect(pathsOf(scope)).not.toContain('user local')
    expect(pathsOf({ ...scope, kind: 'vdom' })).toContain('user local')
    expect(pathsOf({ ...scope, kind: 'device' })).toEqual(
      expect.arrayContaining(['user local', 'system admin']),
    )
  })
})
