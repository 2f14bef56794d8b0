import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { packed } from '../../../main/electron/hand-over'
import { unpacked } from '../../../main/electron/handed-over'

const pack = (value: unknown) => packed(value as Parameters<typeof packed>[0])
const path = resolve('/a b/ü\t\u{1F600}.conf')

test('files come out as they went in, in letters and digits', () => {
  const files = { paths: [path], leftOut: 3 }
  expect(packed(files).files).toMatch(/^[\w-]+$/)
  expect(unpacked(packed(files))).toEqual(files)
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['nothing', undefined],
  ['words', 'a'],
  ['a list', [path]],
  ['what is not packed', { files: [path] }],
  ['what is not packed', { files: JSON.stringify({ paths: [path], leftOut: 0 }) }],
  ['too much', { files: 'a'.repeat(50_000) }],
  ['a relative path', pack({ paths: ['a.conf'], leftOut: 0 })],
  ['no path', pack({ paths: [''], leftOut: 0 })],
  ['an address', pack({ paths: ['file:///a'], leftOut: 0 })],
  ['a path with NUL', pack({ paths: [`${path}\0`], leftOut: 0 })],
  ['a path that is too long', pack({ paths: [resolve(`/${'a'.repeat(5000)}`)], leftOut: 0 })],
  ['too many', pack({ paths: Array.from({ length: 5001 }, () => '/'), leftOut: 0 })],
  ['a number', pack({ paths: [7], leftOut: 0 })],
  ['no count', pack({ paths: [path] })],
  ['a count below zero', pack({ paths: [path], leftOut: -1 })],
  ['a switch beside the files', pack({ paths: [path], leftOut: 0, dataFolder: '/' })],
])('%s is not taken: %j', (_what, sent) => {
  expect(unpacked(sent)).toBeNull()
})
