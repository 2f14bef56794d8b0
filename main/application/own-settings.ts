import type { CallArgument } from '../contract/calls'
import { forbiddenByPolicy, type PolicyInForce } from '../contract/policy'
import { ProblemError } from '../contract/result'
import { needsTwo } from '../migration/two-people'
import { KnownHosts } from '../settings/known-hosts'
import { OldEncryption } from '../settings/old-encryption'
import type { SettingsFile } from '../settings/settings'

/** What a person changes on the screen "Settings", as far as the organization has not fixed it. */
export class OwnSettings {
  private readonly settings: SettingsFile
  private readonly readPolicy: () => PolicyInForce
  private readonly isStill: () => boolean

  /**
   * @param readPolicy reads the policy of the organization
   * @param isStill whether the FortiGate asks something or is at work
   */
  constructor(settings: SettingsFile, readPolicy: () => PolicyInForce, isStill: () => boolean) {
    this.settings = settings
    this.readPolicy = readPolicy
    this.isStill = isStill
  }

  /** @throws ProblemError `settings-unwritable` */
  setNotifications({ on }: CallArgument<'setNotifications'>): void {
    this.settings.set('notifications', on)
  }

  /** @throws ProblemError `policy-forbids` if the organization has fixed it; `settings-unwritable` */
  keepRuns({ days }: CallArgument<'keepRuns'>): void {
    if (this.readPolicy().policy.keepRunsDays !== undefined)
      throw forbiddenByPolicy('How long finished runs are kept was not changed', 'Leave it as it is.')
    this.settings.set('keepRunsDays', days)
  }

  /**
   * @throws ProblemError `policy-forbids` if the organization wants two; `not-now` while the FortiGate asks, as what was
   *   agreed on before holds for its question; `settings-unwritable`
   */
  setTwoPeople({ on }: CallArgument<'setTwoPeople'>): void {
    if (needsTwo(this.readPolicy().policy))
      throw forbiddenByPolicy('How many people decide was not changed', 'Leave it as it is.')
    if (this.isStill()) {
      throw new ProblemError({
        code: 'not-now',
        message:
          'The number of people who decide can’t be changed while the FortiGate is asking something or working on a license.',
        hint: 'Try again when that is over.',
      })
    }
    this.settings.set('twoPeople', on)
  }

  /** @throws ProblemError `not-now` if the name of the host was not typed as it is; `settings-unwritable` */
  forgetHostKey({ host, port, type, typed }: CallArgument<'forgetHostKey'>): void {
    if (typed.trim() !== host) {
      throw new ProblemError({
        code: 'not-now',
        message: `The host key of ${host} was not forgotten.`,
        hint: `Type the address exactly as it is: ${host}.`,
      })
    }
    new KnownHosts(this.settings).forget({ host, port, type })
  }

  /** @throws ProblemError `settings-unwritable` */
  takeBackOldEncryption(device: CallArgument<'takeBackOldEncryption'>): void {
    new OldEncryption(this.settings).remember(device, false)
  }
}
