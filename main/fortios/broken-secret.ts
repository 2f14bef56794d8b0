/**
 * Whether a line can be what a terminal leaves of an encrypted value behind the line that it broke. It says so only of
 * the line behind one in which a secret stands.
 */
export function isRestOfSecret(line: string): boolean {
  return /^(?!(?:end|next)$)[A-Za-z0-9+/]+={0,2}$/.test(line)
}
