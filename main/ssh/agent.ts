import ssh2, { type ParsedKey } from 'ssh2'
import { ProblemError } from '../contract/result'
import { fingerprintOf } from './host-key'

/** A key that an agent holds. */
export interface AgentKey {
  /** `ssh-ed25519`, `ssh-rsa` … */
  readonly type: string
  /** As it was added with; often the path of its file. */
  readonly comment: string
  /** `SHA256:…`, as "ssh-add -l" prints it. */
  readonly fingerprint: string
}

/** Where the agent of Windows listens, unless told otherwise. */
const windowsPipe = String.raw`\\.\pipe\openssh-ssh-agent`
/** An agent that asks a person to unlock it may take its time. */
const patience = 30_000

/**
 * Where an SSH agent listens: `SSH_AUTH_SOCK`, or the named pipe of OpenSSH on Windows; `null` if nothing says
 * that there is one. Whether it answers is found by `agentKeys`.
 */
export function agentSocket(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | null {
  const said = env.SSH_AUTH_SOCK
  if (said !== undefined && said !== '') return said
  return platform === 'win32' ? windowsPipe : null
}

/**
 * The keys that an agent holds, in its order.
 *
 * @throws ProblemError `agent-unreachable`, or `agent-empty` if it holds none that can be used.
 */
export async function agentKeys(socket: string): Promise<readonly AgentKey[]> {
  return (await identities(socket)).map(describeAgentKey)
}

/** The same, as ssh2 takes them. @throws like `agentKeys`. */
export async function identities(socket: string): Promise<readonly ParsedKey[]> {
  const agent = new ssh2.OpenSSHAgent(socket)
  const keys = await new Promise<readonly ParsedKey[]>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(unreachable(socket, 'It did not answer.'))
    }, patience)
    agent.getIdentities((error, found) => {
      clearTimeout(timer)
      if (error) reject(unreachable(socket, error.message))
      else resolve((found ?? []) as readonly ParsedKey[])
    })
  })
  if (keys.length > 0) return keys
  throw new ProblemError({
    code: 'agent-empty',
    message: 'The SSH agent holds no key, so nothing was sent.',
    hint: 'Add one with "ssh-add", unlock the agent, or choose a key file.',
  })
}

/** A key as it is shown. */
export function describeAgentKey(key: ParsedKey): AgentKey {
  return { type: key.type, comment: key.comment, fingerprint: fingerprintOf(key.getPublicSSH()) }
}

function unreachable(socket: string, detail: string): ProblemError {
  return new ProblemError({
    code: 'agent-unreachable',
    message: `No SSH agent answers at ${socket}, so nothing was sent.`,
    hint: 'Start the agent ("ssh-agent", or the service "OpenSSH Authentication Agent" on Windows), or choose a key file.',
    detail,
  })
}
