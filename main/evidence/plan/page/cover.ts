import type { MigrationPlan } from '../../../migration/plan/schema'
import { html, type Html } from '../../../text/html'
import { utc } from '../../../text/times'
import { figure } from '../../../text/words'
import type { ReportImage } from '../../report/page-one'
import { blockersOf, planSentence, planTitle, sumOfPlans } from '../sums'

/** The first page: what the plan is of, whether anything blocks, and the sums. */
export function cover(plan: MigrationPlan, logo: ReportImage | null): Html {
  const { company, devices } = plan
  const { migrate, licenses, attention } = sumOfPlans(devices)
  const blocked = blockersOf(plan)
  return html`<header>
      ${logo || company ? html`<p class="brand">${logo ? html`<img src="${logo.address}" alt="" />` : html``}<span>${company}</span></p>` : html``}
      <h1>${planTitle(plan)}</h1>
      <p class="when">Created on ${utc(plan.writtenAt)}. Nothing has been changed.</p>
    </header>
    <section class="page-one">
      <p class="verdict ${blocked > 0 ? 'bad' : 'neutral'}">
        <span aria-hidden="true">${blocked > 0 ? '!' : '→'}</span>
        ${blocked > 0 ? 'Something blocks.' : 'Nothing known blocks.'}
      </p>
      <p class="lead">${planSentence(plan)}</p>
      <ul class="figures">
        ${devices.length === 1 ? html`` : cell(devices.length, 'devices')}
        ${cell(licenses, licenses === 1 ? 'license to migrate' : 'licenses to migrate')}
        ${cell(migrate, migrate === 1 ? 'user who migrates' : 'users who migrate')}
        ${cell(attention, attention === 1 ? 'user needs attention' : 'users need attention')}
      </ul>
    </section>`
}

function cell(value: number, label: string): Html {
  return html`<li><strong>${figure(value)}</strong> ${label}</li>`
}
