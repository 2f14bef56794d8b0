import { readPrompt, type Prompt } from '../../fortios/prompt'

/** A prompt, and what was typed behind it. */
export interface EchoedPrompt {
  readonly prompt: Prompt
  /** Several blanks made one; `''` if nothing was typed. */
  readonly command: string
}

/** Longer than any prompt: hostname, role and scope. */
const longestPrompt = 200

/** Whether a line holds what every prompt ends in: most lines of an output don’t. */
export function mayHoldPrompt(line: string): boolean {
  return line.includes('#') || line.includes('$')
}

/**
 * Reads a recorded line as a prompt and the echo behind it. The blank behind the mark may be lost. `null` if it is
 * none, or could be more than one.
 */
export function readEchoedPrompt(line: string): EchoedPrompt | null {
  if (!mayHoldPrompt(line)) return null
  let found: EchoedPrompt | null = null
  const front = line.slice(0, longestPrompt)
  for (const { index } of front.matchAll(/(?<= )[#$](?= |$)/g)) {
    if (index + 1 === longestPrompt) break
    const prompt = readPrompt(line.slice(0, index + 1))
    if (prompt === null) continue
    if (found !== null) return null
    found = {
      prompt,
      command: line
        .slice(index + 1)
        .trim()
        .replace(/\s+/g, ' '),
    }
  }
  return found
}
