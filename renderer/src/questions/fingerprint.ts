/** How a pasted text compares with the fingerprint of a host key. */
export type FingerprintMatch = 'nothing' | 'same' | 'different' | 'other-kind'

/**
 * Compares what someone pasted from the console with an OpenSSH fingerprint (`SHA256:` and 43 characters of
 * base64). The pasted text may be a whole line of `ssh-keygen -l` (size, fingerprint, comment, type), may lack
 * the prefix and may carry padding. A text that holds no SHA-256 fingerprint (an MD5 one, say) can't be compared.
 */
export function compareFingerprint(fingerprint: string, pasted: string): FingerprintMatch {
  if (pasted.trim() === '') return 'nothing'
  const found = digestIn(pasted)
  if (found === null) return 'other-kind'
  return found === digestIn(fingerprint) ? 'same' : 'different'
}

function digestIn(text: string): string | null {
  const labelled = /SHA256:([A-Za-z0-9+/]{43})=?(?![A-Za-z0-9+/])/i.exec(text)
  if (labelled !== null) return labelled[1] ?? null
  const bare = /(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43})=?(?![A-Za-z0-9+/=])/.exec(text)
  return bare?.[1] ?? null
}
