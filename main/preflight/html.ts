import { figureHeads } from '../review'
import { findingsTable } from '../review/export/findings-table'
import { html, type Html } from '../text/html'
import { page, htmlTable } from '../text/page'
import type { PreflightDevice } from './report'
import { cellsOf, releaseOf, summarizeDevices, verdictWords } from './summary'

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
      <td><a href="#device-${at + 1}">${each.name}</a></td>
      <td><strong>${verdictWords[each.verdict]}</strong></td>
      <td>${releaseOf(each)}</td>
      ${cellsOf(each).map((count) => html`<td>${count}</td> `)}
    </tr> `
  })
  return htmlTable(['Device', 'Verdict', 'FortiOS', ...figureHeads], rows)
}

function section(each: PreflightDevice, at: number): Html {
  const { name, host, port, verdict, problem, device, service, findings } = each
  return html`<section id="device-${at + 1}">
    <h2>${name}: ${verdictWords[verdict]}</h2>
    <p>
      <span class="mono">${host}:${port}</span>
      ${device === null ? '' : `${device.hostname}, ${device.model}, serial ${device.serial}, FortiOS ${device.version}, ${device.ha}.`}
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
