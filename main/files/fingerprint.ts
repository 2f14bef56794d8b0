/** What tells one file from another. */
export interface Fingerprint {
  /** SHA-256 of the file as it lies on the disk, packed or not: hexadecimal, lower case. */
  readonly sha256: string
  /** Size of the file on the disk. */
  readonly bytes: number
}
