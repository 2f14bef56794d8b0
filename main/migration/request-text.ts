import { keyText, type LicenseKey } from '../contract/license-key'
import type { Check } from '../contract/step-views'
import { plural } from '../text/words'
import { serialsOf } from './readings/device'
import type { RunState } from './run'
import { customerIdOf } from './readings/service'
import type { DeviceReading, ServiceReading } from './what-was-read'

/**
 * The request to Fortinet Customer Service, as plain text to copy. It names the serial number of every unit of the
 * cluster, since a FortiToken Mobile license is registered to one of them (vendor's migration guide, step 2).
 *
 * @internal
 */
export function writeRequest(
  device: DeviceReading,
  service: ServiceReading | null,
  licenses: readonly (LicenseKey & { readonly tokens: number })[],
): string {
  const serials = serialsOf(device)
  const { major, minor, patch } = device.status.version
  const several = licenses.length > 1
  const customerId = customerIdOf(service)
  return [
    'Subject: Migration flag request (FortiToken Mobile to FortiToken Cloud)',
    '',
    'Hello,',
    '',
    `Please set the migration flag (FTM migration tag) for the following FortiToken Mobile license${several ? 's' : ''}, so that ${several ? 'they' : 'it'} can be migrated to FortiToken Cloud.`,
    '',
    serials.length > 1 ? 'FortiGate serial numbers (HA cluster):' : 'FortiGate serial number:',
    ...serials.map((serial) => `  ${serial}`),
    `FortiOS: ${major}.${minor}.${patch} build ${device.status.build}, ${device.status.model}`,
    '',
    `FortiToken Mobile license${several ? 's' : ''}:`,
    ...licenses.map(({ license, vdom, tokens }) => `  ${license} (${plural(tokens, 'token')}, VDOM ${vdom})`),
    ...(customerId === null ? [] : ['', `FortiToken Cloud customer ID: ${customerId}`]),
    '',
    `Please confirm for each license when the flag is set.${several ? ' We will migrate all of them in one session.' : ''}`,
    '',
    'Thank you.',
    '',
  ].join('\n')
}

/**
 * Whether someone can open the portal without this FortiGate: behind its own VPN, or with a second factor that is about
 * to move, nobody could see there what a migration did.
 */
export function portalAccessCheck({ portalAccount }: RunState): Check {
  return portalAccount === null
    ? {
        id: 'portal',
        state: 'warn',
        text: 'Nobody has confirmed that the portal opens without this FortiGate',
      }
    : { id: 'portal', state: 'pass', text: `The portal opens without this FortiGate, as ${portalAccount}` }
}

/** The request to Customer Service for the chosen licenses. */
export function requestText(run: RunState): string {
  if (!run.approvedDevice || !run.inventory) return ''
  const { licenses } = run.inventory.inventory
  return writeRequest(
    run.approvedDevice,
    run.service,
    run.chosen.map((key) => ({
      ...key,
      tokens: licenses.find((license) => keyText(license) === keyText(key))?.tokens ?? 0,
    })),
  )
}
