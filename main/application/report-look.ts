import { basename } from 'node:path'
import type { CallArgument } from '../contract/calls'
import { forbiddenByPolicy, type PolicyInForce } from '../contract/policy'
import { ProblemError } from '../contract/result'
import type { AppView } from '../contract/snapshot'
import type { Settings } from '../settings/settings-schema'
import type { SettingsFile } from '../settings/settings'
import { logoIn, logoWords } from '../settings/report-logo'
import { readChosen } from './chosen-file'

/** The company, the logo and the paper of reports, as the settings keep them, or as the organization has fixed them. */
export class ReportLookSettings {
  private readonly settings: SettingsFile
  private readonly readPolicy: () => PolicyInForce
  /** As it was last read: the window is shown far more often than a policy changes. */
  private inForce: PolicyInForce

  /** @param readPolicy reads the policy of the organization */
  constructor(settings: SettingsFile, readPolicy: () => PolicyInForce) {
    this.settings = settings
    this.readPolicy = readPolicy
    this.inForce = readPolicy()
  }

  /** What the window shows of it. */
  get view(): AppView['report'] {
    const { company, paper, logo } = this.look
    const { policy } = this.inForce
    return {
      ...{ company, paper },
      logo: logo?.name ?? '',
      isFixed: { company: policy.company !== undefined, logo: policy.logo !== undefined },
    }
  }

  /** Looks again what the organization has fixed. */
  refresh(): void {
    this.inForce = this.readPolicy()
  }

  /** What the next report looks like, with the logo as an address that a page can show. */
  get current(): Settings['report'] {
    this.refresh()
    return this.look
  }

  /** @throws ProblemError `policy-forbids` if the organization has fixed another company. */
  set({ company, paper }: CallArgument<'setReportLook'>): void {
    const fixed = this.readPolicy().policy.company
    const typed = company.trim()
    if (fixed !== undefined && typed !== fixed)
      throw forbiddenByPolicy('The company of reports was not changed', 'Leave it as it is.')
    this.settings.update('report', (look) => ({
      ...look,
      paper,
      ...(fixed === undefined && { company: typed }),
    }))
  }

  removeLogo(): void {
    this.refuseLogo()
    this.settings.update('report', (look) => ({ ...look, logo: null }))
  }

  /** @throws ProblemError `policy-forbids` if the organization has fixed the logo. */
  refuseLogo(): void {
    if (this.readPolicy().policy.logo === undefined) return
    throw forbiddenByPolicy('The logo of reports was not changed', 'Leave it as it is.')
  }

  /** @throws ProblemError if the file is no picture that a report can show, or the organization has fixed the logo. */
  async takeLogo(path: string): Promise<void> {
    this.refuseLogo()
    const logo = logoIn(path, await readChosen(path))
    if (!logo) {
      throw new ProblemError({
        code: 'logo-unusable',
        message: `${basename(path)} can’t be the logo of reports.`,
        hint: `Choose ${logoWords}.`,
      })
    }
    this.settings.update('report', (look) => ({ ...look, logo }))
  }

  private get look(): Settings['report'] {
    const own = this.settings.get('report')
    const { policy, logo } = this.inForce
    return { ...own, company: policy.company ?? own.company, logo: logo ?? own.logo }
  }
}
