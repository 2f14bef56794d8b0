/**
 * What an entry holds that changes without anybody editing it: FortiOS writes it at a login, at a change of a
 * password, while an app is activated; or the web pages keep it for an administrator. It says nothing about a
 * migration, so it is no difference between two readings.
 *
 * Sources: the option lists of FortiOS 6.0 to 8.0 in Fortinet’s Ansible collection and Terraform provider, read beside
 * whole backups of 7.2.11 and 7.6.6.
 */
const volatileOptions: ReadonlyMap<string, RegExp> = new Map([
  [
    'system admin',
    // `old-password`: the hash from before PBKDF2, written at the next login (Fortinet Community, 424308). `login-time`
    // is a table, up to 6.2.3. `gui-…`: dashboards, favorites, which release notes were seen, the theme.
    /^(?:last-login|last-login-time|last-failed-login|login-time|password-expire|old-password|history[01]|gui-.+)$/,
  ],
  // The web pages of those who log in by single sign-on: up to 6.4.1, and from 8.0.
  ['system sso-admin', /^gui-.+$/],
  ['system sso-forticloud-admin', /^gui-.+$/],
  ['system sso-fortigate-cloud-admin', /^gui-.+$/],
  // 8.0, assigned by the device.
  ['user ldap', /^uuid$/],
  ['user radius', /^uuid$/],
  ['user saml', /^uuid$/],
  ['user group', /^uuid$/],
  // The history of passwords: 7.4.1 and newer. `uuid`: 8.0, assigned by the device.
  ['user local', /^(?:passwd-time|history1?\d|uuid)$/],
  // Of the app: written when it registers, is activated again or updated.
  ['user fortitoken', /^(?:activation-code|activation-expire|reg-id|os-ver|seed)$/],
])

/** In the tables of certificates: the time of the last automatic update. */
const volatileEverywhere: ReadonlySet<string> = new Set(['last-updated'])

/**
 * Whether an option, or a table inside of an entry, changes by itself.
 *
 * @param table path of the table, such as `system admin`
 */
export function isVolatile(table: string, option: string): boolean {
  return volatileEverywhere.has(option) || (volatileOptions.get(table)?.test(option) ?? false)
}
