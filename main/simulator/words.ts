/** A command line in words, quotes and escapes taken off, and the filter behind `|`. */
export interface CommandLine {
  readonly words: readonly string[]
  /** The words as they were typed. */
  readonly raw: readonly string[]
  /** The words after `|`, `null` without one. */
  readonly filter: readonly string[] | null
}

/** Takes a command line apart. */
export function readCommandLine(line: string): CommandLine {
  const raw: readonly string[] = line.match(/(?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\|])+|\|/g) ?? []
  const pipe = raw.indexOf('|')
  const command = pipe === -1 ? raw : raw.slice(0, pipe)
  return {
    words: command.map(plain),
    raw: command,
    filter: pipe === -1 ? null : raw.slice(pipe + 1).map(plain),
  }
}

function plain(word: string): string {
  return word.replace(
    /"((?:\\.|[^"\\])*)"?|'([^']*)'?|\\(.)/g,
    (_all, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["'\\])/g, '$1'),
  )
}

/** Lines of output that `| grep [-i] [-v] <pattern>` lets through; `null` if the filter is not grep. */
export function grep(filter: readonly string[], blocks: Iterable<string>): Iterable<string> | null {
  const [name, ...rest] = filter
  const options = rest.filter((word) => /^-[a-z]+$/i.test(word)).join('')
  const pattern = rest.find((word) => !/^-[a-z]+$/i.test(word))
  if (name !== 'grep' || pattern === undefined) return null
  const expression = expressionOf(pattern, options.includes('i') ? 'i' : '')
  const wanted = !options.includes('v')
  return (function* () {
    for (const block of blocks) {
      const kept = block.split('\n').slice(0, block.endsWith('\n') ? -1 : undefined)
      const lines = kept.filter((line) => expression.test(line) === wanted)
      if (lines.length > 0) yield `${lines.join('\n')}\n`
    }
  })()
}

function expressionOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return new RegExp(pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags)
  }
}

/** Whether a typed word stands for a word of a command, which may be shortened to `least` letters. */
export function means(typed: string, word: string, least: number): boolean {
  return typed.length >= least && word.startsWith(typed)
}
