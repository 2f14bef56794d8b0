/**
 * Where the next command is typed, for what 0.1.0 wrote: it wrote down what was typed, and not where.
 *
 * @param scope where this one was typed.
 */
export function scopeAfter(scope: string, typed: string): string {
  if (typed === 'config global') return 'global'
  if (typed === 'end') return ''
  const [, bare, quoted] = /^edit (?:([\w.-]+)|"((?:[^"\\]|\\["\\])+)")$/u.exec(typed) ?? []
  return bare ?? quoted?.replaceAll(/\\(["\\])/g, '$1') ?? scope
}
