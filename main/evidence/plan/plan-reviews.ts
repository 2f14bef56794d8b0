import type { Reviewed } from '../../contract/review'
import { subjectOfReview } from '../../migration/plan/of-review'
import { makeDevicePlan } from '../../migration/plan/plan'
import type { DevicePlan, MigrationPlan } from '../../migration/plan/schema'

/** The plan for all devices of a review. What can’t be read is in it as well, and says so. */
export async function planReviews(
  { files, passedOver }: Reviewed,
  about: Pick<MigrationPlan, 'application' | 'company'> & { readonly now: Date },
): Promise<MigrationPlan> {
  const devices: DevicePlan[] = []
  for (const file of files) devices.push(await makeDevicePlan(subjectOfReview(file)))
  return {
    version: 1,
    mode: 'live',
    writtenAt: about.now.toISOString(),
    application: about.application,
    company: about.company,
    signedWith: null,
    devices,
    passedOver,
  }
}
