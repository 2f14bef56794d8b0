import * as z from 'zod'
import { oneLine } from '../text/marks'
import { faultBounds, faultKinds, type FaultKind } from './fault'

/** What stands on one line can’t pose as several, no matter who has written the log. */
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => oneLine(text) === text)
const short = line(100)

/** A call of the window, or a command of the command line, by its name alone. */
const recentCallSchema = z.object({
  name: short,
  /** `done`, `under way`, or the code of the problem that it ended with. */
  outcome: short,
})

/** A record of the fault log. What can be secret in it is masked before it is made. */
export const faultSchema = z.object({
  /** ISO 8601. */
  at: line(32),
  kind: z.enum(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]),
  /** How often it has happened since the application was started. */
  times: z.number().int().min(1),
  /** Of Tokenferry. */
  version: short,
  /** What it ran on: `Electron 45.4.1, Node.js 24.18.0, linux x64`. */
  runtime: line(200),
  /** `TypeError`. */
  name: short,
  /** Of the operating system or of Node.js, `ENOENT`; empty if there is none. */
  code: short,
  message: line(faultBounds.message),
  /** Where it was thrown, the innermost first: functions and places of our own code. */
  frames: z.array(line(faultBounds.frame)).max(faultBounds.frames),
  /** What led there, the last one last. */
  calls: z.array(recentCallSchema).max(faultBounds.calls),
})

export type RecentCall = Readonly<z.infer<typeof recentCallSchema>>
export type Fault = Readonly<z.infer<typeof faultSchema>>
