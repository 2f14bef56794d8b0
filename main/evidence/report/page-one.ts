import { verdictTitles, type VerdictState } from '../../contract/verdict'
import { cellText, html, Html } from '../../text/html'
import { htmlTable } from '../../text/page'
import { moment, offsetName, utc } from '../../text/times'
import { figure as number } from '../../text/words'
import { renderSVG } from 'uqr'
import { wholeWords } from './document'
import { rest } from './lists'
import type { Report } from './schema'

/** An image for the head of the report, as a `data:` address. */
export interface ReportImage {
  readonly address: string
}

/** How a verdict looks; its title says it as well. */
const looks: Readonly<Record<VerdictState, { readonly tone: string; readonly sign: string }>> = {
  incomplete: { tone: 'bad', sign: '!' },
  attention: { tone: 'warn', sign: '!' },
  unproven: { tone: 'neutral', sign: '?' },
  complete: { tone: 'good', sign: '✓' },
}

/** Page one, for a manager. */
export function firstPage(report: Report, logo: ReportImage | null, rootHash: string): Html {
  const { device, run, verdict, timeZone = 'UTC' } = report
  const date = run.migratedAt ?? run.startedAt
  const { users: counts, portal, licenses: all } = verdict
  const moved = all.filter(({ state }) => state === 'migrated').length
  return html`<header>
      ${logo || report.company ? html`<p class="brand">${logo ? html`<img src="${logo.address}" alt="" />` : html``}<span>${report.company}</span></p>` : html``}
      <h1>${wholeWords(report.title)}</h1>
      <p class="when">
        ${report.earlier.length > 0 ? 'Migrated ' : ''}${moment(date, timeZone)}${isOtherThanUtc(report, date) ? ` (${utc(date)})` : ''}${device ? `, ${device.model}, ${device.serials.join(' and ')}` : ''}.
        Time zone: ${timeZone}.
      </p>
      ${planned(report)} ${later(report)}
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
      ${rootHashCard(rootHash)} ${notMoved(report)}
      <h2>What this means</h2>
      <ul class="meaning">
        ${report.meaning.map((sentence) => html`<li>${sentence}</li> `)}
      </ul>
      ${
        report.openPoints.length === 0
          ? html``
          : html`<h2>Still to do or keep in mind</h2>
              <ul class="meaning">
                ${report.openPoints.map(({ title, text }) => html`<li><strong>${title}.</strong> ${text}</li> `)}
              </ul>`
      }
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

/** Whether the clock that this report shows is another one than that of UTC. */
function isOtherThanUtc({ timeZone }: Report, at: string): boolean {
  return offsetName(at, timeZone) !== 'UTC'
}

/** When it was planned, and the number of the change. */
function planned({ window }: Report): Html {
  if (!window) return html``
  return html`<p class="when">
    Planned for ${window.words} (${utc(window.begin)} to
    ${utc(window.end)})${window.ticket === '' ? '' : html`, change ${window.ticket}`}.
  </p>`
}

function later({ earlier, run, timeZone }: Report): Html {
  if (earlier.length === 0) return html``
  return html`<p class="when">
    Verified again ${run.verifiedAt === null ? '' : moment(run.verifiedAt, timeZone)}
  </p>`
}

/** Rows on page one; the list of licenses has them all. */
const mostNotMoved = 6

/** The licenses that were chosen and did not move, and those that nobody chose, with their users. */
function notMoved({ licenses, left = [] }: Report): Html {
  const rows = [
    ...licenses
      .filter(({ state }) => state !== 'migrated')
      .map(({ outcome, ...license }) => ({ ...license, why: outcome })),
    ...left.map((license) => ({
      ...license,
      why:
        license.kind === 'trial'
          ? 'A trial license, which stays as it is.'
          : 'Not chosen, so it stays as it is.',
    })),
  ]
  if (rows.length === 0) return html``
  return html`<h2>Licenses that were not migrated</h2>
    ${htmlTable(
      'Licenses that were not migrated',
      ['License', 'VDOM', 'Users', 'Why'],
      rows.slice(0, mostNotMoved).map(
        ({ license, vdom, users, why }) =>
          html`<tr>
            <td class="mono">${license}</td>
            <td>${vdom}</td>
            <td class="number">${number(users)}</td>
            <td>${cellText(why)}</td>
          </tr> `,
      ),
    )}
    ${rest(rows.slice(mostNotMoved).length, 'license', 'licenses.csv')}`
}

/** A QR code. Within HTML it needs no name of its language, which looks like an address. */
function svgOf(text: string): string {
  return renderSVG(text, { border: 1 }).replace(/ xmlns="[^"]*"/, '')
}

/** The hash of the record, to be written down elsewhere: the key that signs it lies on the same computer. */
function rootHashCard(rootHash: string): Html {
  return html`<section class="root-hash" aria-labelledby="root-hash">
    <div role="img" aria-label="The same hash as a QR code">${new Html(svgOf(rootHash))}</div>
    <div>
      <h2 id="root-hash">Add this to the change record</h2>
      <p class="mono">${rootHash}</p>
      <p>
        This hash covers everything that was recorded. To check the folder later, compare the hash with
        <span class="mono">tokenferry verify FOLDER --hash HASH</span>, or as the README there says. No other
        record has the same hash.
      </p>
    </div>
  </section>`
}

function figure(value: string, label: string): Html {
  return html`<li><strong>${value}</strong> ${label}</li>`
}
