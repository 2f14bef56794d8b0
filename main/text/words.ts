// Made with the first figure that has something to group: it takes longer than all else that is done before the first
// screen.
let grouped: Intl.NumberFormat | null = null

/** `20,000` */
export function figure(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
  grouped ??= new Intl.NumberFormat('en')
  return grouped.format(value)
}

/** `1 token`, `2 tokens`, `20,000 tokens`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${figure(count)} ${count === 1 ? noun : nouns}`
}

/** `"ada"`, `"ada" and "kim"`, `"ada", "kim" and 18 more`. */
export function listNames(names: readonly string[]): string {
  return list(names.map((name) => `"${name}"`))
}

/** The same for words that need no quotes. */
export function list(items: readonly string[]): string {
  if (items.length <= 3) return listAll(items)
  return `${items.slice(0, 2).join(', ')} and ${figure(items.length - 2)} more`
}

/** All of them, however many: `ada`, `ada and kim`, `ada, kim and lee`. */
export function listAll(items: readonly string[]): string {
  return items.length <= 1 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
