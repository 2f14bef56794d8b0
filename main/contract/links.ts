/**
 * Every address outside this laptop that the application can open, in the user's own browser and only when
 * clicked. The renderer names one by its id; it never sends an address.
 */
export const links = {
  /** As the page of the procedure names it. */
  portal: 'https://ftc.fortinet.com',
  // FortiIdentity Cloud Administration Guide 25.4 and 26.2: the addresses of today, of which the older ones lead to these.
  'portal-global': 'https://fic.fortinet.com',
  'portal-europe': 'https://eufic.fortinet.com',
  procedure:
    'https://docs.fortinet.com/document/fortigate/7.0.0/new-features/425212/migrating-fortitoken-mobile-users-from-fortios-to-fortitoken-cloud-7-0-4',
  'migration-guide':
    'https://docs.fortinet.com/document/fortitoken-cloud/latest/admin-guide/913128/migrate-ftm-tokens-from-fortigate',
  'service-commands':
    'https://docs.fortinet.com/document/fortitoken-cloud/latest/admin-guide/233952/diagnose-fortitoken-cloud',
  'backup-guide': 'https://docs.fortinet.com/document/fortigate/7.4.0/administration-guide/702257',
  'invalid-license':
    'https://community.fortinet.com/t5/FortiToken/Techical-Tip-Invalid-License-Migration-from-FortiToken-Mobile-to/ta-p/217292',
  'customer-service': 'https://www.fortinet.com/support/contact',
  'lock-out-recovery':
    'https://community.fortinet.com/t5/FortiGate/Technical-Tip-FortiToken-2FA-recovery-steps-to-restore-device/ta-p/398674',
  'balance-and-expiry':
    'https://docs.fortinet.com/document/fortitoken-cloud/latest/admin-guide/331652/email-notification-on-license-balance-status',
  // FortiGuard is Fortinet's; the advisory of CVE-2026-121530 is found there by its number.
  advisories: 'https://www.fortiguard.com/psirt',
  'portal-users': 'https://docs.fortinet.com/document/fortitoken-cloud/latest/admin-guide/704242/users',
} as const

/** The name of a link. */
export type LinkId = keyof typeof links
