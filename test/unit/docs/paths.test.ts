import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const left = /(?:^|\/)(?:node_modules|out|\.git)\//

/** Every file of the project by its path, with forward slashes. */
const files = [
  ...readdirSync(root),
  ...['docs', 'main', 'renderer', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  ),
].filter((file) => !left.test(file))

const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('docs/samples/'))
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

test('every link of a page leads to something', () => {
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\(([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  )
  expect(pages.length).toBeGreaterThan(50)
  expect(broken).toEqual([])
})

test('every source file that a page names is there, by its path or the end of it', () => {
  const unknown = pages.flatMap((page) =>
    [...textOf(page).matchAll(/`([\w./-]+\.(?:tsx?|mjs|cjs|py|css))`/g)]
      .map(([, name = '']) => name)
      .filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)))
      .map((name) => `${page}: ${name}`),
  )
  expect(unknown).toEqual([])
})
