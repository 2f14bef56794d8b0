import type { MigrationPlan } from '../../../migration/plan/schema'
import { cellText, html, type Html } from '../../../text/html'
import { htmlTable } from '../../../text/page'
import { figure } from '../../../text/words'
import { nameOf } from './device'

/** A line for each device, if there are several. */
export function fleet({ devices }: MigrationPlan): Html {
  return html`<section>
    <h2>Every device</h2>
    ${htmlTable(
      'Every device',
      ['Device', 'Version', 'Licenses', 'Migrate', 'Attention', 'Stay', 'Blockers', 'Not planned'],
      devices.map(
        (plan, at) =>
          html`<tr>
            <td><a href="#device-${at + 1}">${cellText(nameOf(plan))}</a></td>
            <td>${plan.device.version}</td>
            <td class="number">${figure(plan.counts.licenses)}</td>
            <td class="number">${figure(plan.counts.migrate)}</td>
            <td class="number">${figure(plan.counts.attention)}</td>
            <td class="number">${figure(plan.counts.stay + plan.counts.notChosen)}</td>
            <td class="number">${figure(plan.counts.blockers)}</td>
            <td>${cellText(plan.error ?? '')}</td>
          </tr> `,
      ),
    )}
  </section>`
}

/** What was found beside them and not planned. */
export function notPlanned({ passedOver }: MigrationPlan): Html {
  return html`<section>
    <h2>Passed over</h2>
    <p>These were found but not planned. Nothing is known about them.</p>
    ${htmlTable(
      'Passed over',
      ['File', 'Why'],
      passedOver.map(
        ({ path, reason }) =>
          html`<tr>
            <td class="mono">${cellText(path)}</td>
            <td>${cellText(reason)}</td>
          </tr> `,
      ),
    )}
  </section>`
}
