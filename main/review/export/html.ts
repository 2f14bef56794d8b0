import type { PassedOver, Reviewed, ReviewFile } from '../../contract/review'
import { cellText, html, type Html } from '../../text/html'
import { figure } from '../../text/words'
import { page, htmlTable } from '../../text/page'
import { figuresOf } from '../figures'
import { licensesOfUsers } from '../licenses-of-users'
import { findingsTable } from './findings-table'
import { describeFirmware, filePlace, fileVersion, summarizeFiles, fileTitle } from './summary'

/** The reviews as one page. */
export function reviewAsHtml(reviewed: Reviewed): string {
  const { files, passedOver } = reviewed
  return page('Review of FortiGate configurations', summarizeFiles(reviewed), [
    ...(files.length > 1 ? [overview(files)] : []),
    ...files.map(section),
    ...(passedOver.length > 0 ? [notReviewed(passedOver)] : []),
  ])
}

function notReviewed(passedOver: readonly PassedOver[]): Html {
  const rows = passedOver.map(
    ({ path, reason }) =>
      html`<tr>
        <td class="mono">${cellText(path)}</td>
        <td>${cellText(reason)}</td>
      </tr> `,
  )
  return html`<section>
    <h2>Passed over</h2>
    <p>These were found but not reviewed. Nothing is known about them.</p>
    ${htmlTable('Passed over', ['File', 'Why'], rows)}
  </section> `
}

function overview(files: readonly ReviewFile[]): Html {
  const rows = files.map((file, at) => {
    const { licenses, tokens, migrate, stay, attention, blockers } = figuresOf(file)
    return html`<tr>
      <td><a href="#file-${at + 1}">${cellText(fileTitle(file))}</a></td>
      <td>${cellText(fileVersion(file))}</td>
      <td>${figure(licenses)}</td>
      <td>${figure(tokens)}</td>
      <td>${figure(migrate)}</td>
      <td>${figure(stay)}</td>
      <td>${figure(attention)}</td>
      <td>${figure(blockers)}</td>
      <td>${cellText(file.error?.message ?? '')}</td>
    </tr> `
  })
  return htmlTable(
    'Files',
    ['Device', 'Version', 'Licenses', 'Tokens', 'Migrate', 'Stay', 'Attention', 'Blockers', 'Not read'],
    rows,
  )
}

function section(file: ReviewFile, at: number): Html {
  return html`<section id="file-${at + 1}">
    <h2>${fileTitle(file)}</h2>
    <p>
      ${describeFirmware(file)} <span class="mono">${filePlace(file)}</span>, SHA-256
      <span class="mono">${file.sha256}</span>
    </p>
    ${file.error === null ? html`` : html`<p role="alert"><strong>Not fully read.</strong> ${file.error.message}</p>`}
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
        <td>${cellText(vdom)}</td>
        <td>${kind}</td>
        <td>${figure(tokens)}</td>
        <td>${figure(assigned)}</td>
        <td>${figure(activated)}</td>
        <td>${figure(holders)}</td>
      </tr> `,
  )
  return html`<h3>Licenses</h3>
    ${htmlTable('Licenses', ['License', 'VDOM', 'Kind', 'Tokens', 'Assigned', 'Activated', 'Users'], rows)}`
}

function users(file: ReviewFile): Html {
  const { users: all } = file
  if (all.length === 0) return html``
  const licenseOf = licensesOfUsers(file)
  const rows = all.map((user) => {
    const { name, vdom, table, twoFactor, token, email, phone, outcome } = user
    return html`<tr>
      <td>${cellText(name)}</td>
      <td>${cellText(vdom)}</td>
      <td>${table}</td>
      <td>${twoFactor}</td>
      <td class="mono">${token}</td>
      <td class="mono">${licenseOf(user)}</td>
      <td>${cellText(email ?? phone)}</td>
      <td>${outcome}</td>
    </tr> `
  })
  return html`<h3>Users with a second factor</h3>
    ${htmlTable('Users', ['User', 'VDOM', 'Table', 'Second factor', 'Token', 'License', 'Contact', 'Outcome'], rows)}`
}
