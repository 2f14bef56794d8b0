import { readFile } from 'node:fs/promises'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { Login, LoginObserver } from '../migration/procedure'
import type { Transcript } from '../ssh/transcript'
import type { Credentials, HostKey, Target } from '../ssh/target'
import type { KnownHosts } from '../store/known-hosts'
import type { Questions } from './questions'

/** What a login needs besides what was typed. */
export interface LoginContext {
  readonly questions: Questions
  readonly transcript: Transcript
  /** `null` in a rehearsal: its host key is judged, and forgotten with it. */
  readonly knownHosts: KnownHosts | null
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
  const target: Target = { host: typed.host.trim(), port: typed.port, user: typed.user.trim() }
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
      const { openFortiGate } = await import('../device/fortigate')
      context.transcript.note(`Connecting to ${target.host} port ${String(target.port)} as ${target.user}`)
      const knownTypes = context.knownHosts?.typesOf(target.host, target.port) ?? []
      return openFortiGate(
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
        knownTypes,
        signal,
      )
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

/** Trusted keys pass, unknown ones are shown, changed ones are shown and can't be accepted. */
async function trustHostKey(key: HostKey, context: LoginContext, judged: Set<string>): Promise<boolean> {
  const verdict = context.knownHosts?.judge(key) ?? {
    kind: judged.has(key.fingerprint) ? 'trusted' : 'unknown',
  }
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
  if (answer === null || known) return false
  judged.add(key.fingerprint)
  context.knownHosts?.trust(key, context.now())
  return true
}
