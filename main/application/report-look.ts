import { basename, extname } from 'node:path'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { AppView } from '../contract/snapshot'
import type { Settings } from '../settings/settings-schema'
import type { SettingsFile } from '../settings/settings'
import { readChosen } from './chosen-file'

const logoTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

/** A logo goes into every report and into the settings file. */
const largestLogo = 256 * 1024

/** The company, the logo and the paper of reports, as the settings keep them. */
export class ReportLookSettings {
  private readonly settings: SettingsFile

  constructor(settings: SettingsFile) {
    this.settings = settings
  }

  /** What the window shows of it. */
  get view(): AppView['report'] {
    const { company, paper, logo } = this.kept
    return { company, paper, logo: logo?.name ?? '' }
  }

  /** With the logo as an address that a page can show. */
  get kept(): Settings['report'] {
    return this.settings.get('report')
  }

  set({ company, paper }: CallArgument<'setReportLook'>): void {
    this.settings.update('report', (look) => ({ ...look, company: company.trim(), paper }))
  }

  removeLogo(): void {
    this.settings.update('report', (look) => ({ ...look, logo: null }))
  }

  /** @throws ProblemError if the file is no picture that a report can show. */
  async takeLogo(path: string): Promise<void> {
    const type = logoTypes[extname(path).toLowerCase()]
    const bytes = await readChosen(path)
    if (type === undefined || !isPicture(bytes) || bytes.length > largestLogo) {
      throw new ProblemError({
        code: 'logo-unusable',
        message: `${basename(path)} can’t be the logo of reports.`,
        hint: 'Choose a PNG or JPEG file of at most 256 kB.',
      })
    }
    const address = `data:${type};base64,${bytes.toString('base64')}`
    this.settings.update('report', (look) => ({ ...look, logo: { name: basename(path), address } }))
  }
}

/** By its first bytes: PNG or JPEG. */
function isPicture(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 4).toString('hex') === '89504e47' || bytes.subarray(0, 3).toString('hex') === 'ffd8ff'
  )
}
