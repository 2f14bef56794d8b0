import { stepTitles } from '../../../contract/steps'
import type { DevicePlan } from '../../../migration/plan/schema'
import { cellText, html, type Html } from '../../../text/html'
import { moreInPlan, type NamedTable } from './lists'

/** What is checked before the change, and how it stands. */
export function checks({ checks: all }: DevicePlan, table: NamedTable): Html {
  return html`<section>
    <h3>Checks before the change</h3>
    ${table(
      'Checks',
      ['Step', 'What', 'State', 'Now'],
      all.map(
        ({ step, what, state, now }) =>
          html`<tr>
            <td>${stepTitles[step]}</td>
            <td>${cellText(what)}</td>
            <td><span class="state ${state}">${stateWords[state]}</span></td>
            <td>${cellText(now)}</td>
          </tr> `,
      ),
    )}
  </section>`
}

const stateWords = {
  pass: '✓ in order',
  warn: '! needs attention',
  stop: '! blocks',
  unknown: '? unknown so far',
} as const

/** What was found, and how it was answered. */
export function plannedFindings({ findings: all }: DevicePlan, table: NamedTable, most: number): Html {
  return html`<section>
    <h3>Findings and accepted risks</h3>
    ${
      all.length === 0
        ? html`<p>None.</p>`
        : html`${table(
            'Findings',
            ['Severity', 'Finding', 'About', 'Accepted'],
            all.slice(0, most).map(
              ({ severity, title, message, subject, answer }) =>
                html`<tr>
                  <td>${severity}</td>
                  <td><strong>${title}.</strong> ${cellText(message)}</td>
                  <td class="about">${cellText(subject)}</td>
                  <td class="answer">${answer === null ? 'open' : cellText(answer)}</td>
                </tr> `,
            ),
          )}${moreInPlan(all.length - most, 'finding')}`
    }
  </section>`
}
