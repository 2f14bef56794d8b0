import { isAbsolute } from 'node:path'
import * as z from 'zod'
import { longestPath, type NamedFiles } from '../named-files'

/** What a second start hands to the first window: files, and nothing else of it. */
const named = z.strictObject({
  paths: z.array(z.string().min(1).max(longestPath).refine(isPath)).max(5_000),
  leftOut: z.number().int().min(0).max(10_000_000),
})

/** What a second start has sent; `null` if it is anything else than files with absolute paths. */
export function unpacked(sent: unknown): NamedFiles | null {
  const text = z.object({ files: z.string().max(40_000) }).safeParse(sent)
  if (!text.success) return null
  try {
    return named.parse(JSON.parse(Buffer.from(text.data.files, 'base64url').toString()))
  } catch {
    return null
  }
}

function isPath(path: string): boolean {
  return isAbsolute(path) && !path.includes('\0')
}
