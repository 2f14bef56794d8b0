import type { ProblemCode } from '../../contract/problems'
import { utcDay } from '../../text/times'
import { ProblemError } from '../../contract/result'
import type { KnownKey, Question } from '../../contract/questions'
import type { OpenSshVerdict } from '../../ssh/openssh-known-hosts'
import type { HostKey } from '../../ssh/target'
import type { HostKeyVerdict } from '../../settings/known-hosts'

/** What host keys are judged by, and who is asked about those that nobody knows. */
export interface HostKeyKnowledge {
  /** The keys that were trusted in this application. */
  readonly own: (key: HostKey) => HostKeyVerdict
  /** The keys that the person's OpenSSH knows. */
  readonly openSsh: (key: HostKey) => OpenSshVerdict
  readonly trust: (key: HostKey) => void
  /** Asks the person; `null` is a refusal. */
  readonly ask: (question: Omit<HostKeyQuestion, 'id'>) => Promise<readonly string[] | null>
  readonly note: (text: string) => void
  readonly isJumpHost: (key: HostKey) => boolean
}

type HostKeyQuestion = Extract<Question, { kind: 'host-key' }>

/**
 * Judges the host keys of one login, and of its repetitions: trusted keys pass, unknown ones are shown, changed ones
 * are shown and can't be accepted, revoked ones are refused.
 */
export class HostKeyJudge {
  /** The fingerprints that were accepted, by host and port. */
  private readonly accepted = new Map<string, string>()
  private readonly knowledge: HostKeyKnowledge

  constructor(knowledge: HostKeyKnowledge) {
    this.knowledge = knowledge
  }

  /** Whether the key is trusted. @throws ProblemError where it never can be. */
  async judge(key: HostKey): Promise<boolean> {
    if (this.accepted.get(placeOf(key)) === key.fingerprint) return true
    const isTrusted = await this.decide(key)
    if (isTrusted) this.accepted.set(placeOf(key), key.fingerprint)
    return isTrusted
  }

  /** Whether it is the very key that was accepted before. Asks nobody. @throws ProblemError where it is not. */
  judgeAgain(key: HostKey): Promise<boolean> {
    if (this.accepted.get(placeOf(key)) === key.fingerprint) return Promise.resolve(true)
    return Promise.reject(
      refused('host-key-changed', key, 'is not the one of a moment ago', this.knowledge.isJumpHost(key)),
    )
  }

  private async decide(key: HostKey): Promise<boolean> {
    const { own, openSsh, ask, note, trust, isJumpHost } = this.knowledge
    const place = placeOf(key)
    const jumpHost = isJumpHost(key)
    const known = own(key)
    const theirs = openSsh(key)
    if (theirs.kind === 'revoked') {
      throw refused('host-key-revoked', key, `is marked as revoked in ${lineOf(theirs)}`, jumpHost)
    }
    if (known.kind === 'trusted') return true
    if (known.kind === 'unknown' && theirs.kind === 'trusted') {
      note(`The host key of ${place} is known to OpenSSH on this computer, and is trusted as there.`)
      trust(key)
      return true
    }
    const before = knownBefore(known, theirs)
    const answer = await ask({
      kind: 'host-key',
      host: key.host,
      port: key.port,
      jumpHost,
      keyType: key.type,
      fingerprint: key.fingerprint,
      known: before,
    })
    if (before)
      throw refused('host-key-changed', key, `is not the one that was trusted ${whence(before)}`, jumpHost)
    if (answer === null) return false
    trust(key)
    return true
  }
}

function knownBefore(own: HostKeyVerdict, theirs: OpenSshVerdict): KnownKey | null {
  if (own.kind === 'changed') return { fingerprint: own.fingerprint, since: own.since, file: null }
  if (theirs.kind === 'changed') return { fingerprint: theirs.fingerprint, since: null, file: lineOf(theirs) }
  return null
}

function lineOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${String(line)}`
}

function placeOf({ host, port }: HostKey): string {
  return `${host} port ${String(port)}`
}

function whence({ since, file }: KnownKey): string {
  if (file !== null) return `according to ${file}`
  return since === null ? 'before' : `on ${utcDay(since)}`
}

function refused(code: ProblemCode, key: HostKey, what: string, jumpHost: boolean): ProblemError {
  return new ProblemError({
    code,
    message: `The host key of ${jumpHost ? 'the jump host ' : ''}${placeOf(key)} ${what}, so nothing was sent.`,
    hint: `Ask whoever runs ${jumpHost ? 'that host' : 'the device'} why. Somebody may stand between you and it.`,
  })
}
