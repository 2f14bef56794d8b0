import type { FileFigures } from '../contract/review-view'
import { figureCells, figureHeads, figuresOf } from '../review'
import { plural } from '../text/words'
import type { PreflightDevice, PreflightVerdict } from './report'

/** A verdict in words. */
export const verdictWords: Readonly<Record<PreflightVerdict, string>> = {
  ready: 'ready',
  blocked: 'blocked',
  'nothing-to-migrate': 'nothing to migrate',
  'not-read': 'not read',
}

/** What a device amounts to. Of what blocks, not everything is a finding. */
function figuresOfDevice(device: PreflightDevice): FileFigures {
  return { ...figuresOf(device), blockers: device.blockers.length }
}

/** The figures as cells below `figureHeads`; empty where the device was not read. */
export function cellsOf(device: PreflightDevice): readonly (number | '')[] {
  return device.verdict === 'not-read' ? figureHeads.map(() => '') : figureCells(figuresOfDevice(device))
}

/** `7.2.8` */
export function releaseOf({ device }: PreflightDevice): string {
  return device?.version.split(' ')[0] ?? ''
}

/** One or two sentences over all devices. */
export function summarizeDevices(devices: readonly PreflightDevice[]): string {
  const migrating = devices.reduce((sum, device) => sum + figuresOf(device).migrate, 0)
  const having = (verdict: PreflightVerdict) => devices.filter((device) => device.verdict === verdict).length
  const verdicts = (['ready', 'blocked', 'nothing-to-migrate', 'not-read'] as const)
    .filter((verdict) => having(verdict) > 0)
    .map((verdict) => `${having(verdict)} ${verdictWords[verdict]}`)
  return `${plural(devices.length, 'device')}: ${verdicts.join(', ')}. ${plural(migrating, 'user')} would migrate.`
}
