import { jumpSpec, portOf, type JumpSpec } from './jump-spec'
import type { ConfigFile } from './ssh-config-file'
import { SshConfigValues, type Asker } from './ssh-config-values'

export type { ConfigFile } from './ssh-config-file'
export type { Asker } from './ssh-config-values'

/** The names that stand alone in a `Host` line, to suggest; in the order of the files, each once. */
export function hostAliases(files: readonly ConfigFile[]): readonly string[] {
  const names = files.flatMap(({ sections }) =>
    sections.flatMap((section) => [
      ...(section.kind === 'host' ? section.words.filter((word) => !/[*?!]/.test(word)) : []),
      ...section.directives.flatMap(({ included = [] }) => hostAliases(included)),
    ]),
  )
  return [...new Set(names)]
}

/** Where a name leads. */
export interface ConfiguredHost {
  /** The name that was asked for. */
  readonly alias: string
  readonly host: string
  readonly port: number
  /** `null` if the files say none. */
  readonly user: string | null
  /** Paths, in the order in which OpenSSH would offer them. */
  readonly identityFiles: readonly string[]
  /** Path of an agent's socket, `none`, or `null` if the files say nothing of it. */
  readonly identityAgent: string | null
  /** The name under which the host key is known, if it is not the host. */
  readonly hostKeyAlias: string | null
}

/** Where a name leads, and by way of which hosts. */
export interface ResolvedHost extends ConfiguredHost {
  /** In order from here. */
  readonly proxyJump: readonly ConfiguredHost[]
  /** What the files say for this name and is not done, each in a sentence. */
  readonly ignored: readonly string[]
}

/** How many jump hosts may lead to each other. */
const mostJumps = 8

/**
 * What some files of OpenSSH's client configuration say for a name (ssh_config(5)): of each keyword the first value
 * that applies. Nothing that is written there is ever run.
 *
 * @param files in the order in which OpenSSH reads them.
 */
export function resolveSshHost(files: readonly ConfigFile[], name: string, asker: Asker): ResolvedHost {
  const { host, jump, ignored } = lookUp(files, { host: name, port: null, user: null }, asker)
  const notes = [...ignored]
  const proxyJump = wayTo(jump, [name], {
    lookUp: (spec) => lookUp(files, spec, asker),
    note: (text) => notes.push(text),
  })
  return { ...host, proxyJump, ignored: [...new Set(notes)] }
}

/** What the files say for one host; `jump` is the value of its `ProxyJump`. */
interface LookedUp {
  readonly host: ConfiguredHost
  readonly jump: string | null
  readonly ignored: readonly string[]
}

function lookUp(files: readonly ConfigFile[], spec: JumpSpec, asker: Asker): LookedUp {
  const found = new SshConfigValues(spec, asker)
  for (const file of files) found.read(file)
  const host = found.expanded(found.first('hostname') ?? '%h', spec.host)
  const user = spec.user ?? found.first('user')
  const port = spec.port ?? portOf(found.first('port')) ?? 22
  const expand = (text: string) => found.expanded(text, host, { port, user })
  const agent = found.first('identityagent')
  const isVariable = agent?.startsWith('$') === true && agent !== '$SSH_AUTH_SOCK'
  const isUsualAgent = agent === null || /^\$?SSH_AUTH_SOCK$/.test(agent) || isVariable
  return {
    host: {
      alias: spec.host,
      host,
      port,
      user,
      identityFiles: found
        .all('identityfile')
        .filter((file) => file.toLowerCase() !== 'none')
        .map(expand),
      identityAgent: isUsualAgent ? null : expand(agent),
      hostKeyAlias: found.first('hostkeyalias'),
    },
    jump: found.first('proxyjump'),
    ignored: [...found.ignored, ...(isVariable ? [`IdentityAgent ${agent} is not looked up.`] : [])],
  }
}

/**
 * The hosts that a `ProxyJump` leads over. As in OpenSSH, each is looked up itself, and the first may lie behind others.
 *
 * @param passed the names that led here.
 */
function wayTo(
  jump: string | null,
  passed: readonly string[],
  { lookUp, note }: { readonly lookUp: (spec: JumpSpec) => LookedUp; readonly note: (text: string) => void },
): readonly ConfiguredHost[] {
  if (jump === null || jump.toLowerCase() === 'none') return []
  const specs = jump.split(',').map(jumpSpec)
  if (specs.includes(null)) note(`ProxyJump "${jump}" can’t be read.`)
  const way = specs.flatMap((spec, at) => {
    if (!spec) return []
    if (passed.includes(spec.host)) {
      note(`ProxyJump leads back to ${spec.host} and is left out there.`)
      return []
    }
    const { host, jump: before, ignored } = lookUp(spec)
    for (const text of ignored) note(`${spec.host}: ${text}`)
    return [...(at === 0 ? wayTo(before, [...passed, spec.host], { lookUp, note }) : []), host]
  })
  if (way.length <= mostJumps) return way
  note(`More than ${mostJumps} jump hosts are not followed.`)
  return way.slice(-mostJumps)
}
