import { execFileSync } from 'node:child_process'

/** Inter, whose weights are files of their own, embedded with what is needed of it. */
const inter = /^[A-Z]{6}\+Inter-(?:Regular|SemiBold|Bold) +CID TrueType +\S+ +yes yes yes +\d+ +\d+$/
/** A variable font, which Chromium embeds drawn letter by letter and without a name. */
const variable = /^\[none\] +Type 3 .* yes +(?:yes|no) +(?:yes|no) +\d+ +\d+$/

/** The type in a PDF that is not ours, as `pdffonts` names it. */
export function foreignType(pdf: string): readonly string[] {
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' }).trim().split('\n').slice(2)
  if (fonts.length === 0) throw new Error(`${pdf} has no text.`)
  return fonts.filter((line) => !inter.test(line) && !variable.test(line))
}
