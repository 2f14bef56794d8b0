import { licenseName } from '../contract/license-key'
import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import type { PolicyInForce } from '../contract/policy'
import { readMachinePolicy } from '../settings/policy'
import { findingTitles } from '../contract/finding-titles'
import { checkBundle } from '../evidence/check-bundle'
import { signingFingerprint } from '../evidence/signing-key'
import { verifyBackups } from '../evidence/verify-backups'
import { readSavedCloudUsers, type CloudUsers } from '../fortios/output'
import { plural } from '../text/words'
import { readWithin } from '../files/open-file'
import { readBackup } from '../files/read-backup'
import { readListFile } from '../files/read-list'
import { codeOf, exitCodes, MisuseError, rethrowAsMisuse, type Command, type ExitCode } from './command'
import { parseCall } from './parse-call'
import { showAllMarks, showMarksOfJson } from '../text/marks'

/** Bytes that a public key may have. */
const largestKey = 64 * 1024

/**
 * `tokenferry verify`
 *
 * @param policy reads the policy of the organization
 */
export const verifyWith = (policy: () => PolicyInForce): Command => ({
  summary: 'Check whether an evidence bundle is intact, or who came through between two backups',
  help: `tokenferry verify <bundle> [--key FINGERPRINT|FILE] [--hash HASH] [--json]
tokenferry verify --before FILE --after FILE [--cloud FILE] [--json]

The first checks an evidence bundle (the folder "evidence" of a run): the signature, the checksum of every file, and
the chain of the journal. It names what was changed.

It also shows the verdict of the run.

The second compares two backups of one FortiGate, from before and after a migration, without a device: user by
user, token by token, and the rest of the configuration. Backups show neither logins nor the portal. Files from two
devices, from different parts of one, or truncated files are refused; anything else that can’t be compared is listed
first.

  --key FINGERPRINT|FILE  the key that the bundle must be signed with: SHA256:…, or its public key as PEM; without it,
                          the one that your organization’s policy requires, if any
  --hash HASH             the hash on page 1 of its report, from your change record: nobody can make another bundle
                          with the same hash, not even the holder of the key
  --before FILE           a backup from before the migration
  --after FILE            a backup from after it
  --cloud FILE            what "diagnose fortitoken-cloud show users" printed after it
  --json                  everything, as JSON, on standard output
  -h, --help              this text

Exits with 0 if the bundle is intact, or nothing is wrong between two backups; 1 if the bundle was changed, a license
was not fully migrated or something needs attention; 2 if a file can’t be read or the arguments are wrong; 3 on an
internal error.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      key: { type: 'string' },
      hash: { type: 'string' },
      before: { type: 'string' },
      after: { type: 'string' },
      cloud: { type: 'string' },
      json: { type: 'boolean' },
    })
    try {
      if (values.before !== undefined || values.after !== undefined) {
        if (values.before === undefined || values.after === undefined)
          throw new MisuseError('Name both backups: --before FILE --after FILE.')
        if (positionals.length > 0 || values.key !== undefined || values.hash !== undefined)
          throw new MisuseError('Name either a bundle or two backups.')
        return await compare(values.before, values.after, values.cloud ?? null, values.json === true)
      }
      if (values.cloud !== undefined) throw new MisuseError('Use --cloud with --before and --after.')
      const [bundle] = positionals
      if (bundle === undefined || positionals.length > 1)
        throw new MisuseError('Name one bundle, or two backups with --before and --after.')
      const key = await trustedKey(values.key ?? policy().policy.signingKey ?? null)
      const noted = values.hash === undefined ? null : notedHash(values.hash)
      return await check(bundle, key, noted, values.json === true)
    } catch (error) {
      rethrowAsMisuse(error)
    }
  },
})

/** The same on this computer. */
export const verifyCommand = verifyWith(readMachinePolicy)

async function check(
  folder: string,
  key: string | null,
  noted: string | null,
  json: boolean,
): Promise<ExitCode> {
  const { problems, files, fingerprint, rootHash } = await checkBundle(folder, key, noted)
  const intact = problems.length === 0
  const code = intact ? exitCodes.clear : exitCodes.blocked
  if (json) {
    const verdict = intact ? await verdictIn(folder) : null
    const result = { intact, problems, files, fingerprint, rootHash, verdict }
    process.stdout.write(`${showMarksOfJson(JSON.stringify(result, null, 2))}\n`)
    return code
  }
  if (!intact) {
    say(`Not intact: ${plural(problems.length, 'difference')}.`)
    for (const problem of problems) say(`  ${problem}`)
    return code
  }
  say(`Intact: ${plural(files, 'file')}, signed with ${fingerprint ?? ''}.`)
  say(
    `Hash: ${rootHash}${noted === null ? '' : ', as noted; it covers everything except report.html and report.pdf, which show it'}`,
  )
  say(`Verdict: ${await verdictIn(folder)}`)
  if (key === null && noted === null)
    say(
      'Compare the fingerprint or the hash with the one on a printed report, or name it with --key or --hash.',
    )
  return code
}

/** The verdict that the report of a bundle gives; reports of version 1 hold a summary instead. */
async function verdictIn(folder: string): Promise<string> {
  try {
    const report: unknown = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
    const { verdict, summary } = saidSchema.parse(report)
    return verdict?.sentence ?? summary ?? 'not given.'
  } catch {
    return 'the report could not be read.'
  }
}

const saidSchema = z.object({
  verdict: z.object({ sentence: z.string() }).optional().catch(undefined),
  summary: z.string().optional(),
})

function notedHash(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text
  throw new MisuseError(`${text} is not the hash of a bundle, which has 64 digits, 0 to 9 and a to f.`)
}

async function trustedKey(key: string | null): Promise<string | null> {
  if (key === null || /^SHA256:[0-9a-f]{64}$/i.test(key)) return key
  try {
    return signingFingerprint(createPublicKey(await readWithin(key, largestKey)))
  } catch {
    throw new MisuseError(`${key} is neither a fingerprint (SHA256: and 64 digits) nor a public key as PEM.`)
  }
}

async function compare(
  before: string,
  after: string,
  cloud: string | null,
  json: boolean,
): Promise<ExitCode> {
  const [old, now] = await Promise.all([readBackup(before), readBackup(after)])
  const list = cloud === null ? null : await readCloudList(cloud)
  const result = verifyBackups(
    { name: basename(before), text: old.text },
    { name: basename(after), text: now.text },
    list?.users ?? null,
    list?.unrecognised,
  )
  const open = result.rows.filter(
    ({ state }) => state !== 'through' && !(state === 'cloud-unknown' && cloud === null),
  )
  if (json) process.stdout.write(`${showMarksOfJson(JSON.stringify(result, null, 2))}\n`)
  else {
    const { licenses, limits, findings, otherChanges } = result
    for (const limit of limits) say(`Not compared in full: ${limit}`)
    if (licenses.length === 0) say('No license was migrated between these backups.')
    else say(`Licenses: ${licenses.map(licenseName).join(', ')}.`)
    for (const { name, vdom, advice } of open) say(`  ${name} (${vdom}): ${advice}`)
    for (const { id, message } of findings) say(`  ${findingTitles[id]}: ${message}`)
    say(
      otherChanges.length === 0 ? 'Nothing else changed.' : `${plural(otherChanges.length, 'other change')}:`,
    )
    for (const { where, what } of otherChanges) say(`  ${where}: ${what}`)
    for (const line of list?.unrecognised ?? []) say(`Not understood in ${basename(cloud ?? '')}: ${line}`)
    if (cloud === null) say('FortiToken Cloud was not compared; --cloud FILE does that.')
    say(`Verdict: ${result.verdict.sentence}`)
  }
  return codeOf(result.verdict)
}

/** The list as it was saved, in any encoding, also among other outputs. */
async function readCloudList(path: string): Promise<CloudUsers> {
  const { text, doubt } = await readListFile(path)
  if (doubt !== null) process.stderr.write(`tokenferry: ${showAllMarks(doubt)}\n`)
  const list = readSavedCloudUsers(text)
  if (list.kind === 'cloud-users') return list
  throw new MisuseError(
    `${path} is not the complete output of "diagnose fortitoken-cloud show users": ${list.why}. Save all of it and name that file.`,
  )
}

function say(line: string) {
  process.stdout.write(`${showAllMarks(line)}\n`)
}
