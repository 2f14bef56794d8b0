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
    backup: `A backup: ${file?.name ?? ''}. What only the FortiGate can tell is unknown.`,
    device: `The FortiGate itself, read on ${readAt === null ? '' : utc(readAt)}`,
    rehearsal: `A simulated twin, read on ${readAt === null ? '' : utc(readAt)}`,
  }[from]
  const rows: readonly (readonly [string, string])[] = [
    ['FortiGate', [device.hostname, device.model].filter(Boolean).join(', ') || 'unknown'],
    ['Serial numbers', device.serials.join(', ') || 'unknown'],
    ['FortiOS', version || 'unknown'],
    ['Cluster', device.ha ?? 'unknown'],
    ['VDOMs', device.vdoms.length === 0 ? 'unknown' : listAll(device.vdoms)],
    ['Source', origin],
    ...(file?.sha256 ? [['SHA-256', file.sha256] as const] : []),
    ['Maintenance window', change.window === null ? 'unknown' : windowWords(change.window)],
    ['Contacts', change.contacts === '' ? 'unknown' : change.contacts.split('\n').join('; ')],
    ['Change', change.ticket === '' ? 'unknown' : change.ticket],
  ]
  return html`<section>
    <h3>The device and the change</h3>
    ${definitions(rows)}
  </section>`
}
