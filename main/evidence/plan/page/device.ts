import { windowWords } from '../../../contract/planned-change'
import type { DevicePlan } from '../../../migration/plan/schema'
import { html, type Html } from '../../../text/html'
import { definitions } from '../../../text/page'
import { utc } from '../../../text/times'
import { listAll } from '../../../text/words'

/** What to call a device: its hostname, else the file that it was read from. */
export function nameOf({ device, file }: DevicePlan): string {
  return device.hostname ?? file?.name ?? 'a FortiGate'
}

/** Which device it is, from what it is known, and when the change is made. */
export function plannedDevice({ device, file, from, readAt, change }: DevicePlan): Html {
  const version = [device.version, device.build && `build ${device.build}`].filter(Boolean).join(' ')
  const origin = {
    backup: `A backup: ${file?.name ?? ''}. What only the device can tell is not known.`,
    device: `The FortiGate itself, read on ${readAt === null ? '' : utc(readAt)}`,
    rehearsal: `A simulated twin, read on ${readAt === null ? '' : utc(readAt)}`,
  }[from]
  const rows: readonly (readonly [string, string])[] = [
    ['FortiGate', [device.hostname, device.model].filter(Boolean).join(', ') || 'not known'],
    ['Serial numbers', device.serials.join(', ') || 'not known'],
    ['FortiOS', version || 'not known'],
    ['Cluster', device.ha ?? 'not known'],
    ['VDOMs', device.vdoms.length === 0 ? 'not known' : listAll(device.vdoms)],
    ['Known from', origin],
    ...(file?.sha256 ? [['SHA-256', file.sha256] as const] : []),
    ['Maintenance window', change.window === null ? 'not known' : windowWords(change.window)],
    ['Contacts', change.contacts === '' ? 'not known' : change.contacts.split('\n').join('; ')],
    ['Change', change.ticket === '' ? 'not known' : change.ticket],
  ]
  return html`<section>
    <h3>The device and the change</h3>
    ${definitions(rows)}
  </section>`
}
