import ssh2, { type ParsedKey } from 'ssh2'
import { ProblemError, type Problem } from '../contract/result'
import { fromPkcs8, isPkcs8 } from './pkcs8'

/**
 * Checks that a private key can be used before anything is sent.
 *
 * @throws ProblemError `key-unreadable`, `key-public` or `key-passphrase`.
 */
export function checkPrivateKey(key: string, passphrase: string, file: string): void {
  readPrivateKey(key, passphrase, file)
}

/**
 * Reads a private key of OpenSSH, PEM, PKCS #8 or PuTTY (version 2, RSA).
 *
 * @param passphrase empty if there is none.
 * @param file as it is named in problems.
 * @throws ProblemError `key-unreadable`, `key-public` or `key-passphrase`.
 */
export function readPrivateKey(key: string, passphrase: string, file: string): ParsedKey {
  let text = key
  if (isPkcs8(key)) {
    const converted = fromPkcs8(key, passphrase)
    if (converted instanceof Error) throw new ProblemError(explain(converted.message, key, passphrase, file))
    text = converted
  }
  const parsed: unknown = ssh2.utils.parseKey(text, passphrase)
  if (parsed instanceof Error) throw new ProblemError(explain(parsed.message, key, passphrase, file))
  const privateKey = ([parsed].flat() as ParsedKey[]).find((each) => each.isPrivateKey())
  if (privateKey) return privateKey
  throw new ProblemError({
    code: 'key-public',
    message: `${file} is a public key; to log in, you need the private key.`,
    hint: 'Choose the file with the same name without ".pub".',
  })
}

function explain(message: string, key: string, passphrase: string, file: string): Problem {
  if (/passphrase|decrypt|integrity|bad password/i.test(message)) {
    return {
      code: 'key-passphrase',
      message:
        passphrase === ''
          ? `The key file ${file} is protected by a passphrase.`
          : `The passphrase doesn’t unlock the key file ${file}.`,
      hint: 'Enter the passphrase of the key.',
    }
  }
  return {
    code: 'key-unreadable',
    message: `${file} is not a usable private key.`,
    hint: key.trimStart().startsWith('PuTTY-User-Key-File')
      ? 'Of PuTTY’s keys, only RSA keys in format version 2 can be read. In PuTTYgen, "Conversions", "Export OpenSSH key" makes a copy that works.'
      : 'Choose an OpenSSH, PEM or PKCS #8 private key (ed25519, ECDSA or RSA), not the .pub file.',
    detail: message,
  }
}
