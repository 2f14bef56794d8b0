import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNodes, parseConfig } from '../../../../main/fortios/config'
import { writeConfig } from '../../../../main/fortios/config/write'
import { document, meaning, style, writeInStyle } from './documents'

describe('a well-formed configuration, written in any style', () => {
  test('is read without problems, into the tree that was meant', () => {
    fc.assert(
      fc.property(document, style, (nodes, style) => {
        const parsed = parseConfig(writeInStyle(nodes, style))
        expect(parsed.problems).toEqual([])
        expect(meaning(parsed.nodes)).toEqual(meaning(nodes))
      }),
      { numRuns: 1500 },
    )
  })

  test('is written back as it was', () => {
    fc.assert(
      fc.property(document, style, (nodes, style) => {
        const text = writeInStyle(nodes, style)
        expect(writeConfig(parseConfig(text))).toBe(text)
        expect(writeConfig(parseConfig(text, { tables: ['user local'] }))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test('keeps its meaning and its quotes when it is formatted', () => {
    fc.assert(
      fc.property(document, style, (nodes, style) => {
        const parsed = parseConfig(writeInStyle(nodes, style))
        const again = parseConfig(formatNodes(parsed.nodes))
        expect(again.problems).toEqual([])
        expect(meaning(again.nodes)).toEqual(meaning(nodes))
        expect(formatNodes(again.nodes)).toBe(formatNodes(parsed.nodes))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('nodes made by code', () => {
  test('read back as they were', () => {
    fc.assert(
      fc.property(document, (nodes) => {
        const parsed = parseConfig(formatNodes(nodes))
        expect(parsed.problems).toEqual([])
        expect(meaning(parsed.nodes)).toEqual(meaning(nodes))
      }),
      { numRuns: 1000 },
    )
  })
})
