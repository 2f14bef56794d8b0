import { cellText, html, type Html } from '../../text/html'
import { definitions, htmlTable } from '../../text/page'
import { moment } from '../../text/times'
import { plural } from '../../text/words'
import { rest } from './lists'
import type { Report } from './schema'

/** What was found, and what a person said to it. */
export function findings({ findings: all }: Report, most: number): Html {
  return html`<section id="findings">
    <h2>Findings and how they were answered</h2>
    ${
      all.length === 0
        ? html`<p>None.</p>`
        : html`${htmlTable(
            'Findings',
            ['Finding', 'About', 'Answer'],
            all.slice(0, most).map(
              ({ title, message, subject, answer }) =>
                html`<tr>
                  <td><strong>${title}.</strong> ${cellText(message)}</td>
                  <td class="about">${cellText(subject)}</td>
                  <td class="answer">${cellText(answer)}</td>
                </tr> `,
            ),
          )}${rest(all.slice(most).length, 'finding', 'findings.csv')}`
    }
  </section>`
}

/** The backups of the configuration, before and after. */
export function backups({ backups: all, timeZone }: Report): Html {
  return html`<section id="backups">
    <h2>Backups</h2>
    ${
      all.length === 0
        ? html`<p>None.</p>`
        : html`${all.map(({ when, file, bytes, sha256, takenAt, note }) =>
              definitions([
                [when === 'before' ? 'Before the migration' : 'After the migration', file],
                ['SHA-256', html`<span class="mono">${sha256}</span>`],
                ['Taken', `${moment(takenAt, timeZone)}, ${plural(bytes, 'byte')}`],
                ['Use', note],
              ]),
            )}
            <p>Restoring a backup does not bring tokens back: the migrated licenses are invalid.</p>`
    }
  </section>`
}

/** Who did it, where and when. */
export function facts({ run, device, writtenAt, earlier, timeZone, window }: Report): Html {
  const at = (iso: string) => moment(iso, timeZone)
  const rows: readonly (readonly [string, string])[] = [
    ['FortiGate', device ? `${device.hostname}, ${device.model}, ${device.ha}` : '–'],
    ['Serial numbers', device?.serials.join(', ') ?? '–'],
    ['FortiOS', device?.version ?? '–'],
    ['Connected as', run.account === '' ? '–' : `${run.account} at ${run.address}`],
    ['Host key', run.hostKey || '–'],
    ...(run.byHand === undefined ? [] : [['By hand', run.byHand] as const]),
    ['Done by', `${run.user} on ${run.laptop}`],
    ['Started', at(run.startedAt)],
    ['Verified', run.verifiedAt === null ? 'Not verified' : at(run.verifiedAt)],
    ['Report created', at(writtenAt)],
    ...earlier.map(({ finishedAt, sentence }): readonly [string, string] => [
      'Earlier report',
      `${at(finishedAt)}: ${sentence}`,
    ]),
    [
      'Customer Service',
      run.ticket === ''
        ? '–'
        : `ticket ${run.ticket}${run.requestSentOn === '' ? '' : `, sent on ${run.requestSentOn}`}`,
    ],
    ...(window && window.contacts !== ''
      ? ([['Whom to call', window.contacts.replaceAll('\n', '; ')]] as const)
      : []),
    ['Second login', run.secondLogin],
    ['Run', run.id],
  ]
  return html`<section id="facts">
    <h2>Who, where and when</h2>
    ${definitions(rows)}
  </section>`
}

/** What was decided and done, in its order. */
export function decisions({ decisions: all, timeZone }: Report): Html {
  return html`<section id="decisions">
    <h2>What was decided and done</h2>
    ${htmlTable(
      'What was decided and done',
      ['Time', 'What'],
      all.map(
        ({ at, what }) =>
          html`<tr>
            <td class="number">${moment(at, timeZone)}</td>
            <td>${cellText(what)}</td>
          </tr> `,
      ),
    )}
  </section>`
}

/** Lines to sign on. */
export function signOff(): Html {
  return html`<section class="sign-off" id="sign-off">
    <h2>Sign-off</h2>
    ${['Carried out by', 'Checked by', 'Accepted by'].map((role) =>
      definitions([[role, html`<span>Name</span> <span>Date</span> <span>Signature</span>`]]),
    )}
  </section>`
}
