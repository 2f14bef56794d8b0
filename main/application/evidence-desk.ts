import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { AppView, VerificationLines } from '../contract/view'
import type { JournalRecord } from '../migration/journal'
import type { RunState } from '../migration/run'
import { linesOf } from '../migration/verification'
import type { RunFolder } from '../store/run-folders'
import type { SettingsFile } from '../settings/settings'
import type { Desktop } from './desktop'

const logoTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

/** A logo goes into every report and into the settings file. */
const largestLogo = 256 * 1024

/** The longest list from the portal, in bytes: tens of thousands of users. */
const largestList = 8_000_000

/** What evidence is written about. */
export interface EvidenceOf {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  readonly folder: RunFolder
}

/** All around the evidence of a run: the lines of a user, the look of reports, lists from the portal, the bundle. */
export class EvidenceDesk {
  private readonly desktop: Desktop
  private readonly settings: SettingsFile
  private readonly dataFolder: string
  private readonly now: () => Date

  constructor(parts: {
    readonly desktop: Desktop
    readonly settings: SettingsFile
    readonly dataFolder: string
    readonly now: () => Date
  }) {
    this.desktop = parts.desktop
    this.settings = parts.settings
    this.dataFolder = parts.dataFolder
    this.now = parts.now
  }

  /** The company, the logo and the paper of reports. */
  get look(): AppView['report'] {
    const { company, paper, logo } = this.settings.get('report')
    return { company, paper, logo: logo?.name ?? '' }
  }

  setLook({ company, paper }: CallArgument<'setReportLook'>): void {
    this.settings.set('report', { ...this.settings.get('report'), company: company.trim(), paper })
  }

  removeLogo(): void {
    this.settings.set('report', { ...this.settings.get('report'), logo: null })
  }

  /** @throws ProblemError where the file is no picture that a report can show. */
  async chooseLogo(): Promise<void> {
    const path = await this.desktop.chooseFile('logo')
    if (path === null) return
    const type = logoTypes[extname(path).toLowerCase()]
    const bytes = await read(path)
    if (type === undefined || !isPicture(bytes) || bytes.length > largestLogo) {
      throw new ProblemError({
        code: 'logo-unusable',
        message: `${basename(path)} can’t be the logo of reports.`,
        hint: 'Choose a PNG or JPEG file of at most 256 kB.',
      })
    }
    const address = `data:${type};base64,${bytes.toString('base64')}`
    this.settings.set('report', { ...this.settings.get('report'), logo: { name: basename(path), address } })
  }

  /** The text of a list that the person chooses; `null` where the dialog was closed. */
  async chooseList(): Promise<string | null> {
    const path = await this.desktop.chooseFile('list')
    if (path === null) return null
    const bytes = await read(path)
    if (bytes.length <= largestList) {
      const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
      return bytes.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '')
    }
    throw new ProblemError({
      code: 'list-too-long',
      message: `${basename(path)} is too large for a list of users.`,
      hint: 'Choose a file of at most 8 MB.',
    })
  }

  /** A user's entries before and after, as verification read them. */
  lines(run: RunState, key: string): VerificationLines {
    if (!run.inventory || !run.verification) return { before: [], after: [] }
    return linesOf(key, run.inventory.inventory, run.verification.after.inventory)
  }

  /** Writes the bundle; answers the path of its report. @throws ProblemError `report-unwritable` */
  async write({ run, records, folder }: EvidenceOf): Promise<string> {
    const [{ writeEvidence }, { openSigningKey }] = await Promise.all([
      import('../evidence/write-evidence'),
      import('../evidence/signing-key'),
    ])
    const { company, paper, logo } = this.settings.get('report')
    const bundle = folder.evidence(run)
    try {
      await writeEvidence(bundle, {
        run,
        records,
        journal: folder.journal,
        transcript: folder.transcript,
        look: { company, paper },
        logo: logo && { address: logo.address },
        signer: openSigningKey(this.dataFolder, this.desktop.keeper),
        printPdf: this.desktop.printPdf,
        now: this.now(),
      })
    } catch (error) {
      throw new ProblemError({
        code: 'report-unwritable',
        message: `The report can’t be written to ${bundle}.`,
        hint: 'Free some space or check the rights of that folder, then finish again.',
        detail: (error as Error).message,
      })
    }
    return join(bundle, 'report.html')
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new ProblemError({
      code: 'file-unreadable',
      message: `The file ${path} can’t be read.`,
      hint: 'Check its rights, or choose another one.',
      detail: (error as Error).message,
    })
  }
}

/** By its first bytes: PNG or JPEG. */
function isPicture(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 4).toString('hex') === '89504e47' || bytes.subarray(0, 3).toString('hex') === 'ffd8ff'
  )
}
