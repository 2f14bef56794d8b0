import type { MigrateView } from '../../../contract/step-views'
import { plural } from '../../../text/words'
import { no, yes } from '../../allowed'
import { isOver, isUnsettled, wasMigrated } from '../../run'
import { licenseVerdict } from '../../verdict-facts'
import type { Step } from '../step'
import { viewMigrate } from './view'

/** Step 6: one license after the other. What is typed and what is believed is decided by `OneLicense` alone. */
export const migrateStep: Step<MigrateView | null> = {
  link: 'procedure',
  mayLeave: ({ licenses }) => {
    if (licenses.some(isUnsettled)) return no('Read the FortiGate first: the outcome of a license is unknown')
    if (!licenses.some(wasMigrated)) return no('No license has been migrated yet')
    const waiting = licenses.filter((license) => !isOver(license)).length
    return waiting > 0
      ? { allowed: true, reason: `${plural(waiting, 'license')} not migrated yet; you can do it later` }
      : yes
  },
  leavesOpen: (run) => run.licenses.some((license) => licenseVerdict(run, license) !== 'migrated'),
  waitsFor: 'Ready to migrate',
  view: viewMigrate,
}
