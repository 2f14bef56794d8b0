import type { Finding } from '../../contract/review'
import {
  firstVersionWithMigrateFtm,
  formatVersion,
  isAtLeast,
  parseVersion,
  type Version,
  type HaMember,
} from '../../fortios/output'
import type { Case } from './context'

/** Findings about the device itself. */
export function findInDevice({ inventory, context }: Case): readonly Finding[] {
  const { systemStatus, haStatus, account } = context
  const version = systemStatus?.version ?? parseVersion(inventory.device?.version ?? '')
  const name = systemStatus?.hostname ?? inventory.device?.hostname ?? 'FortiGate'
  const findings: Finding[] = []
  const add = (finding: Omit<Finding, 'vdom' | 'line'> & { line?: number | null }) =>
    findings.push({ line: null, vdom: null, ...finding })

  const product = otherProduct.exec(systemStatus?.model ?? '')?.[0]
  if (product !== undefined) {
    add({
      id: 'device.other-product',
      severity: 'blocker',
      subject: name,
      message: `This is a ${product}, which has the same tables as a FortiGate and no documented migration. Connect to the FortiGate.`,
    })
  }
  if (version !== null && !isAtLeast(version, firstVersionWithMigrateFtm)) {
    add({
      id: 'device.version',
      severity: 'blocker',
      subject: name,
      message: `FortiOS ${formatVersion(version)} has no command to migrate FortiToken Mobile users; it came with ${formatVersion(firstVersionWithMigrateFtm)}. Upgrade the FortiGate first.`,
    })
  }
  if (systemStatus && version !== null && acceptsInvalidTokens(version)) {
    add({
      id: 'device.login-proves-less',
      severity: 'warning',
      subject: name,
      message: `FortiOS ${formatVersion(version)} can let somebody in with an invalid token code (CVE-2026-121530). After the migration a login that works proves less here: also try one with a wrong code, and see that it is refused.`,
    })
  }
  if (context.readOnly === true) {
    add({
      id: 'admin.read-only',
      severity: 'blocker',
      subject: account ?? name,
      message: 'This administrator may only read. Connect with one that has the profile super_admin.',
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
      severity: member.inSync === null ? 'warning' : 'blocker',
      subject: member.serial,
      message:
        member.inSync === null
          ? `The cluster does not say whether ${describeUnit(member)} is in sync. Look at it before you go on: a unit that is not would miss what the migration changes.`
          : `${describeUnit(member)} is not in sync. Bring the cluster in sync first, so that every unit gets what the migration changes.`,
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

function describeUnit({ serial, hostname }: HaMember): string {
  return hostname === null ? `HA unit ${serial}` : `HA unit ${serial} (${hostname})`
}

/** Products of the vendor that answer in the same language (`Version: FortiProxy-VM64 v7.4.3`) and are no FortiGate. */
const otherProduct = /^Forti(?:Proxy|ADC|Analyzer|Mail|Manager|Switch|Voice|Web)(?![A-Za-z])/

/** FortiOS 7.6.0 to 7.6.6 (CVE-2026-121530). */
function acceptsInvalidTokens({ major, minor, patch }: Version): boolean {
  return major === 7 && minor === 6 && patch <= 6
}
