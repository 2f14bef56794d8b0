import type { LinkId } from '../../../main/contract/links'

/** What each outside page is called where it is linked. */
export const linkWords: Readonly<Record<LinkId, string>> = {
  portal: 'Open the FortiToken Cloud portal',
  procedure: 'Fortinet: migrating FortiToken Mobile users',
  'migration-guide': 'Fortinet: migrating tokens from a FortiGate',
  'service-commands': 'Fortinet: the FortiToken Cloud commands',
  'backup-guide': 'Fortinet: configuration backups',
  'invalid-license': 'Fortinet: what to do about “Invalid License”',
  'customer-service': 'Open Fortinet Customer Service',
  'lock-out-recovery': 'Fortinet: getting back into a locked device',
  'balance-and-expiry': 'Fortinet: balance and expiry of the service',
  'portal-global': 'fic.fortinet.com',
  'portal-europe': 'eufic.fortinet.com (Europe)',
  advisories: 'Fortinet: security advisories',
  'portal-users': 'Fortinet: the Users page of the portal',
}
