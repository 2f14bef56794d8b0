import type { RunView } from '../../../main/contract/run-view'
import { BackupStep } from './backup/backup-step'
import { ConnectStep } from './connect/connect-step'
import { InventoryStep } from './inventory/inventory-step'
import { MigrateStep } from './migrate/migrate-step'
import { PortalStep } from './portal/portal-step'
import { PreauthorizationStep } from './preauthorization/preauthorization-step'
import { ServiceStep } from './service/service-step'
import { VerifyStep } from './verify/verify-step'

/** The step at hand. */
export function StepAtHand({ run }: { readonly run: RunView }) {
  switch (run.step) {
    case 'connect':
      return <ConnectStep run={run} />
    case 'service':
      return <ServiceStep run={run} />
    case 'inventory':
      return <InventoryStep run={run} />
    case 'backup':
      return <BackupStep run={run} />
    case 'preauthorization':
      return <PreauthorizationStep run={run} />
    case 'migrate':
      return <MigrateStep run={run} />
    case 'verify':
      return <VerifyStep run={run} />
    case 'portal':
      return <PortalStep run={run} />
  }
}
