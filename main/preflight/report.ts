import * as z from 'zod'
import { findingSchema, licenseSchema, tokenSchema, userSchema } from '../contract/review'

/**
 * What `tokenferry preflight --json` prints. It is stable: `version` rises when a field changes its name, its place or
 * its meaning. docs/preflight.schema.json is made from these schemas. Secrets have no place in it.
 */

/**
 * `ready`: nothing stands in the way. `blocked`: something does, see `blockers`. `nothing-to-migrate`: the device has no
 * license that could migrate. `not-read`: see `problem`.
 */
const preflightVerdictSchema = z.enum(['ready', 'blocked', 'nothing-to-migrate', 'not-read'])

const problemSchema = z.object({
  code: z
    .string()
    .describe(
      'port-refused, connect-timeout, login-rejected, host-key-unknown, needs-a-person, stopped … or internal for an internal error',
    ),
  message: z.string(),
  hint: z.string(),
  detail: z.string().nullable().describe('Words of the device or the operating system'),
})

const checkedDeviceSchema = z.object({
  hostname: z.string(),
  model: z.string(),
  serial: z.string(),
  version: z.string().describe('7.2.8 build 1639'),
  vdoms: z.array(z.string()).readonly(),
  vdomsEnabled: z.boolean(),
  ha: z.string().describe('standalone, HA primary, HA secondary'),
  members: z
    .array(z.object({ serial: z.string(), hostname: z.string(), inSync: z.boolean().nullable() }))
    .readonly()
    .describe('Units of the cluster'),
})

const checkSchema = z.object({
  id: z.string(),
  state: z.enum(['pass', 'warn', 'stop']),
  text: z.string(),
})

const serviceSchema = z.object({
  verdict: z.enum(['ready', 'no-license', 'stop']),
  message: z.string(),
  hint: z.string(),
  status: z.string().nullable().describe('In the words of the device; null if they are not understood'),
  balance: z.number().nullable(),
  unit: z.enum(['users', 'credits']).nullable(),
  expires: z.string().nullable().describe('ISO date'),
  daysLeft: z.int().nullable().describe('Until it expires, from the day of the reading; negative after it'),
  users: z.number().nullable(),
  maxUsers: z.number().nullable(),
})

export const preflightDeviceSchema = z.object({
  name: z.string().describe('As in the inventory file'),
  host: z.string(),
  port: z.int().min(1).max(65_535),
  user: z.string(),
  verdict: preflightVerdictSchema,
  blockers: z.array(z.string()).readonly().describe('Everything that blocks, each in a sentence'),
  problem: problemSchema.nullable().describe('Why the device could not be read'),
  hostKey: z
    .object({ type: z.string(), fingerprint: z.string().describe('SHA256:…') })
    .nullable()
    .describe('As the device showed it; null if it was not reached'),
  seconds: z.number().min(0).describe('From the beginning of the connection to the end of the reading'),
  readAt: z.string().nullable().describe('ISO 8601; null if the device could not be read'),
  device: checkedDeviceSchema.nullable(),
  checks: z.array(checkSchema).readonly().describe('Whether this device, with this account, can be migrated'),
  service: serviceSchema.nullable().describe('What the device says of FortiToken Cloud'),
  licenses: z.array(licenseSchema).readonly(),
  tokens: z.array(tokenSchema).readonly(),
  users: z.array(userSchema).readonly(),
  findings: z.array(findingSchema).readonly(),
})

const preflightReportSchema = z.object({
  version: z.literal(1),
  devices: z.array(preflightDeviceSchema).readonly().describe('In the order of the inventory file'),
})

/** Whether a device can be migrated. */
export type PreflightVerdict = z.infer<typeof preflightVerdictSchema>
/** What came out for one device. */
export type PreflightDevice = z.infer<typeof preflightDeviceSchema>
/** What came out for all devices of one call. */
export type PreflightReport = z.infer<typeof preflightReportSchema>

/** The JSON Schema of the report (docs/preflight.schema.json), as text. @internal */
export function preflightSchemaText(): string {
  const schema = z.toJSONSchema(preflightReportSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    },
  })
  return `${JSON.stringify({ title: 'Preflight of FortiGates by Tokenferry', ...schema }, null, 2)}\n`
}
