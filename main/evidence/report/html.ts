import { vdomWords } from '../../contract/vdom-words'
import { verdictTitles, type VerdictState } from '../../contract/verdict'
import { utc, utcClock } from '../../text/times'
import { figure as number, listAll, plural } from '../../text/words'
import { html, type Html } from '../../text/html'
import { isGood } from './report'
import type { Report, ReportCommand, ReportUser } from './schema'
import { runReportStyle } from './run-report-style'
import { reportStyle } from '../../text/style'

/** An image for the head of the report, as a `data:` address. */
export interface ReportImage {
  readonly address: string
}

/**
 * The report as one self-contained page without scripts or anything remote. The first page is for a manager; every
 * user, every finding, every backup and every command follow. A rehearsal says so on every page.
 *
 * @param most how many rows a list has; where there are more, it says how many more, and where they are
 */
export function renderReport(report: Report, logo: ReportImage | null, most = Infinity): string {
  const rehearsal = report.mode === 'rehearsal'
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${report.title}</title>
<style>
${reportStyle}${runReportStyle}
</style>
</head>
<body${rehearsal ? html` class="is-rehearsal"` : html``}>
${rehearsal ? rehearsalMark(report) : html``}
<main>
${firstPage(report, logo)}
${users(report, most)}
${licenses(report)}
${otherChanges(report, most)}
${findings(report, most)}
${backups(report)}
${facts(report)}
${decisions(report)}
${commands(report)}
<footer>
<p>Written by Tokenferry ${report.application} on ${utc(report.writtenAt)}. The folder of this report is signed with the key <span class="mono">${report.signedWith}</span>; its README says how to check it. Tokenferry is independent of Fortinet; FortiGate, FortiOS and FortiToken are trademarks of Fortinet, Inc.</p>
</footer>
</main>
</body>
</html>
`.text
}

function rehearsalMark({ rehearsal }: Report): Html {
  return html`<aside class="rehearsal">
    <strong>Rehearsal.</strong> No real device was touched. A simulated twin of ${rehearsal?.source ?? ''},
    scenario “${rehearsal?.scenario ?? ''}”.
  </aside>`
}

/** How a verdict looks; its title says it as well. */
const looks: Readonly<Record<VerdictState, { readonly tone: string; readonly sign: string }>> = {
  incomplete: { tone: 'bad', sign: '!' },
  attention: { tone: 'warn', sign: '!' },
  unproven: { tone: 'neutral', sign: '?' },
  complete: { tone: 'good', sign: '✓' },
}

function firstPage(report: Report, logo: ReportImage | null): Html {
  const { device, run, verdict } = report
  const { users: counts, portal, licenses: all } = verdict
  const moved = all.filter(({ state }) => state === 'migrated').length
  return html`<header>
      ${logo || report.company ? html`<p class="brand">${logo ? html`<img src="${logo.address}" alt="" />` : html``}<span>${report.company}</span></p>` : html``}
      <h1>${report.title}</h1>
      <p class="when">
        ${report.earlier.length > 0 ? 'Migrated ' : ''}${utc(run.migratedAt ?? run.startedAt)}${device ? `, ${device.model}, ${device.serials.join(' and ')}` : ''}.
        All times are in UTC.
      </p>
      ${later(report)}
    </header>
    <section class="page-one">
      <p class="verdict ${looks[verdict.state].tone}">
        <span aria-hidden="true">${looks[verdict.state].sign}</span>
        ${verdictTitles[verdict.state]}
      </p>
      <p class="lead">${verdict.sentence}</p>
      <ul class="figures">
        ${figure(`${number(counts.through)} of ${number(counts.chosen)}`, 'users came through')}
        ${figure(`${number(moved)} of ${number(all.length)}`, 'licenses migrated')}
        ${figure(`${number(portal.same)} of ${number(counts.chosen)}`, 'serial numbers the same in the portal')}
        ${figure(number(verdict.otherChanges), verdict.otherChanges === 1 ? 'other change' : 'other changes')}
      </ul>
      <h2>What this means</h2>
      <ul class="meaning">
        ${report.meaning.map((sentence) => html`<li>${sentence}</li> `)}
      </ul>
      ${
        report.dates.length === 0
          ? html``
          : html`<h2>Dates that matter</h2>
              <section class="scroll" tabindex="0" aria-label="Dates that matter">
                <table class="dates">
                  <thead>
                    <tr>
                      <th scope="col">Date</th>
                      <th scope="col">What happens</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${report.dates.map(
                      ({ date, title, text, certain }) =>
                        html`<tr>
                          <td class="number">${date}${certain ? '' : html`<br /><small>expected</small>`}</td>
                          <td><strong>${title}.</strong> ${text}</td>
                        </tr> `,
                    )}
                  </tbody>
                </table>
              </section>`
      }
    </section>`
}

function later({ earlier, run }: Report): Html {
  if (earlier.length === 0) return html``
  return html`<p class="when">Verified again ${run.verifiedAt === null ? '' : utc(run.verifiedAt)}</p>`
}

function figure(value: string, label: string): Html {
  return html`<li><strong>${value}</strong> ${label}</li>`
}

function users({ users: all }: Report, most: number): Html {
  const open = all.filter((user) => !isGood(user)).length
  return html`<section class="new-page">
    <h2>Every user</h2>
    <p>
      ${plural(all.length, 'user')}${all.length === 0 ? '' : open > 0 ? `. ${plural(open, 'user')} ${open === 1 ? 'has' : 'have'} not come through, listed first` : all.length === 1 ? ', who came through' : ', all of whom came through'}.
      These are the users of all chosen licenses. The token is the serial number that the person’s app must
      keep.
    </p>
    ${tableOf(
      'Every user',
      ['User', 'VDOM', 'Token', 'FortiGate', 'FortiToken Cloud', 'Portal', 'Result'],
      all.slice(0, most).map(userRow),
    )}
    ${rest(all.slice(most).length, 'user', 'users.csv')}
  </section>`
}

function userRow(user: ReportUser): Html {
  return html`<tr${isGood(user) ? html`` : html` class="open"`}><td>${user.name}</td>${cell(vdomWords(user))}<td class="mono">${user.token}</td>${cell(user.onDevice)}${cell(user.inCloud)}${cell(portalWords(user))}<td${isGood(user) ? html` class="ok"` : html``}>${isGood(user) ? `✓ ${user.result}` : html`<strong>! ${user.portalToken !== null && user.state === 'through' ? 'Another serial number in the portal' : user.result}.</strong> ${user.advice}`}</td></tr>
`
}

/** What a list leaves out, and where that is. */
function rest(count: number, noun: string, file: string): Html {
  if (count === 0) return html``
  return html`<p>
    <strong>And ${plural(count, noun)} more,</strong> in <span class="mono">report.html</span> and
    <span class="mono">${file}</span> beside this; the same signature stands over them.
  </p>`
}

/** A cell whose words stay on one line as long as they are few. */
function cell(words: string): Html {
  return words.length > 18 ? html`<td>${words}</td>` : html`<td class="short">${words}</td>`
}

function portalWords({ portal, portalToken, portalReason }: ReportUser): string {
  switch (portal) {
    case 'same':
      return 'same'
    case 'different':
      return `different: ${portalToken ?? ''}`
    case 'confirmed-by-hand':
      return `Different in the list, confirmed by hand: ${portalToken ?? ''}. ${portalReason ?? ''}`
    case 'not-compared':
      return 'not compared'
  }
}

function licenses({ licenses: all, figures }: Report): Html {
  return html`<section>
    <h2>Licenses</h2>
    ${tableOf(
      'Licenses',
      ['License', 'VDOM', 'Tokens', 'Users', 'What became of it'],
      all.map(
        ({ license, vdom, tokens, users, outcome }) =>
          html`<tr>
            <td class="mono">${license}</td>
            <td>${vdom}</td>
            <td class="number">${tokens}</td>
            <td class="number">${users}</td>
            <td>${outcome}</td>
          </tr> `,
      ),
    )}
    <p>
      Balance of FortiToken Cloud: ${figures.balanceBefore} before, ${figures.balanceAfter} after.
      ${figures.balance} Users in FortiToken Cloud: ${figures.cloudUsersBefore} before,
      ${figures.cloudUsersAfter} after. ${figures.cloudUsers} Tokens of these licenses on the FortiGate:
      ${figures.tokensBefore} before, ${figures.tokensAfter} after.
    </p>
  </section>`
}

function otherChanges({ changes, wholeConfiguration, portal }: Report, most: number): Html {
  const scope = wholeConfiguration
    ? 'in the whole configuration, of which two backups were compared'
    : 'among users, administrators and tokens'
  return html`<section>
    <h2>Other changes</h2>
    ${
      changes.length === 0
        ? html`<p>
            Nothing else differs between before and after, ${scope}. Encrypted values are written anew at
            every reading and are not compared.
          </p>`
        : html`<p>These differ between before and after, ${scope}:</p>
            <ul>
              ${changes.slice(0, most).map(({ where, what }) => html`<li><span class="mono">${where}</span>: ${what}</li> `)}
            </ul>
            ${rest(changes.slice(most).length, 'change', 'other-changes.csv')}`
    }
    ${
      portal.different.length === 0
        ? html``
        : html`<h3>What differs in the portal (compared with ${portal.source})</h3>
            <ul>
              ${portal.different.slice(0, most).map((sentence) => html`<li>${sentence}</li> `)}
            </ul>
            ${rest(portal.different.slice(most).length, 'line', 'report.json')}`
    }
    ${
      portal.absent.length === 0
        ? html``
        : html`<h3>Not in the list from the portal, and not ticked</h3>
            <p>${plural(portal.absent.length, 'user')}: ${listAll(portal.absent.slice(0, most))}.</p>
            ${rest(portal.absent.slice(most).length, 'user', 'report.json')}`
    }
  </section>`
}

function findings({ findings: all }: Report, most: number): Html {
  return html`<section>
    <h2>Findings, and how they were answered</h2>
    ${
      all.length === 0
        ? html`<p>There were none.</p>`
        : html`${tableOf(
            'Findings',
            ['Finding', 'About', 'Answer'],
            all.slice(0, most).map(
              ({ title, message, subject, answer }) =>
                html`<tr>
                  <td><strong>${title}.</strong> ${message}</td>
                  <td class="about">${subject}</td>
                  <td class="answer">${answer}</td>
                </tr> `,
            ),
          )}${rest(all.slice(most).length, 'finding', 'findings.csv')}`
    }
  </section>`
}

function backups({ backups: all }: Report): Html {
  return html`<section>
    <h2>Backups</h2>
    ${
      all.length === 0
        ? html`<p>None.</p>`
        : html`${all.map(
              ({ when, file, bytes, sha256, takenAt, note }) =>
                html`<dl>
                  <div>
                    <dt>${when === 'before' ? 'Before the migration' : 'After the migration'}</dt>
                    <dd>${file}</dd>
                  </div>
                  <div>
                    <dt>SHA-256</dt>
                    <dd class="mono">${sha256}</dd>
                  </div>
                  <div>
                    <dt>Taken</dt>
                    <dd>${utc(takenAt)}, ${plural(bytes, 'byte')}</dd>
                  </div>
                  <div>
                    <dt>Worth</dt>
                    <dd>${note}</dd>
                  </div>
                </dl> `,
            )}
            <p>Restoring a backup does not bring tokens back: the migrated licenses are invalid.</p>`
    }
  </section>`
}

function facts({ run, device, writtenAt, earlier }: Report): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['FortiGate', device ? `${device.hostname}, ${device.model}, ${device.ha}` : '–'],
    ['Serial numbers', device?.serials.join(', ') ?? '–'],
    ['FortiOS', device?.version ?? '–'],
    ['Connected as', run.account === '' ? '–' : `${run.account} at ${run.address}`],
    ['Host key', run.hostKey || '–'],
    ['Done by', `${run.user} on ${run.laptop}`],
    ['Begun', utc(run.startedAt)],
    ['Verified', run.verifiedAt === null ? 'Not verified' : utc(run.verifiedAt)],
    ['Report written', utc(writtenAt)],
    ...earlier.map(({ finishedAt, sentence }): readonly [string, string] => [
      'Report before',
      `${utc(finishedAt)}: ${sentence}`,
    ]),
    [
      'Customer Service',
      run.ticket === ''
        ? '–'
        : `ticket ${run.ticket}${run.requestSentOn === '' ? '' : `, sent on ${run.requestSentOn}`}`,
    ],
    ['Second login', run.secondLogin],
    ['Run', run.id],
  ]
  return html`<section>
    <h2>Who, where and when</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>
  </section>`
}

function decisions({ decisions: all }: Report): Html {
  return html`<section>
    <h2>What was decided and done</h2>
    ${tableOf(
      'What was decided and done',
      ['Time', 'What'],
      all.map(
        ({ at, what }) =>
          html`<tr>
            <td class="number">${utc(at)}</td>
            <td>${what}</td>
          </tr> `,
      ),
    )}
  </section>`
}

function commands({ commands: all }: Report): Html {
  return html`<section class="new-page commands">
    <h2>Appendix: every command</h2>
    <p>
      ${plural(all.length, 'line')} typed on the FortiGate, with time, seconds and output. Secrets are masked.
      Long output is cut here; <span class="mono">transcript.log</span> has it whole, at the line that is
      named.
    </p>
    ${all.map(command)}
  </section>`
}

function command({
  at,
  scope,
  command: typed,
  seconds,
  lines,
  output,
  cut,
  sameAs,
  transcriptLine,
}: ReportCommand): Html {
  const head = html`<p class="command">
    <span class="number">${utcClock(at)}</span>
    <strong class="mono">${typed}</strong>${scope === '' ? '' : html` <span class="scope">${scope}</span>`}
    <span class="scope">${seconds.toFixed(1)} s, ${plural(lines, 'line')}, from line ${transcriptLine}</span>
  </p> `
  if (sameAs !== null)
    return html`${head}
      <p class="same">The same output as at ${utcClock(sameAs)}.</p> `
  if (output === '') return head
  return html`${head}
    <pre>${output}${cut ? '\n…' : ''}</pre> `
}

/** A table that scrolls on a narrow screen, by itself. */
function tableOf(label: string, titles: readonly string[], rows: readonly Html[]): Html {
  return html`<section class="scroll" tabindex="0" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}
