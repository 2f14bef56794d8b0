import * as z from 'zod'
import { mostJumps } from '../contract/login'

/** Where and how someone logged in. No password, ever. */
const connection = z.object({
  host: z.string().max(255),
  port: z.number().int().min(1).max(65535),
  user: z.string().max(64),
  method: z.enum(['password', 'key', 'agent']),
  keyFile: z.string().max(4096),
  jumps: z
    .array(
      z.object({
        host: z.string().max(255),
        port: z.number().int().min(1).max(65535),
        user: z.string().max(64),
        method: z.enum(['password', 'key', 'agent']),
        keyFile: z.string().max(4096),
      }),
    )
    .max(mostJumps)
    .optional(),
})

/** What the settings file holds. */
export const settingsSchema = z.object({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  /** What the form of the step "Connect" starts with. */
  lastConnection: connection.nullable(),
  /** The devices that were logged in on, the newest first. */
  recentConnections: z.array(connection),
  /** The devices that may be offered old encryption. */
  oldEncryption: z.array(z.object({ host: z.string().max(255), port: z.number().int().min(1).max(65535) })),
  /** How reports look. The logo is kept whole, as an address that a page can show. */
  report: z.object({
    company: z.string().max(80),
    paper: z.enum(['A4', 'Letter']),
    logo: z.object({ name: z.string().max(255), address: z.string().max(400_000) }).nullable(),
  }),
  knownHosts: z.array(
    z.object({
      host: z.string().max(255),
      port: z.number().int().min(1).max(65535),
      type: z.string().max(64),
      fingerprint: z.string().max(128),
      since: z.string().max(32),
    }),
  ),
  /** Whether the desktop is told what happens while another window is in front. */
  notifications: z.boolean(),
  /** For how many days finished runs are kept; `null`: until a person removes them. */
  keepRunsDays: z.int().min(1).max(36_500).nullable(),
  /** Whether two people decide on each `y`, also if no organization wants it. */
  twoPeople: z.boolean(),
})

/** What is remembered between starts. */
export type Settings = z.infer<typeof settingsSchema>

/** The settings of someone who has changed none. */
export const defaultSettings: Settings = {
  version: 1,
  theme: 'system',
  lastConnection: null,
  recentConnections: [],
  oldEncryption: [],
  report: { company: '', paper: 'A4', logo: null },
  knownHosts: [],
  notifications: true,
  keepRunsDays: null,
  twoPeople: false,
}
