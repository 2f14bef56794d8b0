import { stepTitles } from '../../../contract/steps'
import type { DevicePlan } from '../../../migration/plan/schema'
import { html, type Html } from '../../../text/html'
import { utc } from '../../../text/times'
import { figure } from '../../../text/words'
import type { NamedTable } from './lists'

/** How long it takes, and the dates afterwards. */
export function timing({ rehearsed, datesAfter }: DevicePlan, table: NamedTable): Html {
  return html`<section>
    <h3>How long it takes</h3>
    ${
      rehearsed === null
        ? html`<p>No rehearsal of this FortiGate is known, so nothing has been measured.</p>`
        : html`<p>
              This is how long the simulated FortiGate took to answer in a rehearsal of this FortiGate
              (${rehearsed.scenario}, ${utc(rehearsed.at)}). The time people took is left out. A real
              FortiGate may be slower.
            </p>
            ${table(
              'Times of the rehearsal',
              ['Step', 'Seconds', 'Lines typed'],
              rehearsed.steps.map(
                ({ step, seconds, lines }) =>
                  html`<tr>
                    <td>${stepTitles[step]}</td>
                    <td class="number">${seconds.toFixed(1)}</td>
                    <td class="number">${figure(lines)}</td>
                  </tr> `,
              ),
            )}`
    }
    ${
      datesAfter.length === 0
        ? html``
        : html`<h3>Dates afterwards</h3>
            ${table(
              'Dates afterwards',
              ['When', 'What happens'],
              datesAfter.map(
                ({ when, title, text }) =>
                  html`<tr>
                    <td>${when}</td>
                    <td><strong>${title}.</strong> ${text}</td>
                  </tr> `,
              ),
            )}`
    }
  </section>`
}
