import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fontSheet, printedFamilies } from '../../evidence/write-evidence'
import { printFolder, type PageFile } from '../security/app-scheme'

const rule = /@font-face\s*\{[^}]*\}/g
const source = /url\((?:[^)]*\/)?([^/)]+\.woff2)\)/g

/** The type that a page is printed in. */
interface PrintFonts {
  /** The file at a path such as `/fonts.css`; `null` if there is none. */
  readonly fileAt: (path: string) => PageFile | null
  /** Rules, with the type inside, that say all of the text in the margins. Empty if the pages are not built. */
  readonly ofMargins: string
}

/**
 * The type for a page that is printed: that of the window, and that for Japanese and Chinese (`renderer/src/print.ts`).
 * `fontSheet` has its rules; a file that these name is read when Chromium asks for it, since a page needs few of them.
 * None if the pages are not built, as in development.
 *
 * The margins are pages of their own to Chromium, which load nothing and wait for nothing: they have only the type that
 * the printed page has loaded from the same address. So the type that they need is in the rules, in both places.
 *
 * @param pagesFolder where the pages are
 * @param inMargins the text in the margins; the page has it as well
 */
export function printFonts(pagesFolder: string, inMargins: string): PrintFonts {
  const files = new Map<string, string>()
  const rules: string[] = []
  for (const file of ['assets', printFolder].flatMap((name) => filesOf(join(pagesFolder, name)))) {
    if (extname(file.name) === '.css') rules.push(...(readFileSync(file.path, 'utf8').match(rule) ?? []))
    if (extname(file.name) === '.woff2') files.set(file.name, file.path)
  }
  const embedded = (text: string) =>
    text.replaceAll(source, (asIs, name: string) => {
      const path = files.get(name)
      return path === undefined ? asIs : `url(data:font/woff2;base64,${readFileSync(path, 'base64')})`
    })
  const characters = [...new Set(inMargins)].map((character) => character.codePointAt(0) ?? 0)
  const forMargins = new Map(
    rules
      .filter((each) => isPrinted(each) && hasOneOf(characters, each))
      .map((each) => [each, embedded(each)]),
  )
  const sheet = rules.map((each) => forMargins.get(each) ?? each).join('\n')
  return {
    fileAt: (path) => {
      if (path === `/${fontSheet}`)
        return { type: 'text/css; charset=utf-8', body: new TextEncoder().encode(sheet) }
      const file = files.get(path.slice(1))
      return file === undefined ? null : { type: 'font/woff2', body: new Uint8Array(readFileSync(file)) }
    },
    ofMargins: [...forMargins.values()].join('\n'),
  }
}

function isPrinted(fontFace: string): boolean {
  const [, family = ''] = /font-family:\s*["']?([^;"'}]+)/.exec(fontFace) ?? []
  return printedFamilies.some((printed) => printed === family.trim())
}

/** Whether a rule is for one of these characters, by its `unicode-range`: `U+??`, `U+131`, `U+2000-206F`. */
function hasOneOf(characters: readonly number[], fontFace: string): boolean {
  const [, ranges] = /unicode-range:([^;}]*)/.exec(fontFace) ?? []
  if (ranges === undefined) return true
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().slice('U+'.length).split('-')
    const first = Number.parseInt(from.replaceAll('?', '0'), 16)
    const last = Number.parseInt(to.replaceAll('?', 'F'), 16)
    return characters.some((character) => character >= first && character <= last)
  })
}

function filesOf(folder: string): readonly { readonly name: string; readonly path: string }[] {
  try {
    return readdirSync(folder).map((name) => ({ name, path: join(folder, name) }))
  } catch {
    return []
  }
}
