import * as z from 'zod'
import { licenseSchema } from '../../contract/review'
import { stepIds } from '../../contract/steps'
import type { PlannedChange } from '../../contract/planned-change'
import { exactly } from '../exactly'
import { backupWays } from '../backup-ways'

/** What a plan says, as data: what `tokenferry plan --json` prints and the window saves; docs/plan.schema.json. */

const count = z.int().min(0)
const moment = z.string().describe('ISO 8601 in UTC')
const sentences = z.array(z.string()).readonly()
const licenseKey = z.object({ license: z.string(), vdom: z.string() })
const step = z.enum(stepIds)

const changeSchema = exactly<PlannedChange>()(
  z.object({
    window: z
      .object({
        begin: z.string().describe('By the clock of the time zone, 2026-11-23T21:00'),
        end: z.string(),
        timeZone: z.string().describe('IANA name'),
      })
      .nullable(),
    contacts: z.string().describe('One a line'),
    ticket: z.string(),
  }),
)

const plannedUserSchema = z.object({
  name: z.string(),
  vdom: z.string().describe('An administrator’s is the first of its VDOMs'),
  table: z.enum(['admin', 'local']),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  twoFactor: z.string(),
  token: z.string().nullable().describe('The serial number that the app must keep'),
  license: z.string().nullable(),
  licenseVdom: z.string().nullable(),
  outcome: z
    .enum(['migrates', 'attention', 'not-chosen', 'stays'])
    .describe(
      'attention: of a chosen license, and nobody documents what happens; not-chosen: the license stays',
    ),
})

const outcomesSchema = z.object({ migrate: count, attention: count, notChosen: count, stay: count })

const plannedLicenseSchema = z.object({
  ...licenseSchema.pick({ license: true, vdom: true, kind: true, tokens: true, users: true }).shape,
  chosen: z.boolean(),
  flag: z.enum(['confirmed', 'open', 'unknown']).describe('The migration flag of Customer Service'),
})

const lineSchema = z.object({
  scope: z.string().describe('global, the name of a VDOM, or empty'),
  line: z.string().describe('A line, the key y, or the request scp -f sys_config beside the shell'),
})

const commandsSchema = z.object({
  readings: z
    .array(z.object({ id: z.string(), title: z.string(), lines: z.array(lineSchema).readonly() }))
    .readonly()
    .describe('Lines that belong together, each list once however often it is typed'),
  sequences: z
    .array(
      z.object({
        backupWay: z.enum(backupWays),
        when: z.string().describe('What has to be so'),
        passages: z
          .array(
            z.object({
              step,
              license: licenseKey.nullable(),
              reading: z.string().describe('id of a reading'),
            }),
          )
          .readonly(),
        lines: count,
      }),
    )
    .readonly()
    .describe(
      'All that is typed, in its order, for each thing that only the device can tell; the most likely first',
    ),
  secondBackup: z
    .array(z.object({ backupWay: z.enum(backupWays), reading: z.string() }))
    .readonly()
    .describe('At the end of step 7, if a person wants it'),
  assumptions: sentences.describe('What the lists take for granted'),
  mayBeReadAgain: sentences.describe('What a fault, or a person, may add'),
  optional: sentences.describe('What is only typed if a person wants it, or the device asks'),
})

const checkSchema = z.object({
  step,
  what: z.string(),
  state: z.enum(['pass', 'warn', 'stop', 'unknown']),
  now: z.string().describe('How it stands, in a sentence'),
})

const plannedFindingSchema = z.object({
  id: z.string(),
  title: z.string(),
  severity: z.enum(['blocker', 'warning', 'info']),
  subject: z.string(),
  vdom: z.string().nullable(),
  message: z.string(),
  answer: z.string().nullable().describe('How it was accepted, in words; null if it is open'),
})

const rehearsedSchema = z.object({
  run: z.string(),
  at: moment,
  scenario: z.string(),
  steps: z
    .array(z.object({ step, seconds: z.number().min(0), lines: count }))
    .readonly()
    .describe('What the simulated FortiGate took to answer, without the time of people'),
})

/** The plan for one device. */
const devicePlanSchema = z.object({
  from: z.enum(['backup', 'device', 'rehearsal']),
  file: z.object({ name: z.string(), sha256: z.string().nullable() }).nullable(),
  readAt: moment.nullable(),
  run: z.string().nullable(),
  device: z.object({
    hostname: z.string().nullable(),
    model: z.string().nullable(),
    serials: sentences,
    version: z.string().nullable(),
    build: z.string().nullable(),
    ha: z.string().nullable(),
    vdomsEnabled: z.boolean().nullable(),
    vdoms: sentences,
  }),
  error: z.string().nullable().describe('Why nothing, or not everything, could be planned'),
  change: changeSchema,
  counts: z.object({
    ...outcomesSchema.shape,
    licenses: count.describe('Chosen licenses'),
    tokens: count.describe('Tokens of the chosen licenses'),
    blockers: count.describe('That no words can accept, or that are not accepted yet'),
    openWarnings: count,
  }),
  byVdom: z.array(z.object({ vdom: z.string(), ...outcomesSchema.shape })).readonly(),
  licenses: z
    .array(plannedLicenseSchema)
    .readonly()
    .describe('Chosen ones first, in the order of the migration'),
  licenseNote: z.string(),
  users: z.array(plannedUserSchema).readonly(),
  commands: commandsSchema.nullable().describe('null if nothing can be planned'),
  checks: z.array(checkSchema).readonly(),
  findings: z.array(plannedFindingSchema).readonly(),
  cannotBeUndone: sentences,
  canBeUndone: sentences,
  wayBackIn: z.object({ known: z.boolean(), text: sentences }),
  criteria: z.array(z.object({ title: z.string(), when: z.string() })).readonly(),
  rehearsed: rehearsedSchema.nullable(),
  datesAfter: z.array(z.object({ when: z.string(), title: z.string(), text: z.string() })).readonly(),
})

/** What plan.json holds; docs/plan.schema.json is made from this. */
export const planSchema = z.object({
  version: z.literal(1),
  mode: z.enum(['live', 'rehearsal']),
  writtenAt: moment,
  application: z.string().describe('Version of Tokenferry'),
  company: z.string(),
  signedWith: z.string().nullable().describe('SHA-256 of the key that signs it; null if it is not signed'),
  devices: z.array(devicePlanSchema).readonly(),
  passedOver: z.array(z.object({ path: z.string(), reason: z.string() })).readonly(),
})

/** Everything that a plan says, for one device or for many. */
export type MigrationPlan = z.infer<typeof planSchema>
/** The plan for one device. */
export type DevicePlan = z.infer<typeof devicePlanSchema>
/** Someone whose second factor is looked at. */
export type PlannedUser = z.infer<typeof plannedUserSchema>
/** How long a rehearsal of the same device took. */
export type RehearsedTimes = z.infer<typeof rehearsedSchema>
