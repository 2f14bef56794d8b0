import type { Reviewed, ReviewFile } from '../../contract/review'
import { firmwareWords, versionInColumn } from '../../text/firmware'
import { shownPath } from '../../text/shown-path'
import { figure, plural } from '../../text/words'
import { figuresOf, sumOf } from '../figures'
import { deviceFirmware } from '../device-firmware'
import { partName } from '../part-name'

/** Whether something in the file blocks a migration. */
export function isBlocked(file: ReviewFile): boolean {
  return figuresOf(file).blockers > 0
}

/** Where a configuration lies: its file, its name in an archive, and which of several in it. */
export function filePlace(file: ReviewFile): string {
  return partName(shownPath(file), file.part)
}

/** What to call a file: the hostname of its device, else where it lies. */
export function fileTitle(file: ReviewFile): string {
  return file.device?.hostname ?? filePlace(file)
}

/** `FGVM64, FortiOS 7.0.4 build 0301`; `FPXVM4, FortiProxy 7.4.3 build 0606` */
export function describeFirmware({ device }: ReviewFile): string {
  return firmwareWords(deviceFirmware(device))
}

/** Its version, for a column of them: `7.0.4`, `FortiProxy 7.4.3`. */
export function fileVersion({ device }: ReviewFile): string {
  return versionInColumn(deviceFirmware(device))
}

/** Some sentences over all files. That nothing blocks is said only if all there is was read. */
export function summarizeFiles({ files, passedOver }: Reviewed): string {
  const { licenses, tokens, migrate, stay, attention } = sumOf(files.map(figuresOf))
  const failed = files.filter((file) => file.error !== null).length
  return [
    `${plural(files.length, 'file')}${failed > 0 ? ` (${failed} not fully read)` : ''}${passedOver.length > 0 ? `, ${figure(passedOver.length)} passed over` : ''}:`,
    `${plural(licenses, 'license')} and ${plural(tokens, 'token')};`,
    `${plural(migrate, 'user')} would migrate, ${stay} stay unchanged, ${attention} ${attention === 1 ? 'needs' : 'need'} attention.`,
    whatBlocks(files.filter(isBlocked).length, files.length - failed, failed + passedOver.length),
  ].join(' ')
}

function whatBlocks(blocked: number, read: number, unread: number): string {
  if (blocked > 0) return `${plural(blocked, 'file')} with something that blocks.`
  if (read === 0) return 'No configuration was read, so nothing is known.'
  if (unread === 0) return 'Nothing blocks.'
  return 'In what was read, nothing blocks; nothing is known about the rest.'
}
