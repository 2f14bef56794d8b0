import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../../renderer/src/steps/preauthorization/pasted-answer'

const [first, second, third] = ['EFTM000000000001', 'EFTM000000000002', 'EFTM000000000003'].map(
  (license) => ({ license, vdom: 'root' }),
) as [Key, Key, Key]
type Key = { license: string; vdom: string }
const all = [first, second, third]

const request = `Please set the migration flag (FTM migration tag) for the following FortiToken Mobile licenses.

FortiToken Mobile licenses:
  ${first.license} (25 tokens, VDOM root)
  ${second.license} (5 tokens, VDOM root)
  ${third.license} (5 tokens, VDOM root)
`

const saidIn = (text: string) => {
  const { saidOf, named } = readAnswer(text, all, request)
  return { named, said: all.map((key) => saidOf(key)) }
}

describe('an answer of Customer Service', () => {
  test('says of each license the sentence that names it', () => {
    const text = `Hello Kim,

the migration tag of ${first.license} is set. We could not set it for ${second.license.toLowerCase()}: it is
registered to another account! Regards, Lee.`
    expect(saidIn(text)).toEqual({
      named: 2,
      said: [
        [`the migration tag of ${first.license} is set.`],
        [`We could not set it for ${second.license.toLowerCase()}: it is registered to another account!`],
        [],
      ],
    })
  })

  test('as a list says of each license its own line', () => {
    const text = `EFTM000000000001\tenabled\r\nEFTM000000000002\tNOT enabled\r\n${third.license}: enabled\r\n`
    expect(saidIn(text)).toEqual({
      named: 3,
      said: [['EFTM000000000001\tenabled'], ['EFTM000000000002\tNOT enabled'], [`${third.license}: enabled`]],
    })
  })

  test('that is wrapped within a sentence keeps it whole', () => {
    const text = `The migration tags of ${first.license},\n${second.license} and\n${third.license}, which you asked for in your ticket of Monday,\nhave not been set for\n${first.license}.`
    const whole = text.replaceAll('\n', ' ')
    expect(saidIn(text)).toEqual({ named: 3, said: [[whole], [whole], [whole]] })
  })

  test('names nothing by quoting the request, with marks or without', () => {
    const marked = request.replaceAll(/^/gm, '> ')
    const turned = request.replaceAll('\n', '\r\n').replaceAll(/^ +/gm, '\t')
    for (const quote of [marked, turned]) {
      expect(saidIn(`All done.\n\n-----Original Message-----\n${quote}`).named).toBe(0)
      expect(saidIn(`${first.license} is done.\n\n${quote}`).said[0]).toEqual([`${first.license} is done.`])
    }
  })

  test('names no license by a longer number, and one in two VDOMs for both', () => {
    expect(saidIn(`EFTM0000000000010 and XEFTM000000000002 are set.`).named).toBe(0)
    const twice = [first, { ...first, vdom: 'vdom-dmz' }]
    expect(readAnswer(`${first.license} is set.`, twice, request).named).toBe(2)
  })

  test('of any text names what stands in it, and nothing else', () => {
    const piece = fc.oneof(
      fc.constantFrom(...all.map(({ license }) => license), ' ', ', ', '.\n', '\n\n', ' is set.', ' not '),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const { saidOf } = readAnswer(text, all, '')
        for (const key of all) {
          for (const sentence of saidOf(key)) expect(sentence.toUpperCase()).toContain(key.license)
          if (!text.toUpperCase().includes(key.license)) expect(saidOf(key)).toEqual([])
        }
      }),
    )
  })
})
