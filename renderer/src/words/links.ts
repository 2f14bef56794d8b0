import type { LinkId } from '../../../main/contract/links'

/** The outside pages, by their names: this page holds no address. */
export const linkIds: readonly LinkId[] = [
  'portal',
  'procedure',
  'migration-guide',
  'service-commands',
  'backup-guide',
  'invalid-license',
  'customer-service',
  'lock-out-recovery',
  'balance-and-expiry',
  'portal-global',
  'portal-europe',
  'advisories',
  'portal-users',
]
