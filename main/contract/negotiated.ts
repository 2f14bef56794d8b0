/** The algorithms that the two ends of an SSH connection agreed on, by the names that SSH gives them. */
export interface Negotiated {
  /** Key exchange: `curve25519-sha256` … */
  readonly kex: string
  /** How the host signed: `ssh-ed25519`, `rsa-sha2-512` … */
  readonly hostKey: string
  /** What was sent to it was encrypted with: `aes256-gcm@openssh.com` … */
  readonly cipher: string
  /** `hmac-sha2-256` …; `null` if the cipher authenticates what it encrypts. */
  readonly mac: string | null
  /** Absent if nothing is compressed. */
  readonly compression?: string
}
