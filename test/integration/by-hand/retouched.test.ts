import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { answersTo } from '../procedure/live'
import { handing, pause } from './person'
import { begunByHand, foundBy, migrateAll, overSession, toMigrate } from './run-by-hand'

const two = (number: number) => String(number % 60).padStart(2, '0')
const eachLine = (text: string, change: (line: string, at: number) => string) =>
  text
    .split('\n')
    .map((line, at) => change(line, at))
    .join('\n')
const wrapped = (width: number) => (text: string) =>
  eachLine(text.replaceAll('\r', ''), (line) =>
    (line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']).join('\n'),
  )
/** The commands of a text, each with its prompt and its output. */
const commandsOf = (text: string) => text.split(/(?=^\S+ (?:\([^)\n]*\) )?[#$] \S)/m)

type Retouch = (text: string, seed: number) => readonly string[]

/** What is made of a recording on its way, in one piece or several. */
const ways: Readonly<Record<string, Retouch>> = {
  'with line ends of Windows': (text) => [text.replaceAll(/\r*\n/g, '\r\n')],
  'with carriage returns alone': (text) => [text.replaceAll(/\r*\n/g, '\r')],
  'with a time before each line': (text) => [
    eachLine(text, (line, at) => `[2026-11-30 08:${two(Math.floor(at / 60))}:${two(at)}] ${line}`),
  ],
  'without blanks at the ends of lines': (text) => [eachLine(text, (line) => line.replace(/[ \r]+$/, ''))],
  'wrapped at 80 columns': (text) => [wrapped(80)(text)],
  'wrapped at 61 columns': (text) => [wrapped(61)(text)],
  'with typographic quotes': (text) => [text.replace(/"([^"\n]*)"/g, '“$1”').replaceAll("'", '’')],
  'with entities of HTML': (text) => [
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ],
  'in shuffled commands': (text, seed) => {
    const commands = [...commandsOf(text)]
    const sorted = fc.sample(fc.shuffledSubarray(commands, { minLength: commands.length }), {
      numRuns: 1,
      seed,
    })
    return [sorted[0]?.join('') ?? text]
  },
  'cut into two that overlap': (text, seed) => {
    const [part = 0.5] = fc.sample(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { numRuns: 1, seed })
    const at = Math.floor(text.length * part)
    return [text.slice(0, at + 200), text.slice(Math.max(0, at - 200))]
  },
  'cut at its end': (text, seed) => {
    const [part = 0.5] = fc.sample(fc.double({ min: 0.1, max: 0.95, noNaN: true }), { numRuns: 1, seed })
    return [text.slice(0, Math.floor(text.length * part))]
  },
  twice: (text) => [text, text],
}

/**
 * Whatever is made of the recordings of a whole run: it finds what the run over a session finds, or it asks the person for
 * what can’t be told, and finds it once that was handed over as it came. It is never another run.
 */
describe('a run whose recordings come', () => {
  let wanted: Awaited<ReturnType<typeof foundBy>>
  beforeAll(async () => {
    const session = await overSession('vendor-page')
    await migrateAll(session)
    wanted = await foundBy(session.app)
  })

  for (const [way, retouch] of Object.entries(ways)) {
    test(`${way} is the same run`, { timeout: 60_000 }, async () => {
      const { app, fortigate, person } = await begunByHand()
      let seed = 1
      const deed = handing(async ({ app: window }, request, text) => {
        seed += 1
        const isOpen = () => window.run.byHand?.request?.id === request
        for (const piece of retouch(text, seed)) {
          if (!isOpen()) return
          await window.result('pasteRecording', { request, text: piece })
          const last = window.run.byHand?.lastPaste
          // A reading may ask for more once it knows which FortiGate this is.
          if (isOpen() && last?.taken === 0)
            expect(last.notes, `what is open is said, of ${piece}`).not.toEqual([])
        }
        if (isOpen()) await window.result('pasteRecording', { request, text })
        // Copied before the terminal had shown all of it: once more.
        if (isOpen() && window.run.byHand?.request?.kind === 'blocks') {
          await pause(300)
          person.again()
        }
      })
      person.instead = { blocks: deed, command: deed, key: deed }
      await toMigrate({ app, fortigate, person })
      await migrateAll({ app })
      expect(await foundBy(app)).toEqual(wanted)
      expect(Object.values(answersTo(fortigate))).toEqual(['y'])
    })
  }
})
