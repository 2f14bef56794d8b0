import type { DevicePlan, MigrationPlan } from '../../migration/plan/schema'
import { html, type Html } from '../../text/html'
import { htmlTable } from '../../text/page'
import { utc } from '../../text/times'
import { document } from '../report/document'
import type { ReportImage } from '../report/page-one'
import { checks, plannedFindings } from './page/checks'
import { everyCommand } from './page/commands'
import { cover } from './page/cover'
import { nameOf, plannedDevice } from './page/device'
import { fleet, notPlanned } from './page/fleet'
import type { NamedTable } from './page/lists'
import { affected, plannedLicenses, plannedUsers } from './page/people'
import { reversal } from './page/reversal'
import { timing } from './page/timing'
import { planStyle } from './style'
import { planTitle } from './sums'

/**
 * The plan as one self-contained page without scripts or anything remote, in the look of the report: for one device, or
 * a cover with sums and a section for each.
 *
 * @param most how many rows a list has; if there are more, it says how many more, and where they are
 * @param isPrinted whether it is set in the type of `fontSheet`, for paper
 */
export function renderPlan(
  plan: MigrationPlan,
  logo: ReportImage | null,
  most = Infinity,
  isPrinted = false,
): string {
  const { devices, passedOver, mode } = plan
  const isFleet = devices.length !== 1
  return document({
    title: planTitle(plan),
    rehearsal: mode === 'rehearsal' ? html`This is the plan of an exercise on a simulated twin.` : null,
    style: planStyle,
    content: [
      cover(plan, logo),
      ...(isFleet ? [fleet(plan)] : []),
      ...devices.map((device, at) => section(device, most, isFleet ? `${at + 1}` : '')),
      ...(passedOver.length > 0 ? [notPlanned(plan)] : []),
      signOff(),
    ],
    written: html`Written by Tokenferry ${plan.application} on ${utc(plan.writtenAt)}.
    ${plan.signedWith === null ? html`It is not signed.` : html`This file is signed with the key <span class="mono">${plan.signedWith}</span>; the signature is next to it.`}`,
    isPrinted,
  })
}

/** @param number its place among several devices, which makes the names of its tables its own; empty for one alone */
function section(plan: DevicePlan, most: number, number: string): Html {
  const table: NamedTable = (label, heads, rows) =>
    htmlTable(number === '' ? label : `${label}: ${number}, ${nameOf(plan)}`, heads, rows)
  return html`<div class="device" id="device-${number || 1}">
    <h2>${nameOf(plan)}</h2>
    ${plan.error === null ? html`` : html`<p><strong>Not planned, or only in part.</strong> ${plan.error}</p>`}
    ${plannedDevice(plan)} ${affected(plan, table)} ${plannedLicenses(plan, table)} ${checks(plan, table)}
    ${plannedFindings(plan, table, most)} ${reversal(plan)} ${timing(plan, table)}
    ${plannedUsers(plan, table, most)} ${everyCommand(plan, table, most)}
  </div> `
}

function signOff(): Html {
  const lines = ['Planned by', 'Approved by', 'Owner of the service', 'Done by']
  return html`<section>
    <h2>Sign-off</h2>
    <ul class="sign">
      ${lines.map((line) => html`<li>${line}: name, date, signature</li> `)}
    </ul>
  </section>`
}
