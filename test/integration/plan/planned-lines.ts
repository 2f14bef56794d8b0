import { readCommands } from '../../../main/evidence/transcript/commands'
import type { BackupWay } from '../../../main/migration/backup-ways'
import type { DevicePlan } from '../../../main/migration/plan/schema'

/** `vdom-dmz> show user local` */
type PlacedLine = string

/** All lines and keys of a plan, each with its scope, if the backup comes about in this way. */
export function plannedLines({ commands }: DevicePlan, way: BackupWay): readonly PlacedLine[] {
  const readings = new Map(commands?.readings.map(({ id, lines }) => [id, lines]))
  const sequence = commands?.sequences.find(({ backupWay }) => backupWay === way)
  if (!sequence) throw new Error(`The plan has no list for "${way}".`)
  return sequence.passages.flatMap(({ reading }) =>
    (readings.get(reading) ?? []).map(({ scope, line }) => `${scope}> ${line}`),
  )
}

/** All that was typed in a run, from the first prompt on. The key that accepts a banner stands before it. */
export async function typedLines(transcript: string): Promise<readonly PlacedLine[]> {
  const typed = await readCommands(transcript)
  return typed
    .filter(({ scope, command }) => !(scope === '' && command === 'a'))
    .map(({ scope, command }) => `${scope}> ${command}`)
}
