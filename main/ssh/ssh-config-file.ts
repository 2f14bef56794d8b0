import { parse } from 'ssh-config'

/** One line of a configuration that says something. */
export interface Directive {
  /** In small letters. */
  readonly keyword: string
  readonly values: readonly string[]
  /** Of an `Include`: the files that it names, once they were read. */
  readonly included?: readonly ConfigFile[]
}

/** What stands under a `Host` or a `Match`, or before the first of them. */
export interface SshConfigSection {
  readonly kind: 'always' | 'host' | 'match'
  /** Patterns of a `Host`, criteria of a `Match`. */
  readonly words: readonly string[]
  readonly directives: readonly Directive[]
}

/** A file of OpenSSH's client configuration. */
export interface ConfigFile {
  readonly path: string
  readonly sections: readonly SshConfigSection[]
  /** Numbers of the lines that can't be read, from 1; they are left out. */
  readonly damaged: readonly number[]
}

/** Reads the text of a configuration file, line by line: what can't be read does no harm to what can. */
export function parseSshConfig(text: string, path: string): ConfigFile {
  const damaged: number[] = []
  const sections: { kind: SshConfigSection['kind']; words: readonly string[]; directives: Directive[] }[] = [
    { kind: 'always', words: [], directives: [] },
  ]
  for (const [at, line] of text.split(/\r?\n|\r/).entries()) {
    const directive = directiveIn(line)
    if (directive === 'damaged') damaged.push(at + 1)
    else if (directive?.keyword === 'host' || directive?.keyword === 'match') {
      sections.push({ kind: directive.keyword, words: directive.values, directives: [] })
    } else if (directive) {
      sections.at(-1)?.directives.push(directive)
    }
  }
  return { path, sections, damaged }
}

/** What a line says; `null` if it says nothing. */
function directiveIn(line: string): Directive | 'damaged' | null {
  try {
    const [said] = parse(line)
    if (!said || !('param' in said)) return null
    return { keyword: said.param.toLowerCase(), values: wordsOf(said.value) }
  } catch {
    return 'damaged'
  }
}

type Value = string | readonly { readonly val: string }[]

function wordsOf(value: Value): readonly string[] {
  const words = typeof value === 'string' ? [value] : value.map(({ val }) => val)
  return words.map(unescaped)
}

/** As OpenSSH does (`argv_split` in its misc.c): a backslash counts for itself but before a quotation mark or another one. */
function unescaped(word: string): string {
  return word.replace(/\\(["'\\])/g, '$1')
}
