/** Whether a text matches a pattern of OpenSSH: `*` stands for any characters, `?` for exactly one. */
export function matchesPattern(pattern: string, text: string): boolean {
  let [at, reached] = [0, 0]
  /** Where the last `*` was, and how far the text was then: that is where to go on from when something differs. */
  let star: { readonly at: number; reached: number } | null = null
  while (reached < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = { at, reached }
      at += 1
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[reached])) {
      at += 1
      reached += 1
    } else if (star) {
      star.reached += 1
      reached = star.reached
      at = star.at + 1
    } else {
      return false
    }
  }
  return /^\**$/.test(pattern.slice(at))
}

/** Whether one of some patterns matches and none of those that begin with `!` does. */
export function matchesPatterns(patterns: readonly string[], text: string): boolean {
  const isDenied = patterns.some((each) => each.startsWith('!') && matchesPattern(each.slice(1), text))
  return !isDenied && patterns.some((each) => !each.startsWith('!') && matchesPattern(each, text))
}
