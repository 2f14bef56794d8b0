import type { Question } from '../../contract/questions'
import {
  judgeHostKey,
  nameOfHostKey,
  refusedHostKey,
  refuseHostKey,
  sourceOf,
  type HostKeyRefusal,
  type KeyVerdict,
} from '../../ssh/host-key-judgement'
import type { HostKey } from '../../ssh/target'

/** What host keys are judged by, and who is asked about those that nobody knows. */
export interface HostKeyKnowledge {
  /** The keys that were trusted in this application. */
  readonly own: (key: HostKey) => KeyVerdict
  /** The keys that the person's OpenSSH knows. */
  readonly openSsh: (key: HostKey) => KeyVerdict
  readonly trust: (key: HostKey) => void
  /** Asks the person; `null` is a refusal. */
  readonly ask: (question: Omit<HostKeyQuestion, 'id'>) => Promise<readonly string[] | null>
  readonly note: (text: string) => void
  readonly isJumpHost: (key: HostKey) => boolean
}

type HostKeyQuestion = Extract<Question, { kind: 'host-key' }>

/**
 * Decides with a person about the host keys of one login, and of its repetitions: trusted keys pass, unknown ones are
 * shown, changed ones are shown and can't be accepted, revoked ones are refused.
 */
export class AttendedHostKeys {
  /** The fingerprints that were accepted, by host and port. */
  private readonly accepted = new Map<string, string>()
  private readonly knowledge: HostKeyKnowledge

  constructor(knowledge: HostKeyKnowledge) {
    this.knowledge = knowledge
  }

  /** Whether the key is trusted. @throws ProblemError if it never can be. */
  async trust(key: HostKey): Promise<boolean> {
    if (this.accepted.get(placeOf(key)) === key.fingerprint) return true
    const isTrusted = await this.decide(key)
    if (isTrusted) this.accepted.set(placeOf(key), key.fingerprint)
    return isTrusted
  }

  /** Whether it is the very key that was accepted before. Asks nobody. @throws ProblemError if it is not. */
  trustAgain(key: HostKey): Promise<boolean> {
    if (this.accepted.get(placeOf(key)) === key.fingerprint) return Promise.resolve(true)
    const jumpHost = this.knowledge.isJumpHost(key)
    const why = `The ${nameOfHostKey(key, jumpHost)} is not the one from a moment ago`
    return Promise.reject(refusedHostKey('host-key-changed', key, why, jumpHost))
  }

  private async decide(key: HostKey): Promise<boolean> {
    const { own, openSsh, note, trust, isJumpHost } = this.knowledge
    const known = own(key)
    const judgement = judgeHostKey(key.fingerprint, [known, openSsh(key)])
    switch (judgement.kind) {
      case 'trusted':
        if (known.kind !== 'trusted') {
          note(
            `The host key of ${placeOf(key)} is known to OpenSSH on this computer, so it is trusted here too.`,
          )
          trust(key)
        }
        return true
      case 'new':
        if ((await this.ask(key, null)) === null) return false
        trust(key)
        return true
      case 'changed':
        await this.ask(key, judgement)
        throw refuseHostKey(judgement, key, isJumpHost(key))
      case 'revoked':
        throw refuseHostKey(judgement, key, isJumpHost(key))
      case 'not-pinned':
        return false
    }
  }

  private ask(key: HostKey, changed: Extract<HostKeyRefusal, { kind: 'changed' }> | null) {
    const { host, port, type, fingerprint } = key
    return this.knowledge.ask({
      kind: 'host-key',
      host,
      port,
      jumpHost: this.knowledge.isJumpHost(key),
      keyType: type,
      fingerprint,
      known: changed && {
        fingerprint: changed.fingerprint,
        since: changed.since ?? null,
        file: changed.file === undefined ? null : sourceOf(changed),
      },
    })
  }
}

function placeOf({ host, port }: HostKey): string {
  return `${host} port ${port}`
}
