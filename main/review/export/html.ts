import type { ReviewFile } from '../../contract/review'
import { html, type Html } from '../../text/html'
import { page, htmlTable } from '../../text/page'
import { figuresOf } from '../figures'
import { findingsTable } from './findings-table'
import { describeFirmware, summarizeFiles, fileTitle } from './summary'

/** The reviews as one page. */
export function reviewAsHtml(files: readonly ReviewFile[]): string {
  const overall = files.length > 1 ? [overview(files)] : []
  return page('Review of FortiGate configurations', summarizeFiles(files), [
    ...overall,
    ...files.map(section),
  ])
}

function overview(files: readonly ReviewFile[]): Html {
  const rows = files.map((file, at) => {
    const { licenses, tokens, migrate, stay, attention, blockers } = figuresOf(file)
    return html`<tr>
      <td><a href="#file-${at + 1}">${fileTitle(file)}</a></td>
      <td>${file.device?.version ?? null}</td>
      <td>${licenses}</td>
      <td>${tokens}</td>
      <td>${migrate}</td>
      <td>${stay}</td>
      <td>${attention}</td>
      <td>${blockers}</td>
      <td>${file.error?.message ?? ''}</td>
    </tr> `
  })
  return htmlTable(
    ['Device', 'FortiOS', 'Licenses', 'Tokens', 'Migrate', 'Stay', 'Attention', 'Blockers', 'Not read'],
    rows,
  )
}

function section(file: ReviewFile, at: number): Html {
  return html`<section id="file-${at + 1}">
    <h2>${fileTitle(file)}</h2>
    <p>
      ${describeFirmware(file)} <span class="mono">${file.path}</span>, SHA-256
      <span class="mono">${file.sha256}</span>
    </p>
    ${file.error === null ? html`` : html`<p role="alert"><strong>Not read to the end.</strong> ${file.error.message}</p>`}
    ${findings(file)} ${licenses(file)} ${users(file)}
  </section> `
}

function findings({ findings: all }: ReviewFile): Html {
  return all.length === 0 ? html`<p>Nothing to report.</p>` : findingsTable(all, 'file')
}

function licenses({ licenses: all }: ReviewFile): Html {
  if (all.length === 0) return html``
  const rows = all.map(
    ({ license, vdom, kind, tokens, assigned, activated, users: holders }) =>
      html`<tr>
        <td class="mono">${license}</td>
        <td>${vdom}</td>
        <td>${kind}</td>
        <td>${tokens}</td>
        <td>${assigned}</td>
        <td>${activated}</td>
        <td>${holders}</td>
      </tr> `,
  )
  return html`<h3>Licenses</h3>
    ${htmlTable(['License', 'VDOM', 'Kind', 'Tokens', 'Assigned', 'Activated', 'Users'], rows)}`
}

function users({ users: all }: ReviewFile): Html {
  if (all.length === 0) return html``
  const rows = all.map(
    ({ name, vdom, table, twoFactor, token, license, email, phone, outcome }) =>
      html`<tr>
        <td>${name}</td>
        <td>${vdom}</td>
        <td>${table}</td>
        <td>${twoFactor}</td>
        <td class="mono">${token}</td>
        <td class="mono">${license}</td>
        <td>${email ?? phone}</td>
        <td>${outcome}</td>
      </tr> `,
  )
  return html`<h3>Users with a second factor</h3>
    ${htmlTable(['User', 'VDOM', 'Table', 'Second factor', 'Token', 'License', 'Contact', 'Outcome'], rows)}`
}
