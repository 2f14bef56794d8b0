import type { Aside, AsideView, ComponentVersion } from '../contract/aside'
import { noPolicy, type PolicyInForce } from '../contract/policy'
import { ProblemError } from '../contract/result'
import type { SettingsFile } from '../settings/settings'
import { viewSettings } from './settings-view'

/** The screen beside the work that is open, if any: main holds it, so that a page that is drawn again shows it again. */
export class Asides {
  private readonly settings: Pick<SettingsFile, 'get'>
  private readonly readPolicy: () => PolicyInForce
  private readonly version: string
  private shown: Aside | null = null
  /** As it was read when "Settings" was opened: the window is shown far more often than a policy changes. */
  private inForce: PolicyInForce = noPolicy

  /**
   * @param readPolicy reads the policy of the organization
   * @param version of Tokenferry
   */
  constructor(settings: Pick<SettingsFile, 'get'>, readPolicy: () => PolicyInForce, version: string) {
    this.settings = settings
    this.readPolicy = readPolicy
    this.version = version
  }

  /**
   * Shows one, or none.
   *
   * @param isStill whether the screen has to stay as it is
   * @throws ProblemError `not-now` if it has to
   */
  show(aside: Aside | null, isStill: boolean): void {
    if (aside !== null && isStill) {
      throw new ProblemError({
        code: 'not-now',
        message:
          'The screen can’t be changed while the FortiGate is asking something or working on a license.',
        hint: 'Try again when that is over.',
      })
    }
    if (aside?.at === 'settings') this.inForce = this.readPolicy()
    this.shown = aside
  }

  /** What the window shows of it. */
  get view(): AsideView | null {
    const { shown } = this
    switch (shown?.at) {
      case 'settings':
        return { at: 'settings', settings: viewSettings(this.settings, this.inForce) }
      case 'about':
        return { at: 'about', versions: versionsOf(this.version) }
      case 'help':
        return shown
      default:
        return null
    }
  }
}

function versionsOf(version: string): readonly ComponentVersion[] {
  const { electron, chrome, node } = process.versions
  const all: readonly (readonly [string, string | undefined])[] = [
    ['Tokenferry', version],
    ['Electron', electron],
    ['Chromium', chrome],
    ['Node.js', node],
  ]
  return all.flatMap(([name, found]) => (found === undefined ? [] : [{ name, version: found }]))
}
