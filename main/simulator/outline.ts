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

/**
 * Finds the blocks of a configuration in one walk over its text, without taking them apart. Lines within quoted
 * values are values. `text` has LF line ends.
 */
export function outlineOf(text: string): Outline {
  const scopes = new Set<string>()
  const blocks: Outlined[] = []
  let multiVdom = false
  /** Whether we are within `config global` or `config vdom`, and in which scope. */
  let within: 'nothing' | 'global' | 'vdom' = 'nothing'
  let scope: string | null = null
  let depth = 0
  let start = 0
  let heading = ''

  for (let at = 0; at < text.length;) {
    const first = skipBlanks(text, at)
    const after = endOfStatement(text, first)
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
  }
  return { multiVdom, scopes: [...scopes], blocks }
}

const [C, E, N, LF, SPACE, TAB, QUOTE, APOSTROPHE, BACKSLASH, HASH] = [...'cen\n \t"\'\\#'].map((letter) =>
  letter.charCodeAt(0),
)

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1
  return at
}

/** Offset after the line end of the statement, which is the first one outside of quotes. */
function endOfStatement(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from)
  const ownLine = lineEnd === -1 ? text.length : lineEnd + 1
  if (text.charCodeAt(from) === HASH) return ownLine
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote === 0) {
      if (code === LF) return at + 1
      if (code === QUOTE || code === APOSTROPHE) quote = code
      else if (code === BACKSLASH) at += 1
    } else if (code === quote) quote = 0
    else if (code === BACKSLASH && quote === QUOTE) at += 1
  }
  // A quote that is never closed: the line is taken as it stands.
  return quote === 0 ? text.length : ownLine
}
