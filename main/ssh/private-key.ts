import ssh2 from 'ssh2'
import { ProblemError } from '../contract/result'

/**
 * Checks that a private key can be used before anything is sent.
 *
 * @throws ProblemError `key-unreadable` or `key-passphrase`.
 */
export function checkPrivateKey(key: string, passphrase: string, file: string): void {
  const parsed = ssh2.utils.parseKey(key, passphrase)
  if (!(parsed instanceof Error)) return
  const needsPassphrase = /passphrase|decrypt|integrity|bad password/i.test(parsed.message)
  throw new ProblemError(
    needsPassphrase
      ? {
          code: 'key-passphrase',
          message:
            passphrase === ''
              ? `The key file ${file} is protected by a passphrase.`
              : `The passphrase does not open the key file ${file}.`,
          hint: 'Type the passphrase of the key.',
        }
      : {
          code: 'key-unreadable',
          message: `${file} is not a private key that can be used.`,
          hint: 'Choose an OpenSSH or PEM private key (ed25519, ECDSA or RSA), not the .pub file.',
          detail: parsed.message,
        },
  )
}
