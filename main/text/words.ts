/** `1 token`, `2 tokens`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** `"ada"`, `"ada" and "kim"`, `"ada", "kim" and 18 more`. */
export function listNames(names: readonly string[]): string {
  return list(names.map((name) => `"${name}"`))
}

/** The same for words that need no quotes. */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('')
  const shown = items.length > 3 ? items.slice(0, 2) : items.slice(0, -1)
  const last = items.length > 3 ? `${items.length - 2} more` : (items.at(-1) ?? '')
  return `${shown.join(', ')} and ${last}`
}
