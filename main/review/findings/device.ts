import type { Finding } from '../../contract/review'
import {
  firstVersionWithMigrateFtm,
  formatVersion,
  isAtLeast,
  parseVersion,
  type Version,
  type HaMember,
} from '../../fortios/output'
import { plural } from '../../text/words'
import { otherProduct } from '../../fortios/product'
import type { Case } from './context'

/** That it is no FortiGate at all: then nothing else can be found. */
export function findOtherProduct({ inventory, context: { systemStatus } }: Case): readonly Finding[] {
  const product = otherProduct(systemStatus?.model ?? inventory.device?.platform ?? null)
  if (product === null) return []
  const subject = systemStatus?.hostname ?? inventory.device?.hostname ?? product
  const message = `This is a ${product}, not a FortiGate. The migration is documented for the FortiGate only, so no user migrates here: use the FortiGate that the users log in to.`
  return [{ id: 'device.other-product', severity: 'blocker', vdom: null, subject, message, line: null }]
}

/** Findings about the device itself. */
export function findInDevice({ inventory, context }: Case): readonly Finding[] {
  const { systemStatus, haStatus, account } = context
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
      message: `FortiOS ${formatVersion(version)} has no command to migrate FortiToken Mobile users; it was added in ${formatVersion(firstVersionWithMigrateFtm)}. Upgrade the FortiGate first.`,
    })
  }
  if (systemStatus && version !== null && acceptsInvalidTokens(version)) {
    add({
      id: 'device.login-proves-less',
      severity: 'warning',
      subject: name,
      message: `According to CVE-2026-121530, FortiOS ${formatVersion(version)} can let someone in with an invalid token after a correct name and password. After the migration, a login that works proves less here: also try one with a wrong code and check that it is refused.`,
    })
  }
  if (context.readOnly === true) {
    add({
      id: 'admin.read-only',
      severity: 'blocker',
      subject: account ?? name,
      message: 'This administrator is read-only. Connect with one that has the super_admin profile.',
    })
  }
  if (systemStatus && systemStatus.haMode.mode !== 'standalone' && systemStatus.haMode.role === 'secondary') {
    add({
      id: 'device.ha-secondary',
      severity: 'blocker',
      subject: name,
      message: `This is the secondary unit of an HA cluster. Connect to the primary and migrate there.`,
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
          ? `The cluster doesn’t report whether ${describeUnit(member)} is in sync. Check that unit before you continue: one that is out of sync would miss what the migration changes.`
          : `${describeUnit(member)} is not in sync. Sync the cluster first, so that every unit gets what the migration changes.`,
    })
  }
  if (inventory.fortiManager !== null) {
    add({
      id: 'device.fortimanager',
      severity: 'warning',
      subject: name,
      line: inventory.fortiManager.line,
      message:
        'A FortiManager manages this FortiGate. Its next installation can put the old two-factor settings back, and then the migrated users could no longer log in: retrieve the configuration into FortiManager right after the migration.',
    })
  }
  const fabricUsers = inventory.records.filter(({ table, options }) =>
    isFabricObject(table, new Map(options)),
  ).length
  if (inventory.fabricRoot || fabricUsers > 0) {
    const who = inventory.fabricRoot
      ? `This FortiGate gets objects from the root of a Security Fabric, ${inventory.fabricRoot.name}.`
      : `${plural(fabricUsers, 'user')} on this FortiGate ${fabricUsers === 1 ? 'is an object' : 'are objects'} of a Security Fabric.`
    add({
      id: 'device.fabric',
      severity: 'warning',
      subject: name,
      line: inventory.fabricRoot?.line ?? null,
      message: `${who} From FortiOS 8.0 on, its root can push users and, with them, the old two-factor settings: check there, in the Security Fabric settings and at users with "fabric-object enable", before you request the migration and again right after it.`,
    })
  }
  return findings
}

/** FortiOS 8.0 has it for local users (schema of the vendor's Terraform provider). */
function isFabricObject(table: string, options: ReadonlyMap<string, string | null>): boolean {
  return table === 'user local' && options.get('fabric-object') === 'enable'
}

function describeUnit({ serial, hostname }: HaMember): string {
  return hostname === null ? `HA unit ${serial}` : `HA unit ${serial} (${hostname})`
}

/** FortiOS 7.6.0 to 7.6.6 (CVE-2026-121530). */
function acceptsInvalidTokens({ major, minor, patch }: Version): boolean {
  return major === 7 && minor === 6 && patch <= 6
}
