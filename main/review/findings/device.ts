import type { Finding } from '../../contract/review'
import {
  firstVersionWithMigrateFtm,
  formatVersion,
  isAtLeast,
  parseVersion,
  type HaMember,
} from '../../fortios/output'
import type { Case } from './context'

/** Findings about the device itself. */
export function findInDevice({ inventory, context }: Case): readonly Finding[] {
  const { systemStatus, haStatus } = context
  const version = systemStatus?.version ?? parseVersion(inventory.device?.version ?? '')
  const name = systemStatus?.hostname ?? inventory.device?.hostname ?? 'FortiGate'
  const findings: Finding[] = []
  const add = (finding: Omit<Finding, 'vdom' | 'line'> & { line?: number | null }) =>
    findings.push({ line: null, vdom: null, ...finding })

  if (version !== null && !isAtLeast(version, firstVersionWithMigrateFtm)) {
    add({
      id: 'device.version',
      severity: 'blocker',
      subject: name,
      message: `FortiOS ${formatVersion(version)} has no command to migrate FortiToken Mobile users; it came with ${formatVersion(firstVersionWithMigrateFtm)}. Upgrade the FortiGate first.`,
    })
  }
  if (systemStatus && systemStatus.haMode.mode !== 'standalone' && systemStatus.haMode.role === 'secondary') {
    add({
      id: 'device.ha-secondary',
      severity: 'blocker',
      subject: name,
      message: `This is the secondary unit of an HA cluster. Connect to the primary: the migration belongs there.`,
    })
  }
  for (const member of haStatus?.members ?? []) {
    if (member.inSync === true) continue
    add({
      id: 'device.ha-out-of-sync',
      severity: 'blocker',
      subject: member.serial,
      message: `${describeSync(member)}. Bring the cluster in sync first, so that every unit gets what the migration changes.`,
    })
  }
  if (inventory.fortiManager !== null) {
    add({
      id: 'device.fortimanager',
      severity: 'warning',
      subject: name,
      line: inventory.fortiManager.line,
      message:
        'A FortiManager manages this FortiGate. Its next installation can put the old two-factor settings back, and the migrated users could not log in any more: retrieve the configuration into FortiManager right after the migration.',
    })
  }
  return findings
}

function describeSync({ serial, hostname, inSync }: HaMember): string {
  const unit = hostname === null ? `HA unit ${serial}` : `HA unit ${serial} (${hostname})`
  return inSync === null ? `The cluster does not say whether ${unit} is in sync` : `${unit} is not in sync`
}
