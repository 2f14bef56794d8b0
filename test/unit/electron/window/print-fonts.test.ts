import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printFonts } from '../../../../main/electron/window/print-fonts'
import { temporaryFolder } from '../../../temporary-folder'

const face = (family: string, file: string, range: string) =>
  `@font-face{font-family:${family};src:url(./${file})format("woff2-variations");unicode-range:${range}}`

/** Pages with type as the build writes it. */
function pages(): string {
  const folder = temporaryFolder()
  const faces = [
    ['assets', 'Inter', 'inter-latin.woff2', 'U+??,U+131'],
    ['assets', 'Inter', 'inter-greek.woff2', 'U+370-377,U+37A-3FF'],
    ['assets', 'JetBrains Mono Variable', 'mono-latin.woff2', 'U+??'],
    ['print', 'Noto Sans JP Variable', 'jp-1.woff2', 'U+4F8B,U+4F8D'],
    ['print', 'Noto Sans JP Variable', 'jp-2.woff2', 'U+5???'],
  ] as const
  for (const part of ['assets', 'print']) {
    mkdirSync(join(folder, part))
    const own = faces.filter(([where]) => where === part)
    writeFileSync(
      join(folder, part, 'style.css'),
      own.map(([, family, file, range]) => face(family, file, range)).join('body{margin:0}'),
    )
    for (const [, , file] of own) writeFileSync(join(folder, part, file), file)
  }
  return folder
}

const inside = (file: string) => `url(data:font/woff2;base64,${Buffer.from(file).toString('base64')})`

describe('the type of the margins', () => {
  test.each([
    ['fw-1', ['inter-latin.woff2']],
    ['Ω', ['inter-greek.woff2']],
    ['例 fw', ['inter-latin.woff2', 'jp-1.woff2']],
    ['\u5000\u5FFF', ['jp-2.woff2']],
    ['ก', []],
  ])('of %s is in its rules, and in those of the page', (text, expected) => {
    const { ofMargins, fileAt } = printFonts(pages(), text)
    const sheet = new TextDecoder().decode(fileAt('/fonts.css')?.body)
    for (const file of [
      'inter-latin.woff2',
      'inter-greek.woff2',
      'mono-latin.woff2',
      'jp-1.woff2',
      'jp-2.woff2',
    ]) {
      const isInside = expected.includes(file)
      expect(ofMargins.includes(inside(file)), file).toBe(isInside)
      expect(sheet.includes(inside(file)), file).toBe(isInside)
      expect(sheet.includes(`url(./${file})`), file).toBe(!isInside)
      expect(new TextDecoder().decode(fileAt(`/${file}`)?.body)).toBe(file)
    }
  })

  test('there is none if the pages are not built', () => {
    const { ofMargins, fileAt } = printFonts(join(temporaryFolder(), 'none'), 'fw-1')
    expect(ofMargins).toBe('')
    expect(fileAt('/inter-latin.woff2')).toBeNull()
  })
})
