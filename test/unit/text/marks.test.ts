import { describe, expect, test } from 'vitest'
import { html } from '../../../main/text/html'
import { hasMarks, showAllMarks, showMarks, showMarksOfJson } from '../../../main/text/marks'
import { spreadsheet } from '../../../main/text/spreadsheet'

const marks = [
  '\u001b', '\u0007', '\u009b', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202e', '\u2066',
  '\u2069', '\ufeff', '\u00a0', '\u3000', '\u2800', '\ufe0f', '\u{e0041}', '\r',
] // prettier-ignore

describe.each(marks)('the mark %j', (mark) => {
  const text = `before${mark}after`
  const code = `<U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`

  test('is shown as what it is on a terminal, in a page and in a table', () => {
    expect(showAllMarks(text)).toBe(`before${code}after`)
    expect(showMarks(text)).toBe(`before${code}after`)
    expect(hasMarks(text)).toBe(true)
    expect(html`<b>${text}</b>`.text).toBe(
      `<b>before${code.replace('<', '&lt;').replace('>', '&gt;')}after</b>`,
    )
    expect(spreadsheet([[text]])).toContain(`before${code}after`)
  })

  test('is the same data in JSON, and an escape', () => {
    const json = showMarksOfJson(JSON.stringify({ [text]: [text] }, null, 1))
    expect(json).not.toContain(mark)
    expect(JSON.parse(json)).toEqual({ [text]: [text] })
  })
})

test('what hides nothing stays as it is', () => {
  const text = 'Müller – “日本” ’\n\t€ 🔒'
  expect(showMarks(text)).toBe(text)
  expect(showMarksOfJson(text)).toBe(text)
  expect(spreadsheet([[text]])).toContain(text)
})
