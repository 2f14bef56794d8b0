/** Something that the command palette leads to. */
export interface PaletteEntry {
  /** What it stands below: `Steps`. */
  readonly group: string
  readonly title: string
  /** Beside it: a key, or what it was found by. */
  readonly aside: string
  readonly act: () => void
}

/** So many of them are shown: more are found by typing on. */
const most = 40

/**
 * The entries in which all the words stand that were typed, in any order: those that begin with them first, and
 * otherwise in the order in which they came, so that groups stay together.
 */
export function matchingEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = entries.filter(({ group, title, aside }) => {
    const text = `${group}\n${title}\n${aside}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const [first = ''] = words
  const begins = ({ title }: PaletteEntry) => first !== '' && title.toLowerCase().startsWith(first)
  const groups = [...new Set([...found.filter(begins), ...found].map(({ group }) => group))]
  return groups
    .flatMap((group) => {
      const own = found.filter((each) => each.group === group)
      return [...own.filter(begins), ...own.filter((each) => !begins(each))]
    })
    .slice(0, most)
}
