/**
 * The places of the lines that two texts have in common, in the same order: a longest common subsequence, whose lines
 * are taken as early in `before` as they come: what a migration takes away stands at its end. The texts are short, those of one user.
 */
export function commonLines(
  before: readonly string[],
  after: readonly string[],
): { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> } {
  const width = after.length + 1
  // How many lines the rest of both has in common, from each place of one and of the other.
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (one: number, other: number) => longest[one * width + other] ?? 0
  for (let one = before.length - 1; one >= 0; one -= 1) {
    for (let other = after.length - 1; other >= 0; other -= 1) {
      longest[one * width + other] =
        before[one] === after[other]
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1))
    }
  }
  const common = { before: new Set<number>(), after: new Set<number>() }
  let one = 0
  let other = 0
  while (one < before.length && other < after.length) {
    if (before[one] === after[other]) {
      common.before.add(one)
      common.after.add(other)
      one += 1
      other += 1
    } else if (at(one + 1, other) > at(one, other + 1)) one += 1
    else other += 1
  }
  return common
}
