/** What stands in place of a secret. */
export const maskText = '••••••'

/** A quick look that spares most lines the long ones. */
const mayHoldSecret =
  /[:=>：＝${/]|\s-|[Ee][Xx][Ee][Cc]|[Dd][Ii][Aa][Gg]|[Nn][Ee][Tt]\s|[Ss][Ee][Cc][Uu][Rr][Ee][Ss][Tt]|ENC|SH2|AK1|PB2|AKIA|AIza|ya29|SG\.|hvs\.|eyJ|xox|gh[a-z]_|github_|npm_|dop_|glpat|[spr]k[-_]|[Pp][Aa][Ss][Ss]|[Kk][Ee][Nn][Nn]|[Pp][Ww]|[Pp][SsIi][KkNn]|[Ss][Ee][Cc][Rr]|[Ss][Ee][Ee][Dd]|[Cc][Oo][Dd][Ee]\s|[Rr][Ee][Gg][-_ ]?[Ii][Dd]|[Cc][Oo][Mm][Mm][Uu]|[Bb][Ee][Aa][Rr]|[Bb]asic|[Kk][Ee][Yy]\s/

/** How values without a blank look that are a secret by their form. */
const mayBeSecretWord =
  /SH2|AK1|PB2|AKIA|AIza|ya29|SG\.|hvs\.|eyJ|xox|gh[a-z]_|github_|npm_|dop_|glpat|[spr]k[-_]/

/** Whether a word of letters, digits, `.`, `@`, `_` and `-` is certainly no secret by its form. */
export function isPlainWord(word: string): boolean {
  return !mayBeSecretWord.test(word)
}

/** Encrypted with a key that is published, unless `private-data-encryption` is on. */
const encrypted = /\bENC([\s=:]+)[^\s"']+/g
/** Hashes of FortiOS without `ENC`, of crypt(3) and of directories. */
const hash =
  /(?<![\w+/])(?:SH2|AK1|PB2)[\w+/]{12,}={0,2}|\$(?:\d[abxy]?|y|apr1|sha1|argon2\w*|pbkdf2[\w-]*|scrypt)\$[^\s"']+|\{(?:S?SHA|S?MD5|CRYPT|PBKDF2)[\w-]{0,16}\}[^\s"']+/g
/** Keys of services that are told by how they begin: JSON web tokens, AWS, Google, Slack, GitHub, GitLab, and others. */
const serviceKey =
  /\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}|\bAKIA[0-9A-Z]{12,}|(?<=\b[Bb]earer\s)[^\s"']{6,}|\bAIza[\w-]{20,}|\b(?:ya29|SG|hvs)\.[\w.-]{16,}|\b(?:xox[a-z]|gh[a-z]|glpat|github_pat|npm|dop_v1|[spr]k)[-_][\w-]{16,}/g
/** What follows the scheme of an address. */
const address = /(?<=:\/\/)[^\s"'<>\\]+/g
/** An address without one: a host, and a path that is long enough for a token. */
const bareAddress = /\b([\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/)[^\s"'<>\\]{12,}/g
/** What stands before the host without a scheme: `user:…@host`. An address of mail has a word and a colon before it, too. */
const account = /(?<![\w.:-])(?!(?:e-?)?mail(?:to)?:)([\w.-]{1,64}:)[^\s"'@/:]{4,64}(?=@[\w-])/gi
/** What a command is given: `curl -u user:…`, `--password …`, `-H "X-Key: …"`, `sshpass -p …`, `snmpwalk -c …`, `plink -pw …`. */
const argument =
  /((?<=\s)(?:(?:-u|-pw|--?(?:(?:http-|ftp-|proxy-)?(?:user|pass(?:word|wd)?)|token|secret|key))[\s=]{1,8}|-H\s{0,8}\\?["']?[\w-]{1,64}:\s{0,8})|\b(?:sshpass|psexec\w{0,8}|mysql\w{0,8})\s(?:[^|;"']{0,80}\s)?-p\s{0,8}|\bsnmp\w{1,16}\s(?:[^|;"']{0,80}\s)?-c\s{0,8})(?:\\?"[^"]*"?|'[^']*'?|[^\s"']+)/gi
/** The password behind the name of who logs in: `exec ssh kim:…@192.0.2.1`. */
const login =
  /(\b(?:ssh|sftp|scp|telnet)6?\s(?:[^|;"']{0,80}\s)?[^\s"'@:/%,]{1,64}[:/%,])[^\s"']{1,256}(?=@[\w[])/gi
/** `password=…`, `Authorization: …`, `"token": "…"`: what stands behind it on its line is taken for the secret. */
const named =
  /(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|contraseña|mot de passe|senha|hasło|пароль|密码|密碼|パスワード|secret|psk|authorization|cookie|(?<![a-z])(?:pass|pwd?|mdp|pin|(?:api|access|auth|client|master|refresh|session|shared)?(?:key|token)|community|seed|(?:activation|reg)[-_ ]?(?:code|id)))\d{0,3}[\\"']{0,4}\s{0,20}(?:[:=：＝]|[-=]?>)\s{0,20}(?=\S)/i
/** Commands that are given a password as their last words; how many of those before stay. */
const command =
  /(\bexec(?:ute)?\s+(?:backup|restore)(?:\s+[^\s"']+){3}|\bdiag(?:nose)?\s+test\s+authserver(?:\s+[^\s"']+){2}|\bexec(?:ute)?\s+(?:ssh|telnet)6?\s+\S+(?:\s+\d{1,5}(?=\s))?(?!\s+\d{1,5}\s*$)|\bsecurestring(?:\s+-string)?)\s+(?=\S)/i
/** `net use \\host\share …`, `net user kim …`: the password is a word among the options. */
const netCommand =
  /\bnet(?:\.exe)?\s+(?:use\s+(?:(?:[a-z]:|\*|lpt\d:?)\s+)?\\{0,2}["']?[\\/]{2,8}[^\s"']+\\{0,2}["']?|user\s+[^\s/]+)(?=\s)/i
const netOption =
  /^\/(?:user|u|persistent|p|delete|d|add|savecred|smartcard|home|domain|active|expires|passwordchg|passwordreq|y|n)(?::[^\s%]*)?$/i
/** The same without a sign in between, if it looks like one: `psk Summer2026`, `the password is "Summer2026"`. */
const unsigned =
  /((?<![a-z])(?:password|passwd|passphrase|passcode|passwort|kennwort|pwd?|psk|pin|seed|secret|(?:ro|rw)?community|basic|(?:api|access|auth|shared)?key|activation[-_ ]?code|reg[-_ ]?id)\s{1,20}(?:(?:is|was|string|of|lautet|ist)\s{1,20}){0,2}\\?["']?)((?=\S*\d)(?=\S*[a-z])[^\s"']{6,})/gi

/** A line without what looks like a secret by its form, whatever it stands in. */
export function maskValues(line: string): string {
  if (!mayHoldSecret.test(line)) return line
  const masked = line
    .replaceAll(encrypted, `ENC$1${maskText}`)
    .replaceAll(hash, maskText)
    .replaceAll(serviceKey, maskText)
    .replaceAll(address, maskAddress)
    .replaceAll(bareAddress, `$1${maskText}`)
    .replaceAll(account, `$1${maskText}`)
    .replaceAll(argument, `$1${maskText}`)
    .replaceAll(login, `$1${maskText}`)
    .replaceAll(unsigned, `$1${maskText}`)
  const shown = maskNetCommand(masked)
  const ends = [named, command].flatMap((pattern) => {
    const found = pattern.exec(shown)
    return found === null ? [] : [found.index + found[0].length]
  })
  return ends.length === 0 ? shown : maskBehind(shown, Math.min(...ends))
}

function maskNetCommand(line: string): string {
  const found = netCommand.exec(line)
  if (found === null) return line
  const at = found.index + found[0].length
  const words = line.slice(at).replaceAll(/\S+/g, (word) => (netOption.test(word) ? word : maskText))
  const last = line.at(-1) ?? ''
  return `${line.slice(0, at)}${words}${/["']/.test(last) && !words.endsWith(last) ? last : ''}`
}

/** A line without what stands behind this place, but for a quote at its end. */
function maskBehind(line: string, at: number): string {
  const last = line.at(-1) ?? ''
  return `${line.slice(0, at)}${maskText}${line.length > at + 1 && /["']/.test(last) ? last : ''}`
}

/** An address is its host: who logs in stands before an `@`, and the token of a webhook anywhere behind. */
function maskAddress(text: string): string {
  const at = text.lastIndexOf('@')
  const place = text.slice(at + 1)
  const host = /^[^/?#]*/.exec(place)?.[0] ?? ''
  const behind = place.slice(host.length)
  return `${at < 0 ? '' : `${maskText}@`}${host}${behind.length > 1 ? `/${maskText}` : behind}`
}
