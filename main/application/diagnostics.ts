import { fileStamp } from '../text/times'
import { saveText } from './chosen-file'
import type { Desktop } from './desktop'
import { gatherDiagnostics, type DiagnosticsSources } from './gather-diagnostics'

/** Shows the diagnostics file, and saves what the person has seen of it. */
export class Diagnostics {
  private readonly sources: DiagnosticsSources
  private readonly desktop: Pick<Desktop, 'chooseWhereToSave'>
  private readonly shown = new Map<boolean, string>()

  constructor(sources: DiagnosticsSources, desktop: Pick<Desktop, 'chooseWhereToSave'>) {
    this.sources = sources
    this.desktop = desktop
  }

  /** The text of the file as it would be saved now. */
  async show(withNames: boolean): Promise<string> {
    const text = await gatherDiagnostics(this.sources, withNames)
    this.shown.set(withNames, text)
    return text
  }

  /**
   * Saves what was shown last with this choice, and not a word more; answers the path, or `null` if the person closed the dialog.
   *
   * @throws ProblemError `file-unwritable`
   */
  async save(withNames: boolean): Promise<string | null> {
    const text = this.shown.get(withNames) ?? (await this.show(withNames))
    const name = `tokenferry-diagnostics_${fileStamp(this.sources.now())}.txt`
    const path = await this.desktop.chooseWhereToSave(name)
    if (path !== null) await saveText(path, text, 'diagnostics file')
    return path
  }
}
