/** Names within a bundle that everybody who checks it has to know. */
export const bundleNames = {
  manifest: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
  publicKey: 'signer.pem',
  readme: 'README.txt',
  journal: 'journal.jsonl',
  transcript: 'transcript.log',
  backups: 'backups.sha256',
} as const

/** The name of what a person pasted at one time. */
export function pastedName(file: string): string {
  return `pasted-${file}`
}

export function isPasted(name: string): boolean {
  return name.startsWith('pasted-')
}
