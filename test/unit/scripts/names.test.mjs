import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const exported = /^export (?:async )?(?:function\*?|class|interface|type|const) +(\w+)/gm

test('no two files of the product export one name for different things', () => {
  const places = new Map()
  for (const folder of ['main', 'renderer/src']) {
    for (const file of readdirSync(join(root, folder), { recursive: true }).filter((name) =>
      /\.tsx?$/.test(name),
    )) {
      const path = join(folder, String(file))
      const names = new Set(
        Array.from(readFileSync(join(root, path), 'utf8').matchAll(exported), ([, name]) => name),
      )
      for (const name of names) places.set(name, [...(places.get(name) ?? []), path])
    }
  }
  expect(places.size).toBeGreaterThan(500)
  expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([])
})
