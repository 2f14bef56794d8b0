import { html, type Html } from '../../text/html'
import { ownMark } from '../../text/page'
import { reportStyle } from '../../text/style'
import { utc } from '../../text/times'
import { printedType, runReportStyle } from './run-report-style'
import type { Report } from './schema'

/** The style sheet with the type of a page that is printed, beside it; what prints has it. */
export const fontSheet = 'fonts.css'

/** A page about a run, or about the plan of one. */
interface Paper {
  readonly title: string
  /** What it says of itself at its top if it is about a rehearsal; else `null`. */
  readonly rehearsal: Html | null
  /** What it adds to the look of every paper. */
  readonly style?: Html
  readonly content: readonly Html[]
  /** Who wrote it, when, and how it is signed, in sentences. */
  readonly written: Html
  /** Whether it is set in the type of `fontSheet`, for paper, instead of that of the system. */
  readonly isPrinted: boolean
}

/** A self-contained page without scripts or anything remote. A rehearsal says so on every sheet. */
export function document({ title, rehearsal, style, content, written, isPrinted }: Paper): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${ownMark}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${isPrinted ? html` 'self'; font-src 'self' data:` : html``}; img-src data:">
<title>${title}</title>
<style>
${reportStyle}${runReportStyle}${style ?? html``}${isPrinted ? printedType : html``}
</style>${isPrinted ? html` <link rel="stylesheet" href="${fontSheet}" />` : html``}
</head>
<body${rehearsal ? html` class="is-rehearsal"` : html``}>
${rehearsal ? html`<aside class="rehearsal"><strong>Rehearsal.</strong> ${rehearsal}</aside>` : html``}
<main>
${content}
<footer>
<p>${written} Tokenferry is independent of Fortinet; FortiGate, FortiOS and FortiToken are trademarks of Fortinet, Inc.</p>
</footer>
</main>
</body>
</html>
`.text
}

/** What the papers of a report have in common. */
export function ofReport(report: Report): Pick<Paper, 'rehearsal' | 'written'> {
  const { rehearsal, application, writtenAt, signedWith } = report
  return {
    rehearsal:
      report.mode === 'rehearsal'
        ? html`No real device was touched. A simulated twin of ${rehearsal?.source ?? ''}, scenario
          “${rehearsal?.scenario ?? ''}”.`
        : null,
    written: html`Written by Tokenferry ${application} on ${utc(writtenAt)}. The folder of this report is
      signed with the key <span class="mono">${signedWith}</span>; its README says how to check it.`,
  }
}

/** Words that go to the next line before they break at a hyphen: names of devices have some. */
export function wholeWords(text: string): readonly Html[] {
  return text
    .split(' ')
    .map((word) => (word.includes('-') ? html`<span class="whole">${word}</span> ` : html`${word} `))
}
