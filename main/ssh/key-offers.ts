import ssh2, {
  type AgentAuthMethod,
  type IdentityCallback,
  type ParsedKey,
  type PublicKeyAuthMethod,
  type SignCallback,
  type SigningRequestOptions,
} from 'ssh2'
import { ProblemError } from '../contract/result'
import { describeAgentKey, identities } from './agent'
import type { HostOnTheWay } from './host-on-the-way'
import { readPrivateKey } from './private-key'
import type { Credentials } from './target'

/** One key, to be offered with one kind of signature. */
interface KeyOffer {
  readonly method: (username: string) => PublicKeyAuthMethod | AgentAuthMethod
  /** Whether the agent was asked to sign, which happens only if the host knows the key. */
  readonly wasSigned: () => boolean
}

/** The keys that are offered, and how many were left out. */
export interface KeyOffers {
  readonly offers: readonly KeyOffer[]
  readonly leftOut: number
}

/**
 * How often a key may be offered. FortiOS locks out after three wrong attempts by default ("admin-lockout-threshold",
 * CLI reference, `config system global`), and has been seen to count a key that it does not take as one
 * (github.com/ytti/oxidized/issues/3235); OpenSSH hangs up after six.
 */
const mostOffers = { device: 2, jump: 5 }

/**
 * The offers that credentials make: one for a key file, several for an agent, each with signatures of SHA-2. An RSA
 * key is offered with SHA-1 as well if old algorithms were asked for: FortiOS 7.0.13 has been seen to know no other
 * (github.com/ytti/oxidized/issues/3235).
 *
 * @throws ProblemError if the key or the agent can't be used.
 */
export async function prepareKeyOffers(
  credentials: Exclude<Credentials, { readonly method: 'password' }>,
  place: HostOnTheWay,
): Promise<KeyOffers> {
  if (credentials.method === 'key') {
    const key = readPrivateKey(credentials.key, credentials.passphrase, 'The key')
    const offers = signaturesFor(key, place).map((signature) => fileOffer(key, signature))
    return { offers, leftOut: 0 }
  }
  const held = await identities(credentials.socket)
  const { fingerprint } = credentials
  const keys = held.filter(
    (key) => fingerprint === undefined || describeAgentKey(key).fingerprint === fingerprint,
  )
  if (keys.length === 0) throw keyNotHeld(fingerprint ?? '')
  const most = place.isJump ? mostOffers.jump : mostOffers.device
  const offered = keys.slice(0, most)
  // First each key with the signature of today.
  const rounds = place.isOld ? [0, 1] : [0]
  const offers = rounds.flatMap((round) =>
    offered.flatMap((key) => {
      const signature = signaturesFor(key, place)[round]
      return signature ? [agentOffer(credentials.socket, key, signature)] : []
    }),
  )
  return { offers: offers.slice(0, most), leftOut: keys.length - offered.length }
}

/** A kind of signature by its name in SSH, and the hash that goes into it; `null` if that is left to ssh2. */
interface Signature {
  readonly algorithm: string
  readonly hash: 'sha256' | null
}

/** RFC 8332 recommends rsa-sha2-256; a host that knows SHA-2 knows that one. */
function signaturesFor(key: ParsedKey, { isOld }: HostOnTheWay): readonly Signature[] {
  if (key.type !== 'ssh-rsa') return [{ algorithm: key.type, hash: null }]
  return [
    { algorithm: 'rsa-sha2-256', hash: 'sha256' },
    ...(isOld ? [{ algorithm: 'ssh-rsa', hash: null }] : []),
  ]
}

function fileOffer(key: ParsedKey, { algorithm, hash }: Signature): KeyOffer {
  const signing = hash ? named(key, algorithm, (data) => key.sign(data, hash)) : key
  return {
    method: (username) => ({ type: 'publickey', username, key: signing }),
    wasSigned: () => false,
  }
}

function agentOffer(socket: string, key: ParsedKey, signature: Signature): KeyOffer {
  const agent = new OneKeyAgent(socket, key, signature)
  return { method: (username) => ({ type: 'agent', username, agent }), wasSigned: () => agent.wasSigned }
}

/**
 * A key under the name of the signature that it is to make. Left alone, ssh2 signs RSA with SHA-1 wherever the server
 * does not list what it accepts.
 */
function named(key: ParsedKey, type: string, sign: (data: Buffer) => Buffer): ParsedKey {
  return Object.create(key, { type: { value: type }, sign: { value: sign } }) as ParsedKey
}

/**
 * An agent as if it held one key: ssh2 offers all keys of an agent without a pause, even if the host has accepted
 * one and wants something else besides.
 */
class OneKeyAgent extends ssh2.BaseAgent<ParsedKey> {
  wasSigned = false
  private readonly agent: InstanceType<typeof ssh2.OpenSSHAgent>
  private readonly key: ParsedKey
  private readonly signature: Signature

  constructor(socket: string, key: ParsedKey, signature: Signature) {
    super()
    this.agent = new ssh2.OpenSSHAgent(socket)
    this.key = key
    this.signature = signature
  }

  override getIdentities(done: IdentityCallback<ParsedKey>): void {
    const { algorithm, hash } = this.signature
    done(undefined, [hash ? named(this.key, algorithm, () => Buffer.alloc(0)) : this.key])
  }

  override sign(
    _key: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    done?: SignCallback,
  ): void {
    this.wasSigned = true
    const { hash } = this.signature
    const [asked, answer] = typeof options === 'function' ? [{}, options] : [options, done]
    this.agent.sign(this.key, data, hash ? { hash } : asked, answer)
  }
}

function keyNotHeld(fingerprint: string): ProblemError {
  return new ProblemError({
    code: 'agent-empty',
    message: `The SSH agent no longer holds the key ${fingerprint}, so nothing was sent.`,
    hint: 'Add it again with "ssh-add", or choose another key.',
  })
}
