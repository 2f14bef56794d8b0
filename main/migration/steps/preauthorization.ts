import { keyText } from '../../contract/license-key'
import type { PreauthorizationView } from '../../contract/step-views'
import { plural } from '../../text/words'
import { requestText } from '../request-text'
import type { RunState } from '../run'
import { no, yes, type Step } from './step'

/** Step 5: Customer Service sets the migration flag of each license. */
export const preauthorizationStep: Step<PreauthorizationView | null> = {
  link: 'migration-guide',
  mayLeave: ({ chosen, confirmed }) => {
    const open = chosen.filter((key) => !confirmed.has(keyText(key))).length
    return open > 0 ? no(`The migration flag of ${plural(open, 'license')} is not confirmed yet`) : yes
  },
  // Another backup changes nothing about what Customer Service has confirmed.
  forget: (_run, to) => (to === 'backup' ? {} : { confirmed: new Set<string>() }),
  view: viewPreauthorization,
}

function viewPreauthorization(run: RunState): PreauthorizationView | null {
  if (!run.approvedDevice || !run.inventory || run.chosen.length === 0) return null
  return {
    request: requestText(run),
    ticket: run.request.ticket,
    sentOn: run.request.sentOn,
    licenses: run.chosen.map((key) => ({
      ...key,
      confirmed: run.confirmed.has(keyText(key)),
    })),
    portalAccount: run.portalAccount ?? '',
  }
}
