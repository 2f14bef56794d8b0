import type { JumpSpec } from './jump-spec'
import { matchesPatterns } from './pattern'
import type { ConfigFile, Directive, SshConfigSection } from './ssh-config-file'

/** Who asks, for `~`, `%d`, `%u` and `Match localuser`. */
export interface Asker {
  /** The home folder. */
  readonly home: string
  readonly user: string
}

/** Keywords that this application does not do as OpenSSH does, and what it does instead. */
const notDone: ReadonlyMap<string, string> = new Map([
  ['proxycommand', 'ProxyCommand is not run; ProxyJump is followed.'],
  ['knownhostscommand', 'KnownHostsCommand is not run.'],
  ['localcommand', 'LocalCommand is not run.'],
  ['proxyusefdpass', 'ProxyUseFdpass is not used.'],
  ['canonicalizehostname', 'CanonicalizeHostname is not done.'],
  ['certificatefile', 'CertificateFile is not used.'],
  ['pkcs11provider', 'PKCS11Provider is not used.'],
  ['securitykeyprovider', 'SecurityKeyProvider is not used.'],
  ['stricthostkeychecking', 'StrictHostKeyChecking is not followed: every host key is judged.'],
  ['userknownhostsfile', 'UserKnownHostsFile is not followed: the usual files are read.'],
  ['globalknownhostsfile', 'GlobalKnownHostsFile is not followed: the usual files are read.'],
  ...['kexalgorithms', 'ciphers', 'macs', 'hostkeyalgorithms', 'pubkeyacceptedalgorithms'].map(
    (keyword) => [keyword, 'Lists of algorithms are not followed.'] as const,
  ),
])

/** What some files of OpenSSH's client configuration say for one name, as far as they were read. */
export class SshConfigValues {
  readonly ignored: string[] = []
  private readonly values = new Map<string, string[]>()
  private readonly hop: JumpSpec
  private readonly asker: Asker

  constructor(hop: JumpSpec, asker: Asker) {
    this.hop = hop
    this.asker = asker
  }

  first(keyword: string): string | null {
    return this.values.get(keyword)?.[0] ?? null
  }

  all(keyword: string): readonly string[] {
    return this.values.get(keyword) ?? []
  }

  /** Takes what applies out of a file. */
  read(file: ConfigFile): void {
    if (file.damaged.length > 0) {
      this.ignored.push(`${file.path}: line ${file.damaged.join(', ')} can’t be read.`)
    }
    for (const section of file.sections) {
      if (!this.applies(section)) continue
      for (const directive of section.directives) this.take(directive)
    }
  }

  private take({ keyword, values, included = [] }: Directive) {
    for (const file of included) this.read(file)
    const [value] = values
    if (value === undefined || keyword === 'include') return
    // Whichever of the two comes first holds.
    if (keyword === 'proxyjump' && this.values.has('proxycommand')) return
    if (keyword === 'proxycommand' && this.values.has('proxyjump')) return
    const before = this.values.get(keyword)
    if (!before) {
      this.values.set(keyword, [value])
      const note = notDone.get(keyword)
      const isSame = keyword === 'stricthostkeychecking' ? /^(?:yes|ask)$/i : /^(?:none|no)$/i
      if (note !== undefined && !isSame.test(value)) this.ignored.push(note)
    } else if (keyword === 'identityfile' && !before.includes(value)) {
      before.push(value)
    }
  }

  private applies({ kind, words }: SshConfigSection): boolean {
    if (kind === 'always') return true
    if (kind === 'host') return matchesPatterns(words, this.hop.host)
    return this.meets(words)
  }

  /** The criteria of a `Match`: all have to hold. What would have to be run, or is not known, does not. */
  private meets(words: readonly string[]): boolean {
    let at = 0
    while (at < words.length) {
      const word = words[at]?.toLowerCase() ?? ''
      const isNegated = word.startsWith('!')
      const criterion = isNegated ? word.slice(1) : word
      const isAlone = criterion === 'all' || criterion === 'canonical' || criterion === 'final'
      const holds = this.holds(criterion, isAlone ? '' : (words[at + 1] ?? ''))
      if (holds === null || holds === isNegated) return false
      at += isAlone ? 1 : 2
    }
    return true
  }

  private holds(criterion: string, argument: string): boolean | null {
    const patterns = argument.split(',')
    switch (criterion) {
      case 'all':
        return true
      case 'canonical':
      case 'final':
        return false
      case 'originalhost':
        return matchesPatterns(patterns, this.hop.host)
      case 'host':
        return matchesPatterns(patterns, this.expanded(this.first('hostname') ?? '%h', this.hop.host))
      case 'user':
        return matchesPatterns(patterns, this.hop.user ?? this.first('user') ?? this.asker.user)
      case 'localuser':
        return matchesPatterns(patterns, this.asker.user)
      default:
        this.ignored.push(
          criterion === 'exec'
            ? 'Match exec is not run: its settings are left out.'
            : `Match ${criterion} is unknown: its settings are left out.`,
        )
        return null
    }
  }

  /** `~` and the tokens of ssh_config(5) that have a meaning here. */
  expanded(text: string, host: string, known: { port?: number; user?: string | null } = {}): string {
    const tokens: Record<string, string> = {
      '%': '%',
      h: host,
      n: this.hop.host,
      d: this.asker.home,
      u: this.asker.user,
      r: known.user ?? this.asker.user,
      p: String(known.port ?? 22),
    }
    return text
      .replace(/^~(?=\/|\\|$)/, () => this.asker.home)
      .replace(/%(.)/g, (whole, token: string) => tokens[token] ?? whole)
  }
}
