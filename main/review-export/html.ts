import type { ReviewFile } from '../contract/review'
import { html, type Html } from '../report/escape'
import { reportStyle } from '../report/style'
import { countFindings, countIn, describeFirmware, summarise, titleOf } from './summary'

/** The reviews as one page: no script, nothing loaded from elsewhere. */
export function reviewAsHtml(files: readonly ReviewFile[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>Review of FortiGate configurations</title>
        <style>
          ${reportStyle}
        </style>
      </head>
      <body>
        <main>
          <h1>Review of FortiGate configurations</h1>
          <p class="lead">${summarise(files)}</p>
          ${files.length > 1 ? overview(files) : html``} ${files.map(section)}
          <footer>
            Written by Tokenferry. Tokenferry is independent of Fortinet; FortiGate, FortiOS and FortiToken
            are trademarks of Fortinet, Inc.
          </footer>
        </main>
      </body>
    </html> `.text
}

function overview(files: readonly ReviewFile[]): Html {
  const rows = files.map((file, at) => {
    const { licenses, tokens, migrate, stay, attention } = countIn([file])
    return html`<tr>
      <td><a href="#file-${at + 1}">${titleOf(file)}</a></td>
      <td>${file.device?.version ?? null}</td>
      <td>${licenses}</td>
      <td>${tokens}</td>
      <td>${migrate}</td>
      <td>${stay}</td>
      <td>${attention}</td>
      <td>${countFindings(file, 'blocker')}</td>
      <td>${file.error?.message ?? ''}</td>
    </tr> `
  })
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Device</th>
        <th scope="col">FortiOS</th>
        <th scope="col">Licenses</th>
        <th scope="col">Tokens</th>
        <th scope="col">Migrate</th>
        <th scope="col">Stay</th>
        <th scope="col">Attention</th>
        <th scope="col">Blockers</th>
        <th scope="col">Not read</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

function section(file: ReviewFile, at: number): Html {
  return html`<section id="file-${at + 1}">
    <h2>${titleOf(file)}</h2>
    <p>
      ${describeFirmware(file)} <span class="mono">${file.path}</span>, SHA-256
      <span class="mono">${file.sha256}</span>
    </p>
    ${file.error === null ? html`` : html`<p role="alert"><strong>Not read to the end.</strong> ${file.error.message}</p>`}
    ${findings(file)} ${licenses(file)} ${users(file)}
  </section> `
}

function findings({ findings: all }: ReviewFile): Html {
  if (all.length === 0) return html`<p>Nothing to report.</p>`
  const rows = all.map(
    ({ severity, subject, vdom, line, message }) =>
      html`<tr>
        <td><strong>${severity}</strong></td>
        <td>${subject}</td>
        <td>${vdom}</td>
        <td>${line}</td>
        <td>${message}</td>
      </tr> `,
  )
  return html`<h3>Findings</h3>
    <table>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Subject</th>
          <th scope="col">VDOM</th>
          <th scope="col">Line</th>
          <th scope="col">What it means</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
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
    <table>
      <thead>
        <tr>
          <th scope="col">License</th>
          <th scope="col">VDOM</th>
          <th scope="col">Kind</th>
          <th scope="col">Tokens</th>
          <th scope="col">Assigned</th>
          <th scope="col">Activated</th>
          <th scope="col">Users</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
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
    <table>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">VDOM</th>
          <th scope="col">Table</th>
          <th scope="col">Second factor</th>
          <th scope="col">Token</th>
          <th scope="col">License</th>
          <th scope="col">Contact</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}
