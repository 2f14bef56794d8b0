import { openAfter, type OpenValue } from './open-value'

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
  'ppk-secret',
  'secret',
  'secondary-secret',
  'tertiary-secret',
  'key',
  'secondary-key',
  'tertiary-key',
  'key-string',
  'auth-pwd',
  'priv-pwd',
  'authpasswd',
  'authentication-key',
  'group-authentication-secret',
  'md5-key',
  'seed',
  'activation-code',
  'reg-id',
  'ssh-public-key1',
  'ssh-public-key2',
  'ssh-public-key3',
  'fortitoken-seed',
  'api-key',
  'access-key',
  'secret-key',
  'wpa-passphrase',
  'sae-password',
  'logon-password',
  'sso-password',
  'scep-password',
  'proxy-password',
  'client-secret',
])

/** The attribute of a statement that stands at the start of its line, as nearly all do. */
const attributeOf = /^\s*(?:set|append)\s+"?([\w+-]{1,64})"?\s/
/** `set password …`, also behind a prompt: the attribute and its value. */
const assignment = /^(\s*(?:[^\s#$][^#$]{0,200} ?[#$] ?)?(?:set|append)\s+)("?[\w+-]{1,64}"?)(\s+)(.*)$/
const encrypted = /\bENC\s+\S+/g
const headerKey = /^(\s*#private-encryption-key=).*$/
const beginKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/
const endKey = /-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/

/** Whether what is set is a secret: by the name of the option, or because it is encrypted (`set passwd ENC …`). */
export function isSecretOption(option: string, value: string | undefined): boolean {
  return value === 'ENC' || secretAttributes.has(option)
}

/** What stands in place of a secret. */
export const maskText = '••••••'

/**
 * Masks the secrets of device text, line by line, in the order of the text: a private key or a secret that goes
 * over several lines is remembered from one line to the next.
 */
export class SecretMasker {
  private inPrivateKey = false
  private open: OpenValue = null

  /** The line without its secrets. `line` carries no line ending. */
  mask(line: string): string {
    if (this.open !== null) {
      this.open = openAfter(line, this.open)
      return maskText
    }
    const parts = !this.inPrivateKey && mayAssignSecret(line) ? assignment.exec(line) : null
    if (parts) {
      const [, before = '', attribute = '', space = '', value = ''] = parts
      if (secretAttributes.has(attribute.replaceAll('"', ''))) {
        this.open = openAfter(value, null)
        return `${before}${attribute}${space}${maskText}`
      }
    }
    return this.maskKeys(line)
  }

  /** Whatever stands between the first line of a private key and its last. */
  private maskKeys(line: string): string {
    if (!this.inPrivateKey && !line.includes('-----')) return maskValues(line)
    let rest = line
    let kept = ''
    for (;;) {
      const mark = (this.inPrivateKey ? endKey : beginKey).exec(rest)
      if (!this.inPrivateKey) kept += maskValues(mark ? rest.slice(0, mark.index) : rest)
      if (!mark) return this.inPrivateKey && kept === '' ? maskText : kept
      if (!this.inPrivateKey) kept += maskText
      else if (kept === '') kept = maskText
      this.inPrivateKey = !this.inPrivateKey
      rest = rest.slice(mark.index + mark[0].length)
    }
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

/** A quick look that spares most lines the long one. */
function mayAssignSecret(line: string): boolean {
  const attribute = attributeOf.exec(line)?.[1]
  return attribute === undefined ? /[#$]/.test(line) : secretAttributes.has(attribute)
}

function maskValues(text: string): string {
  if (!text.includes('ENC') && !text.includes('#')) return text
  return text.replace(headerKey, `$1${maskText}`).replace(encrypted, `ENC ${maskText}`)
}
