import ssh2 from 'ssh2'
import { ProblemError } from '../contract/result'

/**
 * Checks that a private key can be used before anything is sent.
 *
 * @throws ProblemError `key-unreadable`, `key-public` or `key-passphrase`.
 */
export function checkPrivateKey(key: string, passphrase: string, file: string): void {
  const parsed: unknown = ssh2.utils.parseKey(key, passphrase)
  if (parsed instanceof Error) throw new ProblemError(explain(parsed.message, key, passphrase, file))
  if ([parsed].flat().some((each) => (each as ssh2.ParsedKey).isPrivateKey())) return
  throw new ProblemError({
    code: 'key-public',
    message: `${file} is a public key; to log in, the private one is needed.`,
    hint: 'Choose the file of the same name without ".pub".',
  })
}

function explain(message: string, key: string, passphrase: string, file: string) {
  if (/passphrase|decrypt|integrity|bad password/i.test(message)) {
    return {
      code: 'key-passphrase',
      message:
        passphrase === ''
          ? `The key file ${file} is protected by a passphrase.`
          : `The passphrase does not open the key file ${file}.`,
      hint: 'Type the passphrase of the key.',
    }
  }
  const isPkcs8 = /^-----BEGIN (?:ENCRYPTED )?PRIVATE KEY-----/m.test(key)
  return {
    code: 'key-unreadable',
    message: `${file} is not a private key that can be used.`,
    hint: isPkcs8
      ? 'It is in PKCS #8 format. "ssh-keygen -p -f" turns a copy of it into OpenSSH format.'
      : 'Choose an OpenSSH or PEM private key (ed25519, ECDSA or RSA), not the .pub file.',
    detail: message,
  }
}
