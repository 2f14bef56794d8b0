import { afterBreak, endOfLine } from './characters'
import { readRecordedPrompt } from './prompt'

/** A first word of configuration, and what stands in front of it in its line. */
const keyword = /(?:^|[\s:|>\])}-])(?=(?:(?:config|edit|set|unset|append)[ \t]+\S|(?:next|end)[ \t\r]*$))/
const longestPrefix = 100
/** Lines without a prefix after which nobody need look on, if hardly any other has one. */
const linesToTell = 20_000
/** Fewer lines with a prefix are an accident. */
const fewestLines = 3

/**
 * Takes off what a terminal or a mail program has put in front of each line: a time stamp, a line number, `> `. It may
 * be anything, as long as more lines of the configuration have it than have not, alike but for its digits and the names
 * of days and months. What a device writes itself, its prompt, stays. Line breaks stay where they are.
 */
export function withoutLinePrefixes(text: string): string {
  const shape = usualShape(text)
  if (shape === null) return text
  const pattern = new RegExp(`^${patternOf(shape)}[ \\t]?`)
  const lines: string[] = []
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start)
    const after = Math.min(text.length, afterBreak(text, end))
    lines.push(text.slice(start, end).replace(pattern, ''), text.slice(end, after))
    start = after
  }
  return lines.join('')
}

/** The shape of the prefix that most lines of configuration have; `null` if most have none. */
function usualShape(text: string): string | null {
  const shapes = new Map<string, number>()
  let bare = 0
  let prefixed = 0
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start)
    const prefix = prefixOf(text.slice(start, Math.min(end, start + longestPrefix + 12)))
    start = afterBreak(text, end)
    if (prefix === '') bare += 1
    else if (prefix !== null) {
      prefixed += 1
      const shape = shapeOf(prefix)
      // Of texts that are no configuration there are as many shapes as lines.
      if (shapes.has(shape) || shapes.size < 1000) shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    }
    if (bare > linesToTell && prefixed * 10 < bare) return null
  }
  const [most = null] = [...shapes].toSorted(([, one], [, other]) => other - one)
  return most !== null && most[1] >= fewestLines && most[1] > bare ? most[0] : null
}

/** What stands in front of the first word of a line of configuration, without blanks around it; `null` if it is none. */
function prefixOf(line: string): string | null {
  const match = keyword.exec(line)
  if (match === null || match.index > longestPrefix) return null
  const prefix = line.slice(0, match.index + match[0].length).trim()
  // Words alone are a sentence; a prompt says that the rest was typed.
  if (/^[\p{L}\s,.]+$/u.test(prefix) || /[#$"']$/.test(prefix) || readRecordedPrompt(line) !== null)
    return null
  return prefix
}

const names = /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*/g

/** The prefix with `0` for every number, `Day` for the name of every day and month, and one blank for several. */
function shapeOf(prefix: string): string {
  return prefix.replaceAll(/\d+/g, '0').replaceAll(names, 'Day').replaceAll(/\s+/g, ' ')
}

function patternOf(shape: string): string {
  return `\\s*${shape
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replaceAll('0', String.raw`\d+`)
    .replaceAll('Day', '[A-Z][a-z]+')
    .replaceAll(' ', String.raw`\s+`)}`
}
