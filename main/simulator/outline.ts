import { setImmediate } from 'node:timers/promises'
import { Statements } from './statements'

/** Where one block at the level of a scope stands in the text of a configuration. */
interface Outlined {
  /** `global`, the name of a VDOM, or `null` if VDOMs are off. */
  readonly scope: string | null
  /** What stands after `config `, as written: `user local`. */
  readonly heading: string
  /** Offset of the first character, and of the one after the line that ends the block. */
  readonly start: number
  readonly end: number
}

/** The outline of a configuration: its VDOMs, in order, and its blocks. */
export interface Outline {
  readonly multiVdom: boolean
  readonly scopes: readonly string[]
  readonly blocks: readonly Outlined[]
}

/** Characters that are walked over at a time: a few milliseconds. */
const piece = 1024 ** 2

/**
 * Finds the blocks of a configuration in one walk over its text, without taking them apart. Lines within quoted
 * values are values. `text` has LF line ends.
 */
export function outlineOf(text: string): Outline {
  const walk = outlining(text)
  for (;;) {
    const { done, value } = walk.next()
    if (done === true) return value
  }
}

/** The same, with pauses in which a window may be answered. */
export async function outlineInPieces(text: string): Promise<Outline> {
  const walk = outlining(text)
  for (;;) {
    const { done, value } = walk.next()
    if (done === true) return value
    await setImmediate()
  }
}

/** The walk, a piece at a time. */
function* outlining(text: string): Generator<undefined, Outline, undefined> {
  let walked = piece
  const scopes = new Set<string>()
  const blocks: Outlined[] = []
  let multiVdom = false
  /** Whether we are within `config global` or `config vdom`, and in which scope. */
  let within: 'nothing' | 'global' | 'vdom' = 'nothing'
  let scope: string | null = null
  let depth = 0
  let start = 0
  let heading = ''
  const statements = new Statements(text)

  for (let at = 0; at < text.length;) {
    const first = skipBlanks(text, at)
    const after = statements.endFrom(first)
    const letter = text.charCodeAt(first)
    const line = letter === C || letter === E || letter === N ? text.slice(first, after).trimEnd() : ''
    if (line.startsWith('config ')) {
      const isStructure = depth === 0 && within === 'nothing' && /^config (?:global|vdom)$/.test(line)
      if (isStructure) {
        multiVdom = true
        within = line === 'config global' ? 'global' : 'vdom'
        scope = within === 'global' ? 'global' : null
        if (scope) scopes.add(scope)
      } else {
        if (depth === 0) {
          start = at
          heading = line.slice('config '.length)
        }
        depth += 1
      }
    } else if (line === 'end') {
      if (depth === 0) {
        within = 'nothing'
        scope = null
      } else {
        depth -= 1
        if (depth === 0) blocks.push({ scope, heading, start, end: after })
      }
    } else if (depth === 0 && within === 'vdom' && line.startsWith('edit ')) {
      scope = line.slice('edit '.length).replace(/^"(.*)"$/, '$1')
      scopes.add(scope)
    }
    at = after
    if (at < walked) continue
    walked = at + piece
    yield
  }
  return { multiVdom, scopes: [...scopes], blocks }
}

const [C, E, N, SPACE, TAB] = [...'cen \t'].map((letter) => letter.charCodeAt(0))

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1
  return at
}
