/** The width of a terminal that nobody asked about, in columns. */
const columns = 80

/** What a line of a configuration begins with. */
const ofConfiguration = /^ *(?:config|edit|set|unset|append|next|end)\b|^#/
/** What an entry of a numbered list begins with. */
const ofList = /^ *\d+: /

/**
 * A text as it was before a terminal of 80 columns broke its lines, whatever width it was asked for: each line that
 * fills the width goes on in the next one, unless that is one of its own. `null` if no line fills it, or one is
 * longer, so that nothing was broken.
 */
function unwrapped(text: string, begins: RegExp): string | null {
  const lines = text.split('\n')
  const widths = lines.map((line) => [...line].length)
  if (widths.some((width) => width > columns) || !widths.includes(columns)) return null
  const whole: string[] = []
  let isBroken = false
  for (const [at, line] of lines.entries()) {
    if (isBroken && !begins.test(line)) whole.push(`${whole.pop() ?? ''}${line}`)
    else whole.push(line)
    isBroken = widths[at] === columns
  }
  return whole.join('\n')
}

/**
 * Reads an output as it is; if that leaves something not understood, also with the line breaks taken out that a
 * terminal of 80 columns may have put in, and takes what is understood better.
 *
 * @param faults how many things are not understood in what was read.
 */
export function readAtAnyWidth<T>(
  text: string,
  read: (text: string) => T,
  faults: (found: T) => number,
  kind: 'configuration' | 'list' = 'list',
): T {
  const plain = read(text)
  const found = faults(plain)
  const whole = found === 0 ? null : unwrapped(text, kind === 'configuration' ? ofConfiguration : ofList)
  if (whole === null) return plain
  const joined = read(whole)
  return faults(joined) < found ? joined : plain
}
