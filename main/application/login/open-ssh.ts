import { access } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import type { JumpForm, LoginChoices, SshHost } from '../../contract/login'
import type { ProblemCode } from '../../contract/problems'
import { ProblemError } from '../../contract/result'
import type { OpenSshKnownHosts } from '../../ssh/openssh-known-hosts'
import type { ConfigFile, ConfiguredHost, ResolvedHost } from '../../ssh/ssh-config'

/** Where the OpenSSH of a person keeps its things. */
export interface OpenSshPlaces {
  /** `~/.ssh` */
  readonly folder: string
  /** The folder of the whole computer: `/etc/ssh`, or `%PROGRAMDATA%\ssh` on Windows. */
  readonly computer: string
  /** What `SSH_AUTH_SOCK` says. */
  readonly agent: string | undefined
}

/** What the OpenSSH of this person knows and has running. It is read each time that it is asked, and never written. */
export class OpenSsh {
  private readonly places: OpenSshPlaces | undefined

  constructor(places: OpenSshPlaces | undefined) {
    this.places = places
  }

  /** Where the agent listens; `null` if nothing says that there is one. */
  async agent(): Promise<string | null> {
    if (!this.places) return null
    const { agentSocket } = await import('../../ssh/agent')
    return agentSocket({ SSH_AUTH_SOCK: this.places.agent }, process.platform)
  }

  /** The host keys that it knows; `null` if there is no OpenSSH to ask. */
  async knownHosts(): Promise<OpenSshKnownHosts | null> {
    if (!this.places) return null
    const { readOpenSshKnownHosts } = await import('../../ssh/read-known-hosts')
    return readOpenSshKnownHosts(this.places.folder, this.places.computer)
  }

  /** What there is to choose from at a login. */
  async choices(): Promise<Pick<LoginChoices, 'aliases' | 'agent'>> {
    const [{ hostAliases }, config, agent] = await Promise.all([
      import('../../ssh/ssh-config'),
      this.configuration(),
      this.agentChoice(),
    ])
    return { aliases: config ? hostAliases([config]).slice(0, mostAliases) : [], agent }
  }

  /** What `~/.ssh/config` says of a name that stands there; `null` if it does not stand there. */
  async host(alias: string): Promise<SshHost | null> {
    const [{ hostAliases, resolveSshHost }, config, agent] = await Promise.all([
      import('../../ssh/ssh-config'),
      this.configuration(),
      this.agentChoice(),
    ])
    if (!this.places || !config || !hostAliases([config]).includes(alias)) return null
    const asker = { home: dirname(this.places.folder), user: userInfo().username }
    const found = resolveSshHost([config], alias, asker)
    const jumpOf = async (hop: ConfiguredHost): Promise<JumpForm> => {
      const keyFile = await firstThere(hop.identityFiles)
      return {
        host: hop.host,
        port: hop.port,
        // As OpenSSH does if nothing is said.
        user: hop.user ?? asker.user,
        method: keyFile !== '' ? 'key' : agent.reason === '' ? 'agent' : 'password',
        keyFile,
      }
    }
    return {
      alias,
      host: found.host,
      port: found.port,
      user: found.user ?? '',
      keyFile: await firstThere(found.identityFiles),
      jumps: await Promise.all(found.proxyJump.map(jumpOf)),
      notes: notesOn(found),
    }
  }

  private async configuration(): Promise<ConfigFile | null> {
    if (!this.places) return null
    const { readSshConfig } = await import('../../ssh/read-ssh-config')
    return readSshConfig(join(this.places.folder, 'config'), dirname(this.places.folder))
  }

  private async agentChoice(): Promise<LoginChoices['agent']> {
    const socket = await this.agent()
    if (socket === null) return { keys: 0, reason: 'No SSH agent is running for this application.' }
    const { agentKeys } = await import('../../ssh/agent')
    try {
      return { keys: (await agentKeys(socket)).length, reason: '' }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return { keys: 0, reason: reasons[error.problem.code] ?? error.problem.message }
    }
  }
}

/** More than this nobody looks through. */
const mostAliases = 2_000

const reasons: Readonly<Partial<Record<ProblemCode, string>>> = {
  'agent-empty': 'The SSH agent holds no key. Add one with "ssh-add".',
  'agent-unreachable': 'The SSH agent does not answer.',
}

/** What the files say, and is not done, in sentences. */
function notesOn({ ignored, identityAgent, hostKeyAlias }: ResolvedHost): readonly string[] {
  return [
    ...ignored,
    ...(identityAgent === null ? [] : ['IdentityAgent is not followed: the agent of this session is used.']),
    ...(hostKeyAlias === null
      ? []
      : ['HostKeyAlias is not followed: the host key is judged by the address.']),
  ]
}

/** OpenSSH takes what is there; if nothing is, the first is shown, so that the person sees what is missing. */
async function firstThere(files: readonly string[]): Promise<string> {
  for (const file of files) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return files[0] ?? ''
}
