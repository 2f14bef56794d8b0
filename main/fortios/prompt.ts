/** A prompt of the FortiOS CLI, taken apart. */
export interface Prompt {
  /** As shown; a long hostname is cut and ends in `~`. */
  readonly hostname: string
  /** `Primary`, `Secondary`, `Master` … on a cluster member, else `null`. */
  readonly haRole: string | null
  /** `global`, the name of a VDOM, of a table or of an entry; `null` at the root. */
  readonly scope: string | null
  /** `$` marks an administrator who may only read. */
  readonly readOnly: boolean
  /** Whether a blank follows the mark. */
  readonly isSpaced: boolean
}

const shape = /^(?:\(\w\) )?([^\s()]{1,64}?)(?:\((\w{1,16})\))?(?: \((.{1,100})\))? ([#$])( ?)$/

/**
 * Reads a line as a prompt: `FGT # `, `FGT $ `, `FGT(Primary) (global) # `, `long-name~ (vdom-1) # `, `(M) FGT # `.
 * `null` if it is none. [observed in public SSH captures of FortiOS 7.4, and in oxidized's model of FortiOS]
 */
export function readPrompt(line: string): Prompt | null {
  const parts = shape.exec(line)
  if (!parts) return null
  const [, hostname = '', haRole, scope, mark, blank] = parts
  return {
    hostname,
    haRole: haRole ?? null,
    scope: scope ?? null,
    readOnly: mark === '$',
    isSpaced: blank === ' ',
  }
}

/**
 * Whether `line` is a prompt of the same device: its hostname is the same; scope, HA role and mark may have changed.
 * If a blank follows the mark, it is none before that blank has come.
 */
export function isPromptOf(known: Prompt, line: string): Prompt | null {
  const prompt = readPrompt(line)
  if (prompt?.hostname !== known.hostname) return null
  return prompt.isSpaced || !known.isSpaced ? prompt : null
}

/**
 * Whether a line looks like the prompt of some other command line, such as `admin@srv:~$ ` or `switch> `: a word or
 * more, and at its end the mark behind which one types.
 */
export function isForeignPrompt(line: string): boolean {
  return /^(?:\S.{0,200})?[#$%>] $/.test(line) && readPrompt(line) === null
}
