import { keyText, type LicenseKey } from '../../contract/license-key'
import type { PreauthorizationView } from '../../contract/step-views'
import { plural } from '../../text/words'
import { no, yes } from '../allowed'
import { notNow } from '../not-now'
import { requestText } from '../request-text'
import type { RunState } from '../run'
import { at, type Action } from './action'
import type { Step } from './step'

/** Step 5: Customer Service sets the migration flag of each license. */
export const preauthorizationStep: Step<PreauthorizationView | null> = {
  link: 'migration-guide',
  mayLeave: ({ chosen, confirmed }) => {
    const open = chosen.filter((key) => !confirmed.has(keyText(key))).length
    if (open === 0) return yes
    return no(
      open === 1
        ? 'The migration flag of 1 license is not confirmed yet'
        : `The migration flags of ${plural(open, 'license')} are not confirmed yet`,
    )
  },
  waitsFor: 'Waiting for the migration flag',
  view: viewPreauthorization,
}

/** Notes the ticket of Customer Service, and the day on which it was asked, `2026-11-23`. */
export function recordRequest({
  ticket,
  sentOn,
}: {
  readonly ticket: string
  readonly sentOn: string
}): Action {
  return at('preauthorization', ({ record }) => {
    record({ type: 'request-recorded', ticket: ticket.trim(), sentOn })
  })
}

/** Notes with which account someone could open the portal without this FortiGate; empty takes it back. */
export function recordPortalAccess({ account }: { readonly account: string }): Action {
  return at('preauthorization', ({ record }) => {
    record({ type: 'portal-opened', account: account.trim() })
  })
}

/** Notes that Customer Service has set the flag of a license, or takes that back. */
export function confirmFlag({
  license,
  vdom,
  confirmed,
}: LicenseKey & { readonly confirmed: boolean }): Action {
  const key = { license, vdom }
  return at('preauthorization', ({ run, record }) => {
    if (!run.chosen.some((chosen) => keyText(chosen) === keyText(key)))
      throw notNow('That license was not chosen.')
    record({ type: 'flag-confirmed', key, confirmed })
  })
}

/** Notes that Customer Service has set the flags of all of these. @throws ProblemError if one of them was not chosen. */
export function confirmFlags({ licenses }: { readonly licenses: readonly LicenseKey[] }): Action {
  return at('preauthorization', ({ run, record }) => {
    const chosen = new Set(run.chosen.map(keyText))
    if (!licenses.every((key) => chosen.has(keyText(key))))
      throw notNow('One of these licenses was not chosen.')
    for (const { license, vdom } of licenses) {
      record({ type: 'flag-confirmed', key: { license, vdom }, confirmed: true })
    }
  })
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
