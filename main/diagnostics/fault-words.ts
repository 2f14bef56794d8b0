import { maskSecrets } from '../fortios/mask-secrets'
import { maskText } from '../fortios/secret-values'
import { messageOf } from '../text/message'
import { oneLine } from '../text/marks'
import { faultBounds } from './fault'
import type { Fault } from './fault-schema'

/** What an error says that may be kept. */
export type FaultWords = Pick<Fault, 'name' | 'code' | 'message' | 'frames'>

/** Shorter texts stand everywhere. */
const shortestTyped = 3

/**
 * What may be kept of something that was thrown: its words without secrets and without what was typed into the calls
 * under way, and the places in our own code, without the folders that they lie in.
 */
export function faultWords(error: unknown, typed: readonly string[]): FaultWords {
  const clean = (text: string) => oneLine(maskSecrets(without(text, typed)))
  const { name, code, stack } = partsOf(error)
  const message = messageOf(error)
  return {
    name: plainWord(clean(name), 'Error'),
    code: plainWord(clean(code), ''),
    message: clean(message.slice(0, 20 * faultBounds.message)).slice(0, faultBounds.message),
    frames: framesOf(stack, message).map((frame) => clean(frame).slice(0, faultBounds.frame)),
  }
}

function partsOf(error: unknown): { readonly name: string; readonly code: string; readonly stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', stack: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { name: error.name, code, stack: error.stack ?? '' }
}

function plainWord(text: string, otherwise: string): string {
  return /^[\w$-]{1,64}$/.test(text) ? text : otherwise
}

/** `run (index.js:12:345)`, of each place in a file of code. */
function framesOf(stack: string, message: string): readonly string[] {
  // The words of the error come first, and a line of them could pose as a place.
  const from = stack.indexOf(message)
  const places = from < 0 ? stack : stack.slice(from + message.length)
  return places
    .slice(0, 100_000)
    .split('\n')
    .flatMap((line) => {
      const [, name, file, place] = frame.exec(line) ?? []
      return file === undefined || place === undefined ? [] : [`${name ?? '(no name)'} (${file}${place})`]
    })
    .slice(0, faultBounds.frames)
}

const frame =
  /^\s+at (?:(?:async )?([\w$.<>[\] #]{1,80}) \()?(?:[^()\n]{0,500}[\\/])?([\w.-]{1,80})(:\d+:\d+)\)?$/

/** The text without the texts that someone typed, as they are and as JSON writes them. */
function without(text: string, typed: readonly string[]): string {
  return typed
    .filter((each) => each.length >= shortestTyped)
    .flatMap((each) => [each, JSON.stringify(each).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, each) => rest.replaceAll(each, maskText), text)
}
