/** The pager and what it writes to remove itself: of that, a line end has swallowed the last `\r`. */
const answeredPager = /^--More-- ?\r *(?:\r|$)/

/** A line without the pager in front of it that the device has erased. */
export function withoutAnsweredPager(line: string): string {
  return line.replace(answeredPager, '')
}
