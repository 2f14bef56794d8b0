import { showAllMarks } from '../text/marks'

/** Columns as wide as their widest cell; numbers to the right. */
export function textTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => showAllMarks(String(cell))))
  const widths = heads.map((head, at) =>
    texts.reduce((width, row) => Math.max(width, row[at]?.length ?? 0), head.length),
  )
  const isNumber = heads.map((_, at) => rows.some((row) => typeof row[at] === 'number'))
  const lay = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [lay(heads), ...texts.map(lay)].join('\n')
}

/** Text two blanks further to the right. */
export function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

/** Words on lines of at most `width` characters, each after the margin. */
export function wrap(text: string, width: number, margin: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && margin.length + line.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => margin + line).join('\n')
}
