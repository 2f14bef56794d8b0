import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { ProblemError } from '../contract/result'
import { checkBundle } from '../evidence/check-bundle'
import { signingFingerprint } from '../evidence/signing-key'
import { verifyBackups } from '../evidence/verify-backups'
import { readRecordedPrompt } from '../fortios/config/prompt'
import { parseCloudUsers, type CloudUsers } from '../fortios/output'
import { userStateWords } from '../evidence/report/report'
import { plural } from '../text/words'
import { readBackup } from '../files/read-backup'
import { codeOf, exitCodes, MisuseError, type Command, type ExitCode } from './command'
import { parseCall } from './parse-call'
import { showAllMarks } from '../text/marks'

/** `tokenferry verify` */
export const verifyCommand: Command = {
  summary: 'Whether a bundle of evidence is intact, or who came through between two backups',
  help: `tokenferry verify <bundle> [--key FINGERPRINT|FILE]
tokenferry verify --before FILE --after FILE [--cloud FILE] [--json]

The first checks a bundle of evidence (the folder "evidence" of a run): the signature, the sum of every file, and
the chain of the journal. What was changed is named.

The verdict of its run is said as well.

The second compares two backups of one FortiGate, from before and after a migration, without any device: user by
user, token by token, and the rest of the configuration. Neither a login nor the portal can be seen in backups.

  --key FINGERPRINT|FILE  the key that the bundle must be signed with: SHA256:…, or its public key as PEM
  --before FILE           a backup from before the migration
  --after FILE            a backup from after it
  --cloud FILE            what "diagnose fortitoken-cloud show users" printed after it
  --json                  everything, as JSON, on standard output
  -h, --help              this text

Ends with 0 if the bundle is intact, or nothing is wrong between two backups; 1 if the bundle was changed, or a license
was not wholly migrated or something needs attention; 2 if a file can't be read or the call is wrong; 3 if we failed.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      key: { type: 'string' },
      before: { type: 'string' },
      after: { type: 'string' },
      cloud: { type: 'string' },
      json: { type: 'boolean' },
    })
    try {
      if (values.before !== undefined || values.after !== undefined) {
        if (values.before === undefined || values.after === undefined)
          throw new MisuseError('Name both backups: --before FILE --after FILE.')
        if (positionals.length > 0 || values.key !== undefined)
          throw new MisuseError('Name either a bundle or two backups.')
        return await compare(values.before, values.after, values.cloud ?? null, values.json === true)
      }
      const [bundle] = positionals
      if (bundle === undefined || positionals.length > 1)
        throw new MisuseError('Name one bundle, or two backups with --before and --after.')
      return await check(bundle, values.key ?? null)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      throw new MisuseError(`${error.problem.message} ${error.problem.hint}`)
    }
  },
}

async function check(folder: string, key: string | null): Promise<ExitCode> {
  const { problems, files, fingerprint } = await checkBundle(folder, await trustedKey(key))
  if (problems.length === 0) {
    say(`Intact: ${plural(files, 'file')}, signed with ${fingerprint ?? ''}.`)
    say(`Verdict: ${await verdictIn(folder)}`)
    if (key === null) say('Compare that fingerprint with the one on a printed report, or name it with --key.')
    return exitCodes.clear
  }
  say(`Not intact: ${plural(problems.length, 'difference')}.`)
  for (const problem of problems) say(`  ${problem}`)
  return exitCodes.blocked
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

async function trustedKey(key: string | null): Promise<string | null> {
  if (key === null || /^SHA256:[0-9a-f]{64}$/i.test(key)) return key
  try {
    return signingFingerprint(createPublicKey(await readFile(key)))
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
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  else {
    const { licenses, otherChanges } = result
    if (licenses.length === 0) say('Between these backups no license was migrated.')
    else say(`Licenses: ${licenses.map(({ license, vdom }) => `${license} of ${vdom}`).join(', ')}.`)
    for (const { name, vdom, state, advice } of open)
      say(`  ${name} (${vdom}): ${userStateWords[state]}. ${advice}`)
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

/** The list as it was saved, in any encoding, also with the prompt and the command in front of it. */
async function readCloudList(path: string): Promise<CloudUsers> {
  const { text } = await readBackup(path)
  const lines = text.split(/\r?\n/).filter((line) => readRecordedPrompt(line) === null)
  const list = parseCloudUsers(lines.join('\n'))
  if (list.kind === 'cloud-users' && isWhole(list)) return list
  throw new MisuseError(`${path} is not the whole output of "diagnose fortitoken-cloud show users".`)
}

/** Whether every user that the device counted is in the list, or may be in a line that was not understood. */
function isWhole({ count, users, unrecognised }: CloudUsers): boolean {
  return users.length <= count && count <= users.length + unrecognised.length
}

function say(line: string) {
  process.stdout.write(`${showAllMarks(line)}\n`)
}
