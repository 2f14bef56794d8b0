import type { ReviewFile, Severity } from '../../contract/review'
import { plural } from '../../text/words'

/** How many users of a file, or of all files, have which outcome. */
export interface Counts {
  readonly licenses: number
  readonly tokens: number
  readonly migrate: number
  readonly stay: number
  readonly attention: number
}

/** Counts over some files. */
export function countIn(files: readonly ReviewFile[]): Counts {
  const users = files.flatMap((file) => file.users)
  const having = (outcome: string) => users.filter((user) => user.outcome === outcome).length
  return {
    licenses: files.flatMap((file) => file.licenses).filter(({ kind }) => kind !== 'trial').length,
    tokens: files.reduce((sum, file) => sum + file.tokens.length, 0),
    migrate: having('migrates'),
    stay: having('stays'),
    attention: having('attention'),
  }
}

/** How many findings of a file have this severity. */
export function countFindings(file: ReviewFile, severity: Severity): number {
  return file.findings.filter((finding) => finding.severity === severity).length
}

/** Whether something in the file blocks a migration. */
export function isBlocked(file: ReviewFile): boolean {
  return countFindings(file, 'blocker') > 0
}

/** What to call a file: the hostname of its device, else its path. */
export function titleOf({ device, path }: ReviewFile): string {
  return device?.hostname ?? path
}

/** `FGVM64, FortiOS 7.0.4 build 0301` */
export function describeFirmware({ device }: ReviewFile): string {
  const version = device?.version ? `FortiOS ${device.version}` : null
  const build = device?.build ? `build ${device.build}` : null
  return [device?.platform, [version, build].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

/** One or two sentences over all files. */
export function summarise(files: readonly ReviewFile[]): string {
  const { licenses, tokens, migrate, stay, attention } = countIn(files)
  const failed = files.filter((file) => file.error !== null).length
  const blocked = files.filter(isBlocked).length
  return [
    `${plural(files.length, 'file')}${failed > 0 ? ` (${failed} not read to the end)` : ''}:`,
    `${plural(licenses, 'license')} and ${plural(tokens, 'token')};`,
    `${plural(migrate, 'user')} would migrate, ${stay} stay as they are, ${attention} need attention.`,
    blocked === 0 ? 'Nothing blocks.' : `${plural(blocked, 'file')} with something that blocks.`,
  ].join(' ')
}
