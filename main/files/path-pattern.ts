/** What is sought of an entry of a folder. */
export interface SoughtEntry {
  /** Whether the pattern names it. */
  readonly isNamed: boolean
  /** Whether it is sought: because it is named, or because it lies in a folder that is. */
  readonly isSought: boolean
  /** Whether a segment of the pattern stands for it: no folder that begins with a dot is looked into otherwise. */
  readonly isMeant: boolean
  /** What is sought in it, if it is a folder; `null` if nothing is. */
  readonly below: PathPattern | null
}

/**
 * A pattern for paths below a folder: `*` and `?` in a name, `**` for any number of folders. A folder that it names is
 * sought with all in it. What begins with a dot it names only if it begins with one itself.
 */
export class PathPattern {
  private readonly segments: readonly string[]
  /** The segments that may come next here. One after the last: this is in a folder that was named. */
  private readonly next: ReadonlySet<number>

  /** @param segments of the pattern; with none of them all that is in the folder is sought */
  constructor(segments: readonly string[], next: Iterable<number> = [0]) {
    this.segments = segments
    this.next = new Set([...next].flatMap((at) => this.withoutFolders(at)))
  }

  /** What is sought of an entry of the folder that this pattern begins in. */
  of(name: string): SoughtEntry {
    const end = this.segments.length
    const all = [...this.next]
    const taken = all.filter((at) => stands(this.segments[at], name)).map((at) => at + 1)
    const kept = all.filter((at) => at === end || this.segments[at] === '**')
    const isNamed = taken.includes(end)
    const next = [...taken, ...kept]
    return {
      isNamed,
      isSought: isNamed || this.next.has(end),
      isMeant: taken.length > 0,
      below: next.length === 0 ? null : new PathPattern(this.segments, next),
    }
  }

  /** `**` stands for no folder as well. */
  private withoutFolders(at: number): readonly number[] {
    return this.segments[at] === '**' ? [at, ...this.withoutFolders(at + 1)] : [at]
  }
}

/** All that is in a folder. */
export const everything = new PathPattern([])

function stands(segment: string | undefined, name: string): boolean {
  if (segment === undefined || segment === '**') return false
  if (name.startsWith('.') && !segment.startsWith('.')) return false
  const source = segment.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  const flags = process.platform === 'win32' ? 'isu' : 'su'
  return new RegExp(`^${source.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}$`, flags).test(name)
}
