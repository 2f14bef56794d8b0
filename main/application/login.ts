import { readFile } from 'node:fs/promises'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { Patience } from '../device/fortigate'
import type { Login, LoginObserver } from '../migration/procedure'
import type { Transcript } from '../ssh/transcript'
import type { Credentials, HostKey, Target } from '../ssh/target'
import type { HostKeyVerdict, KnownHosts } from '../store/known-hosts'
import type { Questions } from './questions'

/** What a login needs besides what was typed. */
export interface LoginContext {
  readonly questions: Questions
  readonly transcript: Transcript
  /** `null` in a rehearsal: its host key is judged, and forgotten with it. */
  readonly knownHosts: KnownHosts | null
  /** Runs what writes to the settings, and says so where that fails. */
  readonly remember: (write: () => void) => void
  readonly rehearsalPassword: string | null
  readonly now: () => Date
}

/**
 * Makes a login out of what was typed. The credentials stay in the closure, in memory, for as long as the run is
 * open, so that a second login and a reconnect need not ask again.
 *
 * @throws ProblemError where the key file can't be used.
 */
export async function prepareLogin(typed: CallArgument<'connect'>, context: LoginContext): Promise<Login> {
  const host = typed.host.trim().replace(/^\[(.+)\]$/, '$1') // an IPv6 address as it stands in a URL
  const target: Target = { host, port: typed.port, user: typed.user.trim() }
  if (target.host === '' || target.user === '') {
    throw new ProblemError({
      code: 'incomplete',
      message: target.host === '' ? 'The address of the FortiGate is missing.' : 'The user name is missing.',
      hint: 'Fill it in, then connect.',
    })
  }
  const credentials = await readCredentials(typed.authentication, context)
  const judged = new Set<string>()
  return {
    ...target,
    open: async (observer: LoginObserver, signal?: AbortSignal) => {
      // SSH is loaded when it is first needed: the first screen need not wait for it.
      const { devicePatience, openFortiGate } = await import('../device/fortigate')
      context.transcript.note(`Connecting to ${target.host} port ${String(target.port)} as ${target.user}`)
      const opening = openFortiGate(
        target,
        credentials,
        {
          trustHostKey: (key) => trustHostKey(key, context, judged),
          answerPrompts: async (prompts) => context.questions.ask({ kind: 'device-prompts', ...prompts }),
          acceptBanner: async (text) =>
            (await context.questions.ask({ kind: 'post-login-banner', text })) !== null,
        },
        {
          sent: context.transcript.sent,
          received: context.transcript.received,
          commandDone: observer.commandDone,
          ended: (problem) => {
            context.transcript.note(problem ? problem.message : 'Disconnected')
            observer.ended(problem)
          },
        },
        {
          knownTypes: ({ host, port }) => context.knownHosts?.typesOf(host, port) ?? [],
          signal,
          patience: context.rehearsalPassword === null ? devicePatience : twinPatience,
        },
      )
      // Where it failed meanwhile, nobody waits for the answer any more.
      return opening.finally(() => {
        context.questions.refuseAll()
      })
    },
  }
}

async function readCredentials(
  typed: CallArgument<'connect'>['authentication'],
  context: LoginContext,
): Promise<Credentials> {
  switch (typed.method) {
    case 'password':
      return { method: 'password', password: typed.password }
    case 'key': {
      const key = await readFile(typed.keyFile, 'utf8').catch((error: unknown) => {
        throw new ProblemError({
          code: 'key-unreadable',
          message: `The key file ${typed.keyFile} can’t be read.`,
          hint: 'Check that it is there and that you may read it.',
          detail: (error as Error).message,
        })
      })
      const { checkPrivateKey } = await import('../ssh/private-key')
      checkPrivateKey(key, typed.passphrase, typed.keyFile)
      return { method: 'key', key, passphrase: typed.passphrase }
    }
    case 'rehearsal':
      if (context.rehearsalPassword !== null)
        return { method: 'password', password: context.rehearsalPassword }
      throw new ProblemError({
        code: 'no-rehearsal',
        message: 'A real FortiGate needs a password or a key.',
        hint: 'Choose how to log in.',
      })
  }
}

/** A twin answers within seconds or, in the scenarios where it falls silent, never. */
const twinPatience: Patience = {
  question: { idle: 20_000, overall: 60_000 },
  migration: { idle: 20_000, overall: 300_000 },
}

/** Trusted keys pass, unknown ones are shown, changed ones are shown and can't be accepted. */
async function trustHostKey(key: HostKey, context: LoginContext, judged: Set<string>): Promise<boolean> {
  if (judged.has(key.fingerprint)) return true
  const verdict: HostKeyVerdict = context.knownHosts?.judge(key) ?? { kind: 'unknown' }
  if (verdict.kind === 'trusted') return true
  const known = verdict.kind === 'changed' ? { fingerprint: verdict.fingerprint, since: verdict.since } : null
  const answer = await context.questions.ask({
    kind: 'host-key',
    host: key.host,
    port: key.port,
    keyType: key.type,
    fingerprint: key.fingerprint,
    known,
  })
  if (known) throw changedKey(key, known.since)
  if (answer === null) return false
  judged.add(key.fingerprint)
  context.remember(() => {
    context.knownHosts?.trust(key, context.now())
  })
  return true
}

function changedKey({ host, port }: HostKey, since: string): ProblemError {
  return new ProblemError({
    code: 'host-key-changed',
    message: `The host key of ${host} port ${String(port)} is not the one that was trusted on ${since.slice(0, 10)}, so nothing was sent.`,
    hint: 'Ask whoever runs the device why. Somebody may stand between you and it.',
  })
}
