import type { Finding } from '../../contract/review'
import { cellText, html, type Html } from '../../text/html'
import { htmlTable } from '../../text/page'

/** Findings one below the other. Those of a file are on a line of it, those of a device are not. */
export function findingsTable(findings: readonly Finding[], origin: 'file' | 'device'): Html {
  const ofFile = origin === 'file'
  const rows = findings.map(
    ({ severity, subject, vdom, line, message }) =>
      html`<tr>
        <td><strong>${severity}</strong></td>
        <td>${cellText(subject)}</td>
        <td>${cellText(vdom)}</td>
        ${ofFile ? html`<td>${line}</td>` : []}
        <td>${cellText(message)}</td>
      </tr> `,
  )
  return html`<h3>Findings</h3>
    ${htmlTable('Findings', ['Severity', 'Subject', 'VDOM', ...(ofFile ? ['Line'] : []), 'What it means'], rows)}`
}
