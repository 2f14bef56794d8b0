import type { CallArgument } from '../../contract/calls'
import { ProblemError } from '../../contract/result'
import { readWithin } from '../../files/open-file'
import type { Credentials } from '../../ssh/target'
import type { OpenSsh } from './open-ssh'

type Typed = CallArgument<'connect'>['authentication']

/** Bytes that a private key may have. */
const largestKey = 1024 ** 2

/** Where credentials come from that were not typed. */
export interface CredentialSources {
  readonly rehearsalPassword: string | null
  readonly openSsh: Pick<OpenSsh, 'agent'>
}

/**
 * Makes credentials out of what was typed. They live in memory only.
 *
 * @throws ProblemError if the key file or the agent can't be used.
 */
export async function readCredentials(
  typed: Typed,
  { rehearsalPassword, openSsh }: CredentialSources,
): Promise<Credentials> {
  switch (typed.method) {
    case 'password':
      return { method: 'password', password: typed.password }
    case 'key':
      return readKey(typed.keyFile, typed.passphrase)
    case 'agent': {
      const socket = await openSsh.agent()
      if (socket !== null) return { method: 'agent', socket }
      throw new ProblemError({
        code: 'no-agent',
        message: 'No SSH agent is running for this application.',
        hint: 'Start one and open Tokenferry from the same session, or log in with a key file or a password.',
      })
    }
    case 'rehearsal':
      if (rehearsalPassword !== null) return { method: 'password', password: rehearsalPassword }
      throw new ProblemError({
        code: 'no-rehearsal',
        message: 'A real FortiGate needs a password, a key or an SSH agent.',
        hint: 'Choose how to log in.',
      })
  }
}

async function readKey(file: string, passphrase: string): Promise<Credentials> {
  const bytes = await readWithin(file, largestKey).catch((error: unknown) => {
    throw ProblemError.because(error, {
      code: 'key-unreadable',
      message: `The key file ${file} can’t be read.`,
      hint: 'Check that it is there and that you may read it.',
    })
  })
  const key = bytes.toString('utf8')
  const { checkPrivateKey } = await import('../../ssh/private-key')
  checkPrivateKey(key, passphrase, file)
  return { method: 'key', key, passphrase }
}
