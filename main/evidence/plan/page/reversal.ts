import type { DevicePlan } from '../../../migration/plan/schema'
import { html, type Html } from '../../../text/html'
import { definitions } from '../../../text/page'
import { sentences } from './lists'

/** What can be undone and what can’t, emergency access, and when the change counts as done. */
export function reversal({ cannotBeUndone, canBeUndone, wayBackIn, criteria }: DevicePlan): Html {
  return html`<section>
    <h3>What can’t be undone</h3>
    ${sentences(cannotBeUndone)}
    <h3>What can be undone</h3>
    ${sentences(canBeUndone)}
    <h3>Emergency access</h3>
    ${sentences(wayBackIn.text)}
    <h3>When it counts as done</h3>
    <p>The first of these that applies is the verdict of the run.</p>
    ${definitions(criteria.map(({ title, when }) => [title, when]))}
  </section>`
}
