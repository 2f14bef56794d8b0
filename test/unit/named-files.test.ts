import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { namedFiles, shorterArguments } from '../../main/named-files'

const folder = resolve('/home/kim/backups')
const packaged = (...words: string[]) => ({ argv: ['tokenferry', ...words], folder, isPackaged: true })
const fromSources = (...words: string[]) => ({ argv: ['electron', ...words], folder, isPackaged: false })
const pathsOf = (...words: string[]) => namedFiles(packaged(...words)).paths

test.each([
  ['company.conf', true],
  ['./review', true],
  ['backups/', true],
  ['.', true],
  ['C:backup', true],
  [String.raw`\\server\share`, true],
  ['file:/a', true],
  ['review', false],
  ['backups', false],
  ['100%', false],
  ['', false],
  ['-', false],
  ['-a.conf', false],
  ['--html=a.html', false],
])('%j names a file in front of --: %j', (word, isFile) => {
  expect(pathsOf(word).length > 0).toBe(isFile)
})

describe('the files of a start', () => {
  test('are the words behind --, whatever they look like', () => {
    expect(pathsOf('--', 'review', '-x', '--inspect', '--', 'a b', '100%.conf', 'a%20b', '*')).toEqual(
      ['review', '-x', '--inspect', '--', 'a b', '100%.conf', 'a%20b', '*'].map((name) =>
        resolve(folder, name),
      ),
    )
  })

  test('are in front of it those that look like files, but only those of a packaged application', () => {
    const words = ['--inspect=1.conf', 'a.conf', 'review', '--', 'b.conf']
    expect(namedFiles(packaged(...words)).paths).toEqual([
      resolve(folder, 'a.conf'),
      resolve(folder, 'b.conf'),
    ])
    expect(namedFiles(fromSources(...words)).paths).toEqual([resolve(folder, 'b.conf')])
    expect(namedFiles(packaged()).paths).toEqual([])
  })

  test('count from the working folder, and once', () => {
    expect(pathsOf('--', 'a', './a', '../backups/a', resolve('/b'), '.')).toEqual([
      resolve(folder, 'a'),
      resolve('/b'),
      folder,
    ])
  })

  test('are never the working folder because a word is empty', () => {
    expect(pathsOf('--', '')).toEqual([])
  })

  test('may be addresses, as file managers send them', () => {
    const path = resolve('/a/b c/100% ü#?.conf')
    const address = pathToFileURL(path).href
    expect(pathsOf('--', address, address.replace('///', '/'), address.replace('file:', 'FILE:'))).toEqual([
      path,
    ])
    expect(pathsOf('--', address.replace('///', '//localhost/'))).toEqual([path])
  })

  test.each([
    'file://server/share/a.conf',
    'file:///a%00b',
    'file:///a%2Fb',
    'file:///a%ZZ',
    'https://example.invalid/a',
  ])('are names where an address is of another computer, or none: %s', (address) => {
    expect(pathsOf('--', address)).toEqual([resolve(folder, address)])
  })
})

describe('more files than one start can hand over', () => {
  const many = Array.from({ length: 1000 }, (_, at) => resolve('/backups of the branches', `${at}.conf`))

  test('are counted, those that fit are taken in their order', () => {
    const { paths, leftOut } = namedFiles(packaged('--', ...many))
    expect(paths).toEqual(many.slice(0, paths.length))
    expect(paths.length).toBeGreaterThan(200)
    expect(leftOut).toBe(1000 - paths.length)
  })

  test('are those whose path is too long', () => {
    expect(namedFiles(packaged('--', 'a'.repeat(4097), 'b'))).toEqual({
      paths: [resolve(folder, 'b')],
      leftOut: 1,
    })
  })

  test('make a start shorter, and nothing is lost of its count', () => {
    const args = shorterArguments(packaged('--user-data-dir=/x', ...many)) ?? []
    expect(args.slice(0, 3)).toEqual(['--user-data-dir=/x', expect.stringMatching(/^--left-out=\d+$/), '--'])
    expect(shorterArguments(packaged(...args))).toBeNull()
    expect(namedFiles(packaged(...args))).toEqual(namedFiles(packaged('--', ...many)))
  })

  test('leave what Electron is started with from sources', () => {
    expect(shorterArguments(fromSources('-r', 'a.cjs', '.', '--', ...many))?.slice(0, 3)).toEqual([
      '-r',
      'a.cjs',
      '.',
    ])
  })

  test('are no reason to start anew for ever', () => {
    expect(() => shorterArguments(packaged(`--a=${'b'.repeat(20_000)}`))).toThrow(
      'The arguments are too long.',
    )
    expect(shorterArguments(packaged('--', 'a.conf'))).toBeNull()
  })
})
