import type { FileFigures } from '../contract/review-view'
import { softwareOf } from '../fortios/product'
import { figureCells, figureHeads, figuresOf } from '../review'
import { versionInColumn } from '../text/firmware'
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

/** The figures as cells below `figureHeads`; empty if the device was not read. */
export function cellsOf(device: PreflightDevice): readonly (number | '')[] {
  return device.verdict === 'not-read' ? figureHeads.map(() => '') : figureCells(figuresOfDevice(device))
}

/** `7.2.8` */
export function releaseOf({ device }: PreflightDevice): string {
  return device?.version.split(' ')[0] ?? ''
}

/** The same for a column of versions, with the product if it is no FortiGate: `FortiProxy 7.4.3` */
export function shownVersion(checked: PreflightDevice): string {
  return versionInColumn({
    software: softwareOf(checked.device?.model ?? null),
    version: releaseOf(checked),
  })
}

/** Days of FortiToken Cloud below which a migrated device wants attention. */
const fewDays = 45

/**
 * Whether users of this device depend on FortiToken Cloud already, and its service ends in less than 45 days, or does
 * not say when.
 */
export function wantsRenewal(device: PreflightDevice): boolean {
  return endsSoon(device) || endsUnknown(device)
}

function endsSoon(device: PreflightDevice): boolean {
  return isMigrated(device) && (device.service?.daysLeft ?? fewDays) < fewDays
}

function endsUnknown(device: PreflightDevice): boolean {
  return isMigrated(device) && device.service?.daysLeft === null
}

function isMigrated({ users }: PreflightDevice): boolean {
  return users.some(({ twoFactor }) => twoFactor === 'fortitoken-cloud')
}

/** Head of the column of the days that the service of a device has left, and its cell. */
export const daysLeftHead = 'Days left'
export function daysLeftOf({ service }: PreflightDevice): number | '' {
  return service?.daysLeft ?? ''
}

/** Some sentences over all devices. */
export function summarizeDevices(devices: readonly PreflightDevice[]): string {
  const migrating = devices.reduce((sum, device) => sum + figuresOf(device).migrate, 0)
  const having = (verdict: PreflightVerdict) => devices.filter((device) => device.verdict === verdict).length
  const verdicts = (['ready', 'blocked', 'nothing-to-migrate', 'not-read'] as const)
    .filter((verdict) => having(verdict) > 0)
    .map((verdict) => `${having(verdict)} ${verdictWords[verdict]}`)
  const ending = devices.filter(endsSoon).length
  const soon =
    ending === 0
      ? ''
      : ` On ${plural(ending, 'migrated device')} the FortiToken Cloud subscription expires in less than ${fewDays} days: have it renewed.`
  const silent = devices.filter(endsUnknown).length
  const unknown =
    silent === 0
      ? ''
      : ` On ${plural(silent, 'migrated device')} it is unknown when the FortiToken Cloud subscription expires: check there.`
  return `${plural(devices.length, 'device')}: ${verdicts.join(', ')}. ${plural(migrating, 'user')} would migrate.${soon}${unknown}`
}
