import { softwareOf } from '../fortios/product'
import { figureHeads } from '../review'
import { findingsTable } from '../review/export/findings-table'
import { cellText, html, type Html } from '../text/html'
import { figure } from '../text/words'
import { page, htmlTable } from '../text/page'
import type { PreflightDevice } from './report'
import { cellsOf, daysLeftHead, daysLeftOf, summarizeDevices, verdictWords, shownVersion } from './summary'

/** The devices as one page. */
export function preflightAsHtml(devices: readonly PreflightDevice[]): string {
  return page('Preflight of FortiGates', summarizeDevices(devices), [
    overview(devices),
    ...devices.map(section),
  ])
}

function overview(devices: readonly PreflightDevice[]): Html {
  const rows = devices.map((each, at) => {
    return html`<tr>
      <td><a href="#device-${at + 1}">${cellText(each.name)}</a></td>
      <td><strong>${verdictWords[each.verdict]}</strong></td>
      <td>${shownVersion(each)}</td>
      ${[...cellsOf(each), daysLeftOf(each)].map((count) => html`<td>${count === '' ? '' : figure(count)}</td> `)}
    </tr> `
  })
  return htmlTable('Devices', ['Device', 'Verdict', 'Version', ...figureHeads, daysLeftHead], rows)
}

function section(each: PreflightDevice, at: number): Html {
  const { name, host, port, verdict, problem, device, service, findings } = each
  return html`<section id="device-${at + 1}">
    <h2>${name}: ${verdictWords[verdict]}</h2>
    <p>
      <span class="mono">${host}:${port}</span>
      ${device === null ? '' : `${device.hostname}, ${device.model}, serial ${device.serial}, ${softwareOf(device.model)} ${device.version}, ${device.ha}.`}
      ${service?.message ?? ''}
    </p>
    ${problem === null ? html`` : html`<p role="alert"><strong>${problem.message}</strong> ${problem.hint}</p>`}
    ${
      each.blockers.length === 0
        ? html``
        : html`<h3>What blocks</h3>
            <ul>
              ${each.blockers.map((blocker) => html`<li>${blocker}</li> `)}
            </ul>`
    }
    ${findings.length === 0 ? html`` : findingsTable(findings, 'device')}
  </section> `
}
