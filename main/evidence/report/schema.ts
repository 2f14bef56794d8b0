import * as z from 'zod'
import { stepIds } from '../../contract/steps'

/** What a report says, as data: `report.json`, described by docs/report.schema.json. */

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('ISO date')
const moment = z.string().describe('ISO 8601 in UTC')
const count = z.int().min(0)

const reportUserSchema = z.object({
  name: z.string(),
  vdom: z.string().describe('#FOS_Administrator for administrators'),
  table: z.enum(['admin', 'local']),
  license: z.string(),
  licenseVdom: z.string().describe('The VDOM of the license, which can stand in several'),
  token: z.string().describe('The serial number that must stay'),
  state: z
    .enum(['through', 'cloud-unknown', 'not-in-cloud', 'not-converted', 'changed', 'missing', 'not-migrated'])
    .describe('not-migrated: the license was not, or nothing was read afterwards'),
  standing: z.enum(['through', 'attention', 'unchanged', 'unknown']).describe('As counted in verdict.users'),
  result: z.string().describe('The state in words'),
  onDevice: z.string(),
  inCloud: z.string(),
  portal: z.enum(['same', 'different', 'confirmed-by-hand', 'not-compared']),
  portalToken: z.string().nullable().describe('What the portal shows, if that is something else'),
  portalReason: z.string().nullable().describe('Why a person confirmed it all the same'),
  advice: z.string(),
})

const reportCommandSchema = z.object({
  at: moment,
  scope: z.string().describe('global, the name of a VDOM, or empty'),
  command: z.string(),
  seconds: z.number().min(0).describe('Until the next thing that was typed, or the last line of its output'),
  lines: count.describe('Lines of output'),
  output: z.string().describe('Secrets are masked'),
  cut: z.boolean().describe('Whether output is only its beginning; transcript.log has it whole'),
  sameAs: moment
    .nullable()
    .describe('When the same command gave the same output, which is then not repeated'),
  transcriptLine: count.describe('Line in transcript.log'),
  pasted: z.literal(true).exactOptional().describe('A person typed it, and pasted what came back'),
  step: z.enum(stepIds).optional().describe('The step at which it was typed'),
})

const reportBackupSchema = z.object({
  when: z.enum(['before', 'after']),
  file: z.string(),
  bytes: count,
  sha256: z.string(),
  takenAt: moment,
  method: z.enum(['scp', 'show', 'file']),
  note: z.string(),
})

const verdictSchema = z.object({
  state: z.enum(['incomplete', 'attention', 'unproven', 'complete']),
  sentence: z.string(),
  users: z
    .object({ chosen: count, through: count, attention: count, unchanged: count, unknown: count })
    .describe('Users of all chosen licenses; the last four add up to chosen'),
  licenses: z
    .array(
      z.object({
        license: z.string(),
        vdom: z.string(),
        state: z.enum(['migrated', 'refused', 'declined', 'partial', 'unknown', 'untouched', 'not-asked']),
        users: count,
      }),
    )
    .readonly(),
  portal: z
    .object({ same: count, different: count, confirmedByHand: count, notCompared: count })
    .describe('Serial numbers of the same users; they add up to users.chosen'),
  secondLogin: z.enum(['worked', 'failed', 'not-tried', 'said-by-person', 'not-possible']),
  otherChanges: count,
  open: z.array(z.string()).readonly().describe('What keeps it from being complete, each in a sentence'),
  reasons: z.array(z.string()).readonly().describe('What a person has said that speaks for it'),
})

/** What report.json holds; docs/report.schema.json is made from this. @internal */
export const reportSchema = z.object({
  version: z.literal(2),
  mode: z.enum(['live', 'rehearsal']),
  rehearsal: z.object({ source: z.string(), scenario: z.string() }).nullable(),
  company: z.string(),
  title: z.string(),
  verdict: verdictSchema,
  meaning: z.array(z.string()).readonly().describe('For someone who was not there, sentence by sentence'),
  writtenAt: moment,
  application: z.string().describe('Version of Tokenferry'),
  signedWith: z.string().describe('SHA-256 of the public key that signs the bundle'),
  timeZone: z
    .string()
    .optional()
    .describe(
      'IANA name of the time zone in which report.html shows times; here and in the tables they are in UTC',
    ),
  run: z.object({
    id: z.string(),
    startedAt: moment,
    migratedAt: moment.nullable(),
    verifiedAt: moment.nullable(),
    user: z.string(),
    laptop: z.string(),
    account: z.string(),
    address: z.string(),
    hostKey: z.string(),
    ticket: z.string(),
    requestSentOn: z.string(),
    secondLogin: z.string(),
    byHand: z
      .string()
      .exactOptional()
      .describe('What is proved, and what is not, if a person typed and pasted; absent if nobody did'),
  }),
  window: z
    .object({
      begin: moment,
      end: moment,
      timeZone: z.string().describe('IANA name'),
      words: z.string().describe('As it was planned, by the clock of that time zone'),
      contacts: z.string().describe('One a line'),
      ticket: z.string().describe('Of the change'),
    })
    .exactOptional()
    .describe('The maintenance window, if one was planned'),
  earlier: z
    .array(z.object({ finishedAt: moment, sentence: z.string() }))
    .readonly()
    .describe('What the reports of this run said that were written before, if it was verified again'),
  device: z
    .object({
      hostname: z.string(),
      model: z.string(),
      serials: z.array(z.string()).readonly(),
      version: z.string(),
      ha: z.string(),
    })
    .nullable(),
  figures: z.object({
    tokensBefore: count,
    tokensAfter: count,
    balanceBefore: z.number().nullable(),
    balanceAfter: z.number().nullable(),
    balance: z.string(),
    cloudUsersBefore: count.nullable(),
    cloudUsersAfter: count.nullable(),
    cloudUsers: z.string(),
  }),
  licenses: z
    .array(
      z.object({
        license: z.string(),
        vdom: z.string(),
        tokens: count,
        users: count,
        state: verdictSchema.shape.licenses.unwrap().element.shape.state,
        outcome: z.string(),
      }),
    )
    .readonly(),
  left: z
    .array(
      z.object({
        license: z.string(),
        vdom: z.string(),
        kind: z.enum(['paid', 'trial', 'unknown']),
        users: count,
      }),
    )
    .readonly()
    .optional()
    .describe('Licenses with users that were not chosen'),
  users: z.array(reportUserSchema).readonly(),
  changes: z.array(z.object({ where: z.string(), what: z.string() })).readonly(),
  wholeConfiguration: z.boolean().describe('Whether two whole backups were compared'),
  portal: z.object({
    source: z.enum(['by eye', 'a list', 'the REST API']),
    different: z.array(z.string()).readonly().describe('What the list shows otherwise, each in a sentence'),
    absent: z.array(z.string()).readonly().describe('Users who are not in the list'),
  }),
  openPoints: z
    .array(z.object({ id: z.string(), title: z.string(), text: z.string() }))
    .readonly()
    .describe('What is left to do or to know, whatever the verdict is; id is that of a finding'),
  findings: z
    .array(
      z.object({
        title: z.string(),
        severity: z.string(),
        subject: z.string(),
        vdom: z.string().nullable(),
        message: z.string(),
        answer: z.string(),
      }),
    )
    .readonly(),
  backups: z.array(reportBackupSchema).readonly(),
  dates: z
    .array(
      z.object({
        id: z.enum(['old-license', 'transfer-license', 'expiry', 'grace']),
        date: day,
        title: z.string(),
        text: z.string(),
        certain: z.boolean(),
      }),
    )
    .readonly(),
  decisions: z.array(z.object({ at: moment, what: z.string() })).readonly(),
  plan: z
    .object({ savedAt: moment, sha256: z.string().describe('Of plan.json'), sentence: z.string() })
    .exactOptional()
    .describe('The plan that was saved last in this run; absent if none was'),
  differences: z
    .array(z.object({ about: z.enum(['device', 'licenses', 'users', 'commands', 'plan']), text: z.string() }))
    .readonly()
    .exactOptional()
    .describe('How the run differed from that plan, each in a sentence; absent if none was saved'),
  commands: z.array(reportCommandSchema).readonly(),
})

/** Everything that a report says. */
export type Report = z.infer<typeof reportSchema>
/** A user in a report. */
export type ReportUser = z.infer<typeof reportUserSchema>
/** Something that was typed on the device. */
export type ReportCommand = z.infer<typeof reportCommandSchema>
