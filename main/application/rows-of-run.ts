import type { CallArgument, CallName } from '../contract/calls'
import type { VerificationLines } from '../contract/rows'
import type { StepId } from '../contract/steps'
import { differences, portalRows } from '../migration/portal-rows'
import type { Procedure } from '../migration/procedure'
import { rehearsalDifferences } from '../migration/rehearsal-outcome'
import type { RunState } from '../migration/run'
import { findingsShownAt } from '../migration/findings-shown-at'
import { userDetails, userRows } from '../migration/steps/inventory'
import { peopleOf, printedFor } from '../migration/steps/migrate/view'
import { supportRequestOf } from '../migration/support-text'
import { linesOfUser } from '../migration/verification'
import type { Handlers } from './router'

/** The part of the procedure that is shown. */
export type Shown = Pick<Procedure, 'state' | 'session' | 'findings'>

/** The calls that fetch what is too long for the snapshot. */
export type RowCall = Extract<
  CallName,
  | 'commands'
  | 'commandOutput'
  | 'findings'
  | 'serviceWords'
  | 'users'
  | 'userDetails'
  | 'people'
  | 'printed'
  | 'supportRequest'
  | 'verificationRows'
  | 'verificationLines'
  | 'otherChanges'
  | 'configurationChanges'
  | 'portalRows'
  | 'portalDifferences'
  | 'rehearsalDifferences'
>

/** The rows of the long lists of a run, by the call that fetches them. @param shown answers the open run */
export function rowsOfRun(shown: () => Shown): Pick<Handlers, RowCall> {
  const state = () => shown().state
  const typedAt = (step: StepId) => shown().session.commands.get(step) ?? []
  return {
    commands: ({ step }: CallArgument<'commands'>) => typedAt(step).map(({ view }) => view),
    commandOutput: ({ step, at }: CallArgument<'commandOutput'>) => typedAt(step)[at]?.output ?? null,
    findings: ({ step }: CallArgument<'findings'>) => findingsShownAt(step, state(), shown().findings),
    serviceWords: () => state().service?.raw ?? '',
    users: () => userRows(state()),
    userDetails: ({ key }: CallArgument<'userDetails'>) => userDetails(state(), shown().findings, key),
    people: (key) => peopleOf(state(), key),
    printed: ({ after, ...key }: CallArgument<'printed'>) => printedFor(state(), key, after),
    supportRequest: (key) => supportRequestOf(state(), key),
    verificationRows: () => state().verification?.rows ?? [],
    verificationLines: ({ key }: CallArgument<'verificationLines'>) => linesIn(state(), key),
    otherChanges: () => state().verification?.otherChanges ?? [],
    configurationChanges: () => state().backupAfter?.changes ?? [],
    portalRows: () => portalRows(state()),
    portalDifferences: () => differences(portalRows(state())),
    rehearsalDifferences: () => rehearsalDifferences(state()),
  }
}

function linesIn({ inventory, verification }: RunState, key: string): VerificationLines {
  if (!inventory || !verification) return { before: [], after: [] }
  return linesOfUser(key, inventory.inventory, verification.after.inventory)
}
