import type { ReviewFile } from '../../contract/review'
import { plural } from '../../text/words'
import { figuresOf, sumOf } from '../figures'

/** Whether something in the file blocks a migration. */
export function isBlocked(file: ReviewFile): boolean {
  return figuresOf(file).blockers > 0
}

/** What to call a file: the hostname of its device, else its path. */
export function fileTitle({ device, path }: ReviewFile): string {
  return device?.hostname ?? path
}

/** `FGVM64, FortiOS 7.0.4 build 0301` */
export function describeFirmware({ device }: ReviewFile): string {
  const version = device?.version ? `FortiOS ${device.version}` : null
  const build = device?.build ? `build ${device.build}` : null
  return [device?.platform, [version, build].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

/** One or two sentences over all files. */
export function summarizeFiles(files: readonly ReviewFile[]): string {
  const { licenses, tokens, migrate, stay, attention } = sumOf(files.map(figuresOf))
  const failed = files.filter((file) => file.error !== null).length
  const blocked = files.filter(isBlocked).length
  return [
    `${plural(files.length, 'file')}${failed > 0 ? ` (${failed} not read to the end)` : ''}:`,
    `${plural(licenses, 'license')} and ${plural(tokens, 'token')};`,
    `${plural(migrate, 'user')} would migrate, ${stay} stay as they are, ${attention} need attention.`,
    blocked === 0 ? 'Nothing blocks.' : `${plural(blocked, 'file')} with something that blocks.`,
  ].join(' ')
}
