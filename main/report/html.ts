import type { VerificationState } from '../contract/view'
import { findingsFor } from '../migration/procedure'
import { findingKey, findingTitles } from '../migration/decisions'
import { plural } from '../migration/outcome'
import type { RunState } from '../migration/run'
import { summarise } from '../migration/procedure'
import { describeDevice } from '../migration/steps/connect'
import { portalRows } from '../migration/steps/portal'
import { html, type Html } from './escape'
import { reportStyle } from './style'

const stateWords: Readonly<Record<VerificationState, string>> = {
  through: 'Came through',
  'not-in-cloud': 'Converted, not in FortiToken Cloud yet',
  'not-converted': 'Not converted',
  changed: 'Converted, and changed otherwise',
  missing: 'Gone from the FortiGate',
}

/**
 * The report of a run: one self-contained HTML page without scripts or anything remote. What happened and to whom
 * comes first; what was decided and by whom, the backup and its hash follow. A rehearsal says so on every page.
 */
export function renderReport(run: RunState, now: Date): string {
  const device = run.connected ? describeDevice(run.connected.reading) : null
  const title = `${run.mode === 'rehearsal' ? 'REHEARSAL: ' : ''}FortiToken migration of ${device?.hostname ?? 'a FortiGate'}`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${reportStyle}
        </style>
      </head>
      <body>
        ${run.mode === 'rehearsal' ? rehearsalMark(run) : html``}
        <main>
          <h1>${title}</h1>
          <p class="lead">${summarise(run)}</p>
          ${facts(run, now)} ${licenses(run)} ${users(run)} ${otherChanges(run)} ${decisions(run)}
          ${backup(run)}
          <footer>
            Written by Tokenferry ${run.application} on ${time(now.toISOString())}. Tokenferry is independent
            of Fortinet; FortiGate, FortiOS and FortiToken are trademarks of Fortinet, Inc.
          </footer>
        </main>
      </body>
    </html> `.text
}

function rehearsalMark(run: RunState): Html {
  return html`<p class="rehearsal" role="note">
    <strong>Rehearsal.</strong> No real device was touched. A simulated twin of
    ${run.rehearsal?.source ?? 'a sample'}, scenario “${run.rehearsal?.scenario ?? ''}”.
  </p>`
}

function facts(run: RunState, now: Date): Html {
  const device = run.connected ? describeDevice(run.connected.reading) : null
  const rows: readonly (readonly [string, string])[] = [
    ['FortiGate', device ? `${device.hostname}, ${device.model}, ${device.ha}` : '–'],
    [
      'Serial numbers',
      [device?.serial ?? '', ...(device?.members ?? []).map(({ serial }) => serial)]
        .filter((serial, at, all) => serial !== '' && all.indexOf(serial) === at)
        .join(', '),
    ],
    ['FortiOS', device?.version ?? '–'],
    [
      'Connected as',
      run.connected
        ? `${run.connected.user} at ${run.connected.host} port ${String(run.connected.port)}`
        : '–',
    ],
    ['Host key', run.connected?.hostKey ?? '–'],
    ['Done by', `${run.laptop.user} on ${run.laptop.host}`],
    ['Begun', time(run.startedAt)],
    ['Finished', time(now.toISOString())],
    [
      'Ticket of Customer Service',
      run.request.ticket === ''
        ? '–'
        : `${run.request.ticket}${run.request.sentOn === '' ? '' : `, sent on ${run.request.sentOn}`}`,
    ],
    ['Second login', run.secondLogin ? run.secondLogin.message : 'Not tried'],
  ]
  return html`<section>
    <h2>Facts</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`
}

function licenses(run: RunState): Html {
  const verification = run.verification
  return html`<section>
    <h2>Licenses</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">License</th>
          <th scope="col">VDOM</th>
          <th scope="col">What became of it</th>
        </tr>
      </thead>
      <tbody>
        ${run.licenses.map(
          ({ key, outcome }) =>
            html`<tr>
              <td class="mono">${key.license}</td>
              <td>${key.vdom}</td>
              <td>${outcome?.message ?? 'Not migrated.'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      verification
        ? html`<p>
            Balance of FortiToken Cloud: ${verification.balanceBefore} before, ${verification.balanceAfter}
            after. ${verification.balanceExplanation} Tokens of these licenses on the FortiGate:
            ${verification.tokensBefore} before, ${verification.tokensAfter} after.
          </p>`
        : html``
    }
  </section>`
}

function users(run: RunState): Html {
  const rows = run.verification?.rows ?? []
  const ticked = new Map(portalRows(run).map((row) => [row.key, row]))
  const open = rows.filter((row) => row.state !== 'through').length
  return html`<section>
    <h2>Users</h2>
    <p>
      ${plural(rows.length, 'user')}${open > 0 ? `, ${String(open)} of them to look at` : ', all of them came through'}.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">VDOM</th>
          <th scope="col">Token SN that must stay</th>
          <th scope="col">On the FortiGate</th>
          <th scope="col">In FortiToken Cloud</th>
          <th scope="col">Result</th>
          <th scope="col">Seen in the portal</th>
        </tr>
      </thead>
      <tbody>
        ${[...rows]
          .sort((a, b) => Number(a.state === 'through') - Number(b.state === 'through'))
          .map((row) => {
            const portal = ticked.get(row.key)
            return html`<tr class="${row.state}">
              <td>${row.name}</td>
              <td>${row.vdom}</td>
              <td class="mono">${row.token}</td>
              <td>${row.onDevice}</td>
              <td>${row.inCloud}</td>
              <td>${stateWords[row.state]}${row.advice === '' ? '' : `. ${row.advice}`}</td>
              <td>${portal?.ticked ? 'Yes, same serial number' : (portal?.found ?? 'Not ticked')}</td>
            </tr>`
          })}
      </tbody>
    </table>
  </section>`
}

function otherChanges(run: RunState): Html {
  const changes = run.verification?.otherChanges ?? []
  return html`<section>
    <h2>Other changes</h2>
    ${
      changes.length === 0
        ? html`<p>Nothing else differs between before and after, among users, administrators and tokens.</p>`
        : html`<ul>
            ${changes.map(({ where, what }) => html`<li>${where}: ${what}</li>`)}
          </ul>`
    }
  </section>`
}

function decisions(run: RunState): Html {
  const findings = findingsFor(run)
  return html`<section>
    <h2>Findings, and how they were answered</h2>
    ${
      findings.length === 0
        ? html`<p>There were none.</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Finding</th>
                <th scope="col">About</th>
                <th scope="col">Answer</th>
              </tr>
            </thead>
            <tbody>
              ${findings.map((finding) => {
                const answer = run.answers.get(findingKey(finding))
                return html`<tr>
                  <td><strong>${findingTitles[finding.id]}</strong><br />${finding.message}</td>
                  <td>${finding.subject}</td>
                  <td>${answer === undefined ? 'For information' : answer === '' ? 'Accepted' : answer}</td>
                </tr>`
              })}
            </tbody>
          </table>`
    }
  </section>`
}

function backup({ backup: taken }: RunState): Html {
  return html`<section>
    <h2>Backup</h2>
    ${
      taken
        ? html`<dl>
              <div>
                <dt>File</dt>
                <dd>${taken.path}</dd>
              </div>
              <div>
                <dt>SHA-256</dt>
                <dd class="mono">${taken.sha256}</dd>
              </div>
              <div>
                <dt>Taken</dt>
                <dd>${time(taken.at)}, ${plural(taken.bytes, 'byte')}</dd>
              </div>
              <div>
                <dt>Worth</dt>
                <dd>${taken.reason}</dd>
              </div>
            </dl>
            <p>Restoring it does not bring tokens back: the migrated licenses are invalid.</p>`
        : html`<p>None.</p>`
    }
  </section>`
}

function time(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}
