import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'

const out = resolve(import.meta.dirname, '../../out')

/** These built files and all that they import at once, by path: not what they import when it is asked for. */
function loadedWith(files: readonly string[]): ReadonlyMap<string, string> {
  const loaded = new Map<string, string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue
    const text = readFileSync(file, 'utf8')
    loaded.set(file, text)
    for (const [, named = ''] of text.matchAll(
      /(?:^|[;}\n])(?:import|export)\b[^"'`();]*["'](\.[^"']+)["']/g,
    ))
      waiting.push(join(dirname(file), named))
  }
  return loaded
}

const kilobytesOf = (loaded: ReadonlyMap<string, string>) =>
  [...loaded.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_000

/** The page names its own files: those are loaded before the first screen. */
const page = readFileSync(join(out, 'renderer/index.html'), 'utf8')
const named = (kind: string) =>
  [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)]
    .map(([, file = '']) => join(out, 'renderer', file))
    .filter((file) => file.endsWith(kind))

test('the page loads the first screen, and the later ones later', () => {
  const scripts = loadedWith(named('.js'))
  const styles = named('.css').map((file) => readFileSync(file, 'utf8'))
  expect(named('.js')).toHaveLength(1)
  expect(kilobytesOf(scripts)).toBeGreaterThan(250) // React alone has 190: nothing was overlooked
  expect(kilobytesOf(scripts)).toBeLessThan(340)
  expect(styles.join('').length / 1_000).toBeLessThan(35)
  const code = [...scripts.values()].join('\n')
  expect(code).toContain('home__title')
  for (const later of ['palette__input', 'settings__', 'about__', 'question-text', 'report-look'])
    expect(code, later).not.toContain(later)
})

test('main loads little before the window, and no more behind it than the first screen takes', () => {
  const before = loadedWith([join(out, 'main/start.js'), join(out, 'main/index.js')])
  expect(kilobytesOf(before)).toBeGreaterThan(10)
  expect(kilobytesOf(before)).toBeLessThan(80)
  const compose = /import\([`"'](\.\/chunks\/compose-[^`"']+)[`"']\)/.exec(
    readFileSync(join(out, 'main/index.js'), 'utf8'),
  )?.[1]
  const behind = loadedWith([join(out, 'main', compose ?? '')])
  expect(kilobytesOf(behind)).toBeGreaterThan(300)
  expect(kilobytesOf(behind)).toBeLessThan(620)
  const code = [...behind.values()].join('\n')
  for (const later of ['node:https', 'ISO-2022-JP', 'printToPDF', 'record_delimiter'])
    expect(code, later).not.toContain(later)
})
