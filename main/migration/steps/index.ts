import type { RunView } from '../../contract/run-view'
import type { StepId } from '../../contract/steps'
import { backupStep } from './backup'
import { connectStep } from './connect'
import { inventoryStep } from './inventory'
import { migrateStep } from './migrate/step'
import { portalStep } from './portal'
import { preauthorizationStep } from './preauthorization'
import { serviceStep } from './service'
import type { Step } from './step'
import { verifyStep } from './verify'

/** The steps of the procedure. */
export const steps: { readonly [Id in StepId]: Step<RunView[Id]> } = {
  connect: connectStep,
  service: serviceStep,
  inventory: inventoryStep,
  backup: backupStep,
  preauthorization: preauthorizationStep,
  migrate: migrateStep,
  verify: verifyStep,
  portal: portalStep,
}
