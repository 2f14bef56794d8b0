/**
 * Attributes whose value is a secret wherever they stand. `ENC` values count too: FortiOS encrypts them with a
 * key that is published unless `private-data-encryption` is on.
 */
const secretAttributes = new Set([
  'password',
  'passwd',
  'passphrase',
  'private-key',
  'psksecret',
  'secret',
  'secondary-secret',
  'tertiary-secret',
  'key',
  'auth-pwd',
  'priv-pwd',
  'seed',
  'activation-code',
  'reg-id',
  'ssh-public-key1',
  'ssh-public-key2',
  'ssh-public-key3',
  'fortitoken-seed',
  'api-key',
  'wpa-passphrase',
  'client-secret',
])

const assignment = /^(\s*(?:[^\s#$]{1,100} [#$] )?(?:set|append)\s+)("?[\w+-]{1,64}"?)(\s+)(.*)$/
const encrypted = /\bENC \S+/g
const headerKey = /^(#private-encryption-key=).*$/
const beginKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----/
const endKey = /-----END [A-Z ]*PRIVATE KEY-----/

/** What stands in place of a secret. */
export const maskText = '••••••'

/**
 * Masks the secrets of device text, line by line, in the order of the text: a private key or a quoted secret
 * that goes over several lines is remembered from one line to the next.
 */
export class SecretMasker {
  private inPrivateKey = false
  private openQuote = false

  /** The line without its secrets. `line` carries no line ending. */
  mask(line: string): string {
    if (this.inPrivateKey) {
      if (endKey.test(line)) this.inPrivateKey = false
      return maskText
    }
    if (this.openQuote) {
      if (closesQuote(line)) this.openQuote = false
      return maskText
    }
    const parts = assignment.exec(line)
    if (parts) {
      const [, verb = '', attribute = '', space = '', value = ''] = parts
      if (secretAttributes.has(attribute.replaceAll('"', ''))) {
        this.openQuote = value.startsWith('"') && !closesQuote(value.slice(1))
        return `${verb}${attribute}${space}${maskText}`
      }
    }
    const key = beginKey.exec(line)
    if (key) {
      this.inPrivateKey = !endKey.test(line)
      return `${line.slice(0, key.index)}${maskText}`
    }
    return line.replace(headerKey, `$1${maskText}`).replace(encrypted, `ENC ${maskText}`)
  }
}

/** The text without its secrets; line endings are kept. */
export function maskSecrets(text: string): string {
  const masker = new SecretMasker()
  return text
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${masker.mask(line.slice(0, -1))}\r` : masker.mask(line)))
    .join('\n')
}

function closesQuote(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return true
  }
  return false
}
