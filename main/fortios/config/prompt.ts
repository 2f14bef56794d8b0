/** A prompt of the FortiOS command line, and what was typed behind it. */
export interface PromptLine {
  /** Of the device, as the prompt has it: a long one is cut. */
  readonly host: string
  /** What stands in parentheses: `global`, a VDOM, a table, an entry; `null` at the root. */
  readonly scope: string | null
  /** `''` if nothing was typed. */
  readonly command: string
}

/** Longest line that is looked at: host name, names of entries, and a command. */
const longest = 2048

/**
 * `NAME # `, `NAME $ ` (read-only), `NAME(Primary) # `, `NAME (vdom) # `, `(M) NAME # `; a long name is cut and has a
 * `~` in it. The scope may hold anything that the name of an entry may.
 */
const prompt = /^(?:\([A-Z]\) )?([-\w.~]+)(?:\(\w+\))?(?: \((.*)\))? ?[#$](?: (.*))?$/

/** First words that can be typed, whole or cut short, and what a device writes right behind the prompt of a `show`. */
const commandStart = /^(?:sh|ge|di|ex|co|ed|en|ne|se|un|ab|qu|fn|de|pu|re|mo|cl|ap|tr|\?|\||#config-version=)/
const keywords = new Set(['set', 'unset', 'config', 'edit', 'next', 'end', 'append'])

/** Reads a line as a prompt; `null` if it is none. */
export function readRecordedPrompt(line: string): PromptLine | null {
  if (line.length > longest || !(line.includes('#') || line.includes('$'))) return null
  const match = prompt.exec(line)
  if (match === null || keywords.has(match[1] ?? '')) return null
  const command = (match[3] ?? '').trim()
  if (command !== '' && !commandStart.test(command)) return null
  return { host: match[1] ?? '', scope: match[2] ?? null, command }
}
