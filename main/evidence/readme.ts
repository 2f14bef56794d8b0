/** What the README of a bundle says: what is in it, and how to check it without Tokenferry. */
export function readme(fingerprint: string, rehearsal: boolean): string {
  return `${rehearsal ? 'REHEARSAL. No real device was touched; this is evidence of an exercise.\n\n' : ''}Evidence of a FortiToken migration
==================================

report.html        the report, for any browser; report.pdf is the same on paper,
report.json        and report.json the same as data
*.csv              its tables, for a spreadsheet (UTF-8)
dates.ics          the dates that matter, for any calendar
journal.jsonl      every reading and every decision, each record chained to the one before
transcript.log     everything that was typed and printed on the FortiGate, secrets masked
backups.sha256     the sums of the backups of the configuration; they contain password
                   hashes and therefore lie elsewhere
signer.pem         the public key of the computer that wrote this
SHA256SUMS         the SHA-256 sum of each of these files
SHA256SUMS.sig     the signature over SHA256SUMS (ed25519)

How to check it
---------------

With Tokenferry:

    tokenferry verify FOLDER

Without it, in this folder, first that no file was changed:

    sha256sum -c SHA256SUMS

then that the list of sums is the one that was signed (OpenSSL 3):

    openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig

Whoever can write to this folder could sign it anew with a key of their own. So compare the
key: its fingerprint is

    ${fingerprint}

and this prints that of signer.pem:

    openssl pkey -pubin -in signer.pem -outform DER | sha256sum

Keep a printed report, or that fingerprint, somewhere else. All bundles of one computer
and user are signed with the same key.
`
}
