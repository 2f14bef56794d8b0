import * as z from 'zod'
import type { Negotiated } from '../contract/negotiated'
import {
  deviceSchema,
  findingSchema,
  licenseSchema,
  tokenSchema,
  userSchema,
  type Finding,
} from '../contract/review'
import type { VerificationRow } from '../contract/rows'
import type { Check, Compared, OtherChange } from '../contract/step-views'
import type { AdminSession, CloudService, CloudUser, HaStatus, SystemStatus } from '../fortios/output'
import type { Inventory, InventoryUser, Unread } from '../review'
import { exactly } from './exactly'
import type { DeviceReading, ServiceReading } from './what-was-read'

/**
 * What a run reads and concludes, as the journal holds it. The types stand where they are made; each schema here is
 * checked against its type by the compiler. A field that is added to one of them has to be one that may be missing:
 * older journals do not hold it.
 */

const text = z.string()
const texts = z.array(text)
const flag = z.boolean()
const number = z.number()
const line = number.nullable()

/** Commands whose answers could not be read. */
export const unreadSchema = exactly<readonly Unread[]>()(
  z.array(z.object({ command: text, vdom: text.nullable(), why: text, lines: number.exactOptional() })),
)

/** What was checked. */
export const checksSchema = exactly<readonly Check[]>()(
  z.array(z.object({ id: text, state: z.enum(['pass', 'warn', 'stop']), text })),
)

/** What was compared with what was approved. */
export const comparedSchema = exactly<readonly Compared[]>()(
  z.array(
    z.union([
      z.object({ id: text, state: z.enum(['pass', 'warn', 'stop']), text }),
      z.object({ id: text, state: z.literal('info'), text }),
    ]),
  ),
)

/** Findings that are made only right before the question. */
export const findingsSchema = exactly<readonly Finding[]>()(z.array(findingSchema))

/** Differences that the migration does not explain. */
export const otherChangesSchema = exactly<readonly OtherChange[]>()(
  z.array(z.object({ where: text, what: text })),
)

/** The algorithms of a connection. */
export const negotiatedSchema = exactly<Negotiated>()(
  z.object({
    kex: text,
    hostKey: text,
    cipher: text,
    mac: text.nullable(),
    compression: text.exactOptional(),
  }),
)

const statusSchema = exactly<SystemStatus>()(
  z.object({
    kind: z.literal('system-status'),
    model: text,
    version: z.object({ major: number, minor: number, patch: number }),
    build: text,
    serial: text,
    hostname: text,
    vdoms: z.enum(['disabled', 'multiple', 'split-task']),
    haMode: z.union([
      z.object({ mode: z.literal('standalone') }),
      z.object({ mode: z.enum(['a-p', 'a-a']), role: z.enum(['primary', 'secondary']) }),
    ]),
    currentVdom: text.nullable(),
    fipsCc: flag.nullable(),
    systemTime: text.nullable(),
    licenseStatus: text.nullable(),
  }),
)

const haSchema = exactly<HaStatus>()(
  z.object({
    kind: z.literal('ha-status'),
    mode: z.enum(['standalone', 'a-p', 'a-a']),
    health: z.object({ ok: flag, messages: texts }),
    members: z.array(
      z.object({
        serial: text,
        hostname: text.nullable(),
        role: z.enum(['primary', 'secondary']).nullable(),
        inSync: flag.nullable(),
      }),
    ),
  }),
)

/** What the step "Connect" read. */
export const deviceReadingSchema = exactly<DeviceReading>()(
  z.object({
    status: statusSchema,
    ha: haSchema.nullable(),
    haRaw: text,
    vdoms: texts,
    readOnly: flag,
    unread: unreadSchema.exactOptional(),
  }),
)

const cloudServiceSchema = exactly<CloudService>()(
  z.object({
    kind: z.literal('cloud-service'),
    status: text,
    ready: flag,
    licensed: z.enum(['yes', 'no', 'unknown']),
    balance: number.nullable(),
    unit: z.enum(['users', 'credits']).nullable(),
    timeBased: flag,
    expires: text.nullable(),
    customerId: text.nullable(),
    users: number.nullable(),
    maxUsers: number.nullable(),
    raw: text,
  }),
)

/** What the step "Check the service" read. */
export const serviceReadingSchema = exactly<ServiceReading>()(
  z.object({
    service: cloudServiceSchema.nullable(),
    unreachable: flag,
    raw: text,
    unread: unreadSchema.exactOptional(),
  }),
)

const inventoryUserSchema = exactly<InventoryUser>()(
  userSchema.extend({ enabled: flag, tokenVdom: text.nullable(), shared: flag, line }),
)

const namedSettingSchema = z.object({ name: text, line })

/** Who has which token of which license. */
export const inventorySchema = exactly<Inventory>()(
  z.object({
    device: deviceSchema.nullable(),
    vdoms: texts,
    licenses: z.array(licenseSchema.extend({ line })),
    tokens: z.array(tokenSchema.extend({ line })),
    users: z.array(inventoryUserSchema),
    administrators: z.array(
      z.object({
        name: text,
        accprofile: text.nullable(),
        enabled: flag,
        login: z.enum(['password', 'remote', 'certificate', 'guest']),
        wildcard: flag,
        trustedHosts: texts,
        closedWays: texts.exactOptional(),
        hasKey: z.literal(true).exactOptional(),
        user: inventoryUserSchema.nullable(),
        line,
      }),
    ),
    fortiManager: z.object({ line }).nullable(),
    ssoAdministrators: z
      .array(z.object({ name: text, accprofile: text.nullable().exactOptional(), line }))
      .exactOptional(),
    cloudRegion: namedSettingSchema.exactOptional(),
    managementVdom: namedSettingSchema.exactOptional(),
    oneSessionEach: z.object({ line }).exactOptional(),
    fabricRoot: namedSettingSchema.exactOptional(),
    records: z.array(
      z.object({
        table: z.enum(['system admin', 'user local', 'user fortitoken']),
        vdom: text,
        name: text,
        options: z.array(z.tuple([text, text.nullable()])),
      }),
    ),
  }),
)

/** Users that FortiToken Cloud knows. */
export const cloudUsersSchema = exactly<readonly CloudUser[]>()(
  z.array(z.object({ name: text, vdom: text, email: text.nullable(), phone: text.nullable(), realm: text })),
)

/** Who is logged in on the device. */
export const sessionsSchema = exactly<readonly AdminSession[]>()(
  z.array(z.object({ user: text, local: text, device: text, remote: text, started: text })),
)

/** The table of the configuration that a user stands in. */
export const userTableSchema = userSchema.shape.table

/** What verification found of each user. */
export const verificationRowsSchema = exactly<readonly VerificationRow[]>()(
  z.array(
    z.object({
      key: text,
      name: text,
      vdom: text,
      table: userTableSchema,
      token: text,
      license: text,
      state: z.enum(['through', 'cloud-unknown', 'not-in-cloud', 'not-converted', 'changed', 'missing']),
      onDevice: text,
      inCloud: text,
      advice: text,
    }),
  ),
)
