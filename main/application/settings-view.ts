import type { SettingsView } from '../contract/aside'
import { forbids, type Policy, type PolicyInForce } from '../contract/policy'
import { listOf } from '../migration/revision'
import { needsTwo } from '../migration/two-people'
import type { SettingsFile } from '../settings/settings'

/** What the screen "Settings" shows. */
export function viewSettings(
  settings: Pick<SettingsFile, 'get'>,
  { policy, problem }: PolicyInForce,
): SettingsView {
  return {
    notifications: settings.get('notifications'),
    keepRunsDays: policy.keepRunsDays ?? settings.get('keepRunsDays'),
    twoPeople: needsTwo(policy) || settings.get('twoPeople'),
    isFixed: {
      keepRunsDays: policy.keepRunsDays !== undefined,
      dataFolder: policy.dataFolder !== undefined,
      twoPeople: needsTwo(policy),
    },
    decided: problem === null ? decisions(policy) : [`${problem.message} ${problem.hint}`],
    knownDevices: listOf(settings.get('knownHosts')),
    isForgettingFinal: forbids(policy, 'acceptNewHostKeys'),
    oldEncryption: listOf(settings.get('oldEncryption')),
    isOldEncryptionForbidden: forbids(policy, 'oldEncryption'),
  }
}

/** What a policy decides that no setting could change, each in a sentence. */
function decisions(policy: Policy): readonly string[] {
  return [
    forbids(policy, 'approveOtherWordings') &&
      'A question of the FortiGate whose wording is not documented can’t be approved.',
    forbids(policy, 'acceptNewHostKeys') && 'A host key that this computer does not know can’t be trusted.',
    forbids(policy, 'oldEncryption') && 'No FortiGate is offered old encryption.',
    forbids(policy, 'restAccess') && 'The REST API of FortiToken Cloud is not queried.',
    policy.signingKey !== undefined && `Evidence has to be signed with the key ${policy.signingKey}.`,
  ].filter((sentence) => sentence !== false)
}
