/** A time stamp of a recorder, which may stand in front of each line. */
const stamp = String.raw`(?:\S{0,32} ?\S{0,3}\d\d[:.]\d\d[:.]\d\d\S{0,16} )?`
const rest = new RegExp(`^${stamp}(?!(?:end|next|config)$)[^\\s#]+$`)

/**
 * Whether a line can be what a terminal leaves of a secret behind the line that it broke: one word at its begin. It says so
 * only of the line behind one in which a secret stands.
 */
export function isRestOfSecret(line: string): boolean {
  return line.length < longest && rest.test(line)
}

/** No value is longer. */
const longest = 20_000
