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
}

const shape = /^([^\s()]{1,64}?)(?:\((\w{1,16})\))?(?: \((.{1,100})\))? ([#$]) ?$/

/**
 * Reads a line as a prompt: `FGT # `, `FGT $ `, `FGT(Primary) (global) # `, `long-name~ (vdom-1) # `.
 * `null` where it is none. [observed in public SSH captures of FortiOS 7.4]
 */
export function readPrompt(line: string): Prompt | null {
  const parts = shape.exec(line)
  if (!parts) return null
  const [, hostname = '', haRole, scope, mark] = parts
  return { hostname, haRole: haRole ?? null, scope: scope ?? null, readOnly: mark === '$' }
}

/** Whether `line` is a prompt of the same device: its hostname is the same; scope and HA role may have changed. */
export function isPromptOf(known: Prompt, line: string): Prompt | null {
  const prompt = readPrompt(line)
  return prompt?.hostname === known.hostname && prompt.readOnly === known.readOnly ? prompt : null
}
