/**
 * What the README of a bundle says: what is in it, and how to check it without Tokenferry. It does not say the root
 * hash: that covers it.
 */
export function readme(fingerprint: string, rehearsal: boolean, isPasted: boolean): string {
  return `${rehearsal ? 'REHEARSAL. No real device was touched; this is evidence of an exercise.\n\n' : ''}Evidence of a FortiToken migration
==================================

report.html        the report, for any browser; report.pdf is the same on paper,
report.json        and report.json the same as data
commands.html      every command, with the FortiGate’s answer
plan.html          if a plan was saved before: that plan; plan.json is the same as data;
                   the report says how the run differed from it
*.csv              its tables, for a spreadsheet (UTF-8)
dates.ics          the maintenance window and the dates that matter, for any calendar
text-*.txt         the messages to people that were edited, copied or saved
journal.jsonl      every reading and every decision, each record chained to the one before
transcript.log     everything typed and printed on the FortiGate, with secrets masked
${isPasted ? 'pasted-*.txt       what a person pasted, as it came, with secrets masked\n' : ''}backups.sha256     the sums of the backups of the configuration; they contain password
                   hashes and are therefore kept elsewhere
signer.pem         the public key of the computer that wrote this
SHA256SUMS         the SHA-256 sum of each of these files
SHA256SUMS.sig     the signature over SHA256SUMS (ed25519)

How to check it
---------------

With Tokenferry:

    tokenferry verify FOLDER

Without it, in this folder, check first that no file was changed:

    sha256sum -c SHA256SUMS

or on Windows, in PowerShell, which prints only what was changed:

    Get-Content SHA256SUMS | ForEach-Object {
      $sum, $name = $_ -split '  ', 2
      if ((Get-FileHash $name -Algorithm SHA256).Hash -ne $sum) { "$name was changed" }
    }

then check that the list of sums is the one that was signed (OpenSSL 3; on Windows it comes with
Git, for example):

    openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig

Anyone who can write to this folder could sign it again with a key of their own, and the key of
this computer is stored on it. So compare what was noted elsewhere when this was written.

The hash on page 1 of the report, if it is in your change record:

    tokenferry verify FOLDER --hash HASH

or without Tokenferry, which prints that hash:

    grep -vE '^[0-9a-f]{64}  report\\.(html|pdf)$' SHA256SUMS | sha256sum

It covers everything here except report.html and report.pdf, which show it; report.json holds
all that they say.

The fingerprint of the key, which is

    ${fingerprint}

and this prints that of signer.pem:

    openssl pkey -pubin -in signer.pem -outform DER | sha256sum

or on Windows, in PowerShell:

    openssl pkey -pubin -in signer.pem -outform DER -out "$env:TEMP\\signer.der"
    Get-FileHash "$env:TEMP\\signer.der" -Algorithm SHA256

The bundles of one computer
and user are signed with the same key, unless Tokenferry said that it could not use it.
`
}
