const day = '[A-Z][a-z]{2}'
const date = [
  String.raw`\d{4}[-/.]\d\d[-/.]\d\d`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`,
  String.raw`(?:${day},? )?(?:${day} {1,2}\d{1,2}|\d{1,2} ${day})(?:,? \d{4})?`,
].join('|')
const time = String.raw`\d\d[:.]\d\d[:.]\d\d(?:[.,:]\d{1,9})?(?: ?[AP]M)?(?:Z| ?[+-]\d\d:?\d\d)?(?: \d{4})?`
const stamp = new RegExp(
  String.raw`^[[(<]?(?:(?:${date})(?:T|, |[ \t_-]{1,2}))?${time}[\])>]?(?: ?[:|>-](?= |$))?`,
)
/** Longer than any of them. */
const longest = 64

/** What stands in front of each line of a recording. */
export interface TimeStamps {
  /** A line without its time stamp. */
  readonly without: (line: string) => string
}

/** Whether lines begin with a time, told from one of them after the other. */
export class TimeStampSurvey {
  /** Of the stamp that every line so far has; `null` before the first line, or if one has another or none. */
  private shape: string | null = null
  private isUsual = true
  private isSpaced = true
  private lines = 0

  /** @param line one with anything in it that no recorder wrote by itself */
  take(line: string): void {
    if (!this.isUsual) return
    const found = stampOf(line)
    if (found === '' || (this.shape !== null && this.shape !== shapeOf(found))) {
      this.isUsual = false
      return
    }
    this.shape = shapeOf(found)
    const next = line[found.length]
    if (next !== undefined && next !== ' ') this.isSpaced = false
    this.lines += 1
  }

  /** Whether a line was seen that decides it. */
  get isOver(): boolean {
    return !this.isUsual
  }

  /** What to take off, if every line has it in one form; `null` if lines are as they are. */
  get result(): TimeStamps | null {
    if (!this.isUsual || this.lines < fewestLines) return null
    const { isSpaced } = this
    return {
      without: (line) => {
        const length = stampOf(line).length
        return line.slice(isSpaced && line[length] === ' ' ? length + 1 : length)
      },
    }
  }
}

/** Fewer lines that begin alike are an accident. */
const fewestLines = 3

function stampOf(line: string): string {
  return stamp.exec(line.slice(0, longest))?.[0] ?? ''
}

/** The stamp with `0` for every number, `a` for the name of every day and month, and one blank for several. */
function shapeOf(found: string): string {
  return found
    .replaceAll(/\d+/g, '0')
    .replaceAll(/[A-Z][a-z]{2}/g, 'a')
    .replaceAll(/ +/g, ' ')
    .replace(/ ?[AP]M/, 'M')
}
