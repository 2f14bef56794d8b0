import { html, type Html } from '../../text/html'
import { document, ofReport } from './document'
import { firstPage, type ReportImage } from './page-one'
import { licenses, otherChanges, plannedAndDone, users } from './people'
import { backups, decisions, facts, findings, signOff } from './record'
import type { Report } from './schema'

/** How a report is set. */
export interface ReportSetting {
  readonly logo: ReportImage | null
  /** That of the record that this report is about. */
  readonly rootHash: string
  /** How many rows a list has; if there are more, it says how many more, and where they are. */
  readonly most?: number
  /** Whether it is for paper, set in the type of `fontSheet`. */
  readonly isPrinted?: boolean
}

/**
 * The report as one self-contained page. Page one is for a manager; every user, every finding and every backup follow.
 * The commands have a page of their own (`commands-page.ts`).
 */
export function renderReport(
  report: Report,
  { logo, rootHash, most = Infinity, isPrinted = false }: ReportSetting,
): string {
  return document({
    ...ofReport(report),
    title: report.title,
    content: [
      firstPage(report, logo, rootHash),
      contents(report),
      users(report, most),
      licenses(report),
      plannedAndDone(report),
      otherChanges(report, most),
      findings(report, most),
      backups(report),
      facts(report),
      signOff(),
      decisions(report),
    ],
    isPrinted,
  })
}

function contents({ plan }: Report): Html {
  return html`<nav aria-label="Contents">
    <h2>Contents</h2>
    <ul>
      ${(
        [
          ['users', 'Every user'],
          ['licenses', 'Licenses'],
          ...(plan ? ([['plan', 'Planned and done']] as const) : []),
          ['changes', 'Other changes'],
          ['findings', 'Findings and how they were answered'],
          ['backups', 'Backups'],
          ['facts', 'Who, where and when'],
          ['sign-off', 'Sign-off'],
          ['decisions', 'What was decided and done'],
        ] as const
      ).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li> `)}
      <li>Every command that was typed: <span class="mono">commands.html</span>, next to this report</li>
    </ul>
  </nav>`
}
