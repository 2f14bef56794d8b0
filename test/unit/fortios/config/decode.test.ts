import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../../main/fortios/config/decode'

const plainText =
  'config user local\n    edit "Jürgen"\n        set comments "Größe, Übung, für später"\n    next\nend\n'
const bytes = (...values: number[]) => Uint8Array.from(values)

function utf16(text: string, big: boolean): Uint8Array {
  const out = new Uint8Array(text.length * 2)
  const view = new DataView(out.buffer)
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), !big)
  return out
}

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('text in UTF-8', () => {
  test('is read', () => {
    expect(decodeText(new TextEncoder().encode(plainText))).toEqual({
      text: plainText,
      encoding: 'utf-8',
      byteOrderMark: false,
      certain: true,
    })
  })

  test('loses its byte order mark', () => {
    const decoded = decodeText(new TextEncoder().encode(`\ufeff${plainText}`))
    expect(decoded).toEqual({ text: plainText, encoding: 'utf-8', byteOrderMark: true, certain: true })
  })

  test('may have a broken byte in it', () => {
    const encoded = new TextEncoder().encode(plainText)
    encoded[0] = 0xff
    const decoded = decodeText(encoded)
    expect(decoded).toMatchObject({ encoding: 'utf-8', certain: false })
    expect(decoded.text).toBe(`\ufffd${plainText.slice(1)}`)
  })

  test('may be empty', () => {
    expect(decodeText(bytes())).toMatchObject({ text: '', encoding: 'utf-8' })
  })
})

describe('text in UTF-16', () => {
  test.each([
    ['utf-16le', false],
    ['utf-16be', true],
  ])('%s is read, with a byte order mark and without', (encoding, big) => {
    expect(decodeText(utf16(`\ufeff${plainText}`, big))).toEqual({
      text: plainText,
      encoding,
      byteOrderMark: true,
      certain: true,
    })
    expect(decodeText(utf16(plainText, big))).toMatchObject({
      text: plainText,
      encoding,
      byteOrderMark: false,
    })
  })
})

describe('text in an older encoding', () => {
  test('of Western Europe has the quotes and signs of Windows', () => {
    const decoded = decodeText(latin1('set comments "\u0093M\u00fcller\u0094 \u0080 \u0096"\n'))
    expect(decoded.text).toBe('set comments "“Müller” € –"\n')
  })

  test('next to names in UTF-8 leaves these as they are', () => {
    const decoded = decodeText(
      new Uint8Array([
        ...new TextEncoder().encode('edit "Zoë Müller"\n'),
        ...latin1('set comments "Größe, Übung, für"\n'),
      ]),
    )
    expect(decoded).toMatchObject({ encoding: 'utf-8', certain: false })
    expect(decoded.text).toMatch(/^edit "Zoë Müller"\nset comments "Gr\ufffd/)
  })

  test('is guessed from what is not ASCII', () => {
    const padding = 'config system global\n    set hostname "fw"\nend\n'.repeat(5000)
    const decoded = decodeText(latin1(padding + plainText))
    expect(decoded).toMatchObject({ text: padding + plainText, certain: false })
    expect(decoded.encoding).toMatch(/^(?:ISO-8859-1|windows-1252)$/)
  })

  test('of Asia too', () => {
    // GB 18030
    const words = bytes(
      0xd5,
      0xe2,
      0xca,
      0xc7,
      0xd6,
      0xd0,
      0xb9,
      0xfa,
      0xb5,
      0xc4,
      0xb4,
      0xf3,
      0xc8,
      0xcb,
      0xc3,
      0xc7,
      0xd4,
      0xda,
      0xc9,
      0xcf,
      0xc3,
      0xe6,
      0xc0,
      0xb4,
      0xc1,
      0xcb,
      0xb2,
      0xbb,
      0xca,
      0xc7,
      0xcb,
      0xfb,
      0xd3,
      0xd0,
      0xce,
      0xd2,
      0xb5,
      0xc4,
    )
    const line = [...latin1('config a\n    set comments "'), ...words, ...words, ...latin1('"\nend\n')]
    const text = '这是中国的大人们在上面来了不是他有我的这是中国的大人们在上面来了不是他有我的'
    expect(decodeText(Uint8Array.from(line))).toMatchObject({
      text: `config a\n    set comments "${text}"\nend\n`,
      encoding: 'GB18030',
    })
  })
})
