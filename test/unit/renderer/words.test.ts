import { beforeAll, describe, expect, test } from 'vitest'
import { links, type LinkId } from '../../../main/contract/links'
import { speak } from '../../../renderer/src/language/spoken'
import { wordsOf } from '../../../renderer/src/language/words'
import { linkIds } from '../../../renderer/src/words/links'
import { figure, plural } from '../../../main/text/words'
import { fileSize } from '../../../renderer/src/words/number'

describe('numbers', () => {
  test('are grouped and agree with their noun', () => {
    expect([figure(20_000), plural(1, 'user'), plural(0, 'user'), plural(20_000, 'user')]).toEqual([
      '20,000',
      '1 user',
      '0 users',
      '20,000 users',
    ])
  })

  test.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [1_482_113, '1.5 MB'],
    [52_428_800, '52 MB'],
    [999_960, '1.0 MB'],
    [3_000_000_000, '3.0 GB'],
  ])('of %d bytes: %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text)
  })
})

describe('links', () => {
  beforeAll(() => speak('en', 'first'))

  test('each have words of their own', () => {
    const ids = Object.keys(links) as LinkId[]
    const { say } = wordsOf('window')
    expect(linkIds.toSorted()).toEqual(ids.toSorted())
    expect(new Set(ids.map((id) => say(`link.${id}`))).size).toBe(ids.length)
  })
})
