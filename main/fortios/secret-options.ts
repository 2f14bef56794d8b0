/**
 * The options of FortiOS 6.0 to 8.0 whose value is a secret: table, option (with the nested tables around it), and who
 * says so. Many are gone or not there yet on any one device.
 *
 * - `E`: stands as `ENC` in backups of real devices
 * - `P`: has the type of a password among the options of 7.6.5 (hfortix)
 * - `T`: `Sensitive` in the Terraform provider 1.25.0, or new in 8.0 and by its help text there
 * - `M`: `no_log` in Fortinet’s Ansible collection for FortiManager
 * - `A`: by its name and help text in Fortinet’s Ansible collection for FortiOS 2.4.2; may stand in plain text
 *
 * @internal
 */
export const secretOptions: readonly (readonly [table: string, option: string, sources: string])[] = [
  ['authentication scheme', 'captcha-secret-key', 'T'],
  ['certificate crl', 'ldap-password', 'PT'],
  ['certificate local', 'acme-eab-key-hmac', 'PT'],
  ['certificate local', 'est-http-password', 'P'],
  ['certificate local', 'est-srp-password', 'P'],
  ['certificate local', 'password', 'PT'],
  ['certificate local', 'private-key', 'T'],
  ['certificate local', 'scep-password', 'PT'],
  ['cifs domain-controller', 'password', 'TM'],
  ['cifs profile', 'server-keytab keytab', 'A'],
  ['cifs profile', 'server-keytab password', 'M'],
  ['credential-store domain-controller', 'password', 'TM'],
  ['dlp fp-doc-source', 'password', 'T'],
  ['endpoint-control fctems', 'admin-password', 'TM'],
  ['endpoint-control fctems', 'cloud-authentication-access-key', 'P'],
  ['endpoint-control fctems-override', 'cloud-authentication-access-key', 'P'],
  ['endpoint-control forticlient-ems', 'admin-password', 'T'],
  ['endpoint-control profile', 'forticlient-android-settings forticlient-vpn-settings preshared-key', 'T'],
  ['endpoint-control profile', 'forticlient-ios-settings client-vpn-settings preshared-key', 'T'],
  ['endpoint-control settings', 'forticlient-reg-key', 'T'],
  ['extender-controller dataplan', 'password', 'TM'],
  ['extender-controller extender', 'aaa-shared-secret', 'T'],
  ['extender-controller extender', 'ha-shared-secret', 'T'],
  ['extender-controller extender', 'login-password', 'T'],
  ['extender-controller extender', 'modem-passwd', 'T'],
  ['extender-controller extender', 'modem1 sim1-pin-code', 'T'],
  ['extender-controller extender', 'modem1 sim2-pin-code', 'T'],
  ['extender-controller extender', 'modem2 sim1-pin-code', 'T'],
  ['extender-controller extender', 'modem2 sim2-pin-code', 'T'],
  ['extender-controller extender', 'ppp-password', 'T'],
  ['extender-controller extender', 'sim-pin', 'T'],
  ['extender-controller extender-profile', 'cellular modem1 sim1-pin-code', 'T'],
  ['extender-controller extender-profile', 'cellular modem1 sim2-pin-code', 'T'],
  ['extender-controller extender-profile', 'cellular modem2 sim1-pin-code', 'T'],
  ['extender-controller extender-profile', 'cellular modem2 sim2-pin-code', 'T'],
  ['extender-controller extender-profile', 'login-password', 'TM'],
  ['extension-controller dataplan', 'password', 'PTM'],
  ['extension-controller extender', 'login-password', 'PT'],
  ['extension-controller extender-profile', 'cellular modem1 sim1-pin-code', 'T'],
  ['extension-controller extender-profile', 'cellular modem1 sim2-pin-code', 'T'],
  ['extension-controller extender-profile', 'cellular modem2 sim1-pin-code', 'T'],
  ['extension-controller extender-profile', 'cellular modem2 sim2-pin-code', 'T'],
  ['extension-controller extender-profile', 'login-password', 'PTM'],
  ['extension-controller extender-vap', 'auth-server-secret', 'A'],
  ['extension-controller extender-vap', 'passphrase', 'PT'],
  ['extension-controller extender-vap', 'sae-password', 'PT'],
  ['firewall mms-profile', 'notification mmsc-password', 'M'],
  ['firewall profile-protocol-options', 'cifs server-keytab keytab', 'A'],
  ['firewall profile-protocol-options', 'cifs server-keytab password', 'M'],
  ['firewall ssh local-ca', 'password', 'EPTM'],
  ['firewall ssh local-ca', 'private-key', 'T'],
  ['firewall ssh local-key', 'password', 'EPT'],
  ['firewall ssh local-key', 'private-key', 'T'],
  ['llm server', 'api-key', 'T'],
  ['log disk setting', 'uploadpass', 'PT'],
  ['log fortianalyzer override-setting', 'preshared-key', 'A'],
  ['log fortianalyzer setting', 'preshared-key', 'A'],
  ['log fortianalyzer-cloud setting', 'preshared-key', 'A'],
  ['log fortianalyzer2 override-setting', 'preshared-key', 'A'],
  ['log fortianalyzer2 setting', 'preshared-key', 'A'],
  ['log fortianalyzer3 override-setting', 'preshared-key', 'A'],
  ['log fortianalyzer3 setting', 'preshared-key', 'A'],
  ['log tacacs+accounting setting', 'server-key', 'PT'],
  ['log tacacs+accounting2 setting', 'server-key', 'PT'],
  ['log tacacs+accounting3 setting', 'server-key', 'PT'],
  ['router bfd', 'multihop-template md5-key', 'PT'],
  ['router bfd6', 'multihop-template md5-key', 'PT'],
  ['router bgp', 'neighbor password', 'PT'],
  ['router bgp', 'neighbor-group password', 'PT'],
  ['router isis', 'auth-password-l1', 'EPT'],
  ['router isis', 'auth-password-l2', 'EPT'],
  ['router isis', 'isis-interface auth-password-l1', 'PT'],
  ['router isis', 'isis-interface auth-password-l2', 'PT'],
  ['router key-chain', 'key key-string', 'PT'],
  ['router ospf', 'area virtual-link authentication-key', 'T'],
  ['router ospf', 'area virtual-link md5-key', 'T'],
  ['router ospf', 'area virtual-link md5-keys key-string', 'T'],
  ['router ospf', 'ospf-interface authentication-key', 'PT'],
  ['router ospf', 'ospf-interface md5-key', 'T'],
  ['router ospf', 'ospf-interface md5-keys key-string', 'T'],
  ['router ospf6', 'area ipsec-keys auth-key', 'T'],
  ['router ospf6', 'area ipsec-keys enc-key', 'T'],
  ['router ospf6', 'area virtual-link ipsec-keys auth-key', 'T'],
  ['router ospf6', 'area virtual-link ipsec-keys enc-key', 'T'],
  ['router ospf6', 'ospf6-interface ipsec-keys auth-key', 'T'],
  ['router ospf6', 'ospf6-interface ipsec-keys enc-key', 'T'],
  ['router rip', 'interface auth-string', 'PT'],
  ['switch-controller managed-switch', 'snmp-user auth-pwd', 'PT'],
  ['switch-controller managed-switch', 'snmp-user priv-pwd', 'PT'],
  ['switch-controller snmp-community', 'name', 'A'],
  ['switch-controller snmp-user', 'auth-pwd', 'PT'],
  ['switch-controller snmp-user', 'priv-pwd', 'PT'],
  ['switch-controller switch-profile', 'login-passwd', 'PT'],
  ['switch-controller switch-profile', 'private-data-encryption-key', 'T'],
  ['system acme', 'accounts eab-key-hmac', 'PT'],
  ['system acme', 'accounts privatekey', 'A'],
  ['system acme', 'store-passphrase', 'E'],
  ['system admin', 'history0', 'T'],
  ['system admin', 'history1', 'T'],
  ['system admin', 'old-password', 'E'],
  ['system admin', 'openai-api-key', 'T'],
  ['system admin', 'openai-api-key-part2', 'T'],
  ['system admin', 'password', 'EPT'],
  ['system api-user', 'api-key', 'EPT'],
  ['system automation-action', 'alicloud-access-key-secret', 'PT'],
  ['system automation-action', 'aws-api-key', 'PT'],
  ['system automation-action', 'azure-api-key', 'PT'],
  ['system automation-action', 'headers', 'A'],
  ['system automation-action', 'headers header', 'A'],
  ['system automation-action', 'http-body', 'A'],
  ['system automation-action', 'http-headers value', 'A'],
  ['system automation-action', 'uri', 'A'],
  ['system autoupdate tunneling', 'password', 'T'],
  ['system cloud-service', 'gck-private-key', 'A'],
  ['system csf', 'fabric-device access-token', 'T'],
  ['system csf', 'fabric-device password', 'T'],
  ['system csf', 'fixed-key', 'T'],
  ['system csf', 'group-password', 'PT'],
  ['system ddns', 'ddns-key', 'PT'],
  ['system ddns', 'ddns-password', 'PT'],
  ['system dhcp server', 'ddns-key', 'PTM'],
  ['system dhcp template', 'ddns-key', 'T'],
  ['system email-server', 'password', 'PTM'],
  ['system external-resource', 'password', 'PTM'],
  ['system external-resource', 'proxy-password', 'M'],
  ['system fabric-vpn', 'psksecret', 'PT'],
  ['system fortiguard', 'proxy-password', 'PTM'],
  ['system fsso-polling', 'auth-password', 'PT'],
  ['system global', 'ssh-hostkey', 'A'],
  ['system global', 'ssh-hostkey-password', 'TM'],
  ['system ha', 'key', 'PT'],
  ['system ha', 'password', 'EPT'],
  ['system interface', 'eap-password', 'PT'],
  ['system interface', 'password', 'EPT'],
  ['system interface', 'pptp-password', 'PT'],
  ['system link-monitor', 'password', 'PT'],
  ['system lte-modem', 'passwd', 'T'],
  ['system mobile-tunnel', 'n-mhae-key', 'PT'],
  ['system modem', 'passwd1', 'T'],
  ['system modem', 'passwd2', 'T'],
  ['system modem', 'passwd3', 'T'],
  ['system ntp', 'key', 'PTM'],
  ['system ntp', 'ntpserver key', 'PTM'],
  ['system pppoe-interface', 'password', 'PT'],
  ['system probe-response', 'password', 'PT'],
  ['system sdn-connector', 'access-key', 'T'],
  ['system sdn-connector', 'api-key', 'PTM'],
  ['system sdn-connector', 'client-secret', 'PTM'],
  ['system sdn-connector', 'key-passwd', 'TM'],
  ['system sdn-connector', 'password', 'PTM'],
  ['system sdn-connector', 'private-key', 'T'],
  ['system sdn-connector', 'rest-password', 'M'],
  ['system sdn-connector', 'secret-key', 'PTM'],
  ['system sdn-connector', 'secret-token', 'T'],
  ['system sdn-connector', 'vcenter-password', 'PTM'],
  ['system sdn-proxy', 'password', 'P'],
  ['system sdn-vpn', 'psksecret', 'P'],
  ['system sdwan', 'health-check password', 'PTM'],
  ['system sdwan', 'health-check-fortiguard password', 'TM'],
  ['system snmp community', 'name', 'A'],
  ['system snmp user', 'auth-pwd', 'EPT'],
  ['system snmp user', 'priv-pwd', 'EPT'],
  ['system speed-test-server', 'host password', 'PT'],
  ['system ssh-config', 'ssh-hsk', 'A'],
  ['system ssh-config', 'ssh-hsk-password', 'PT'],
  ['system sso-admin', 'openai-api-key', 'T'],
  ['system sso-admin', 'openai-api-key-part2', 'T'],
  ['system sso-forticloud-admin', 'openai-api-key', 'T'],
  ['system sso-forticloud-admin', 'openai-api-key-part2', 'T'],
  ['system sso-fortigate-cloud-admin', 'openai-api-key', 'T'],
  ['system sso-fortigate-cloud-admin', 'openai-api-key-part2', 'T'],
  ['system standalone-cluster', 'psksecret', 'PT'],
  ['system virtual-wan-link', 'health-check password', 'TM'],
  ['system vne-interface', 'bmr-hostname', 'PT'],
  ['system vne-interface', 'http-password', 'PT'],
  ['system vne-tunnel', 'bmr-hostname', 'T'],
  ['system vne-tunnel', 'http-password', 'T'],
  ['system wccp', 'password', 'PT'],
  ['user domain-controller', 'password', 'PTM'],
  ['user exchange', 'password', 'PTM'],
  ['user fortitoken', 'activation-code', 'A'],
  ['user fortitoken', 'reg-id', 'A'],
  ['user fortitoken', 'seed', 'A'],
  ['user fsso', 'password', 'PTM'],
  ['user fsso', 'password2', 'PTM'],
  ['user fsso', 'password3', 'PTM'],
  ['user fsso', 'password4', 'PTM'],
  ['user fsso', 'password5', 'PTM'],
  ['user fsso-polling', 'password', 'PTM'],
  ['user group', 'guest password', 'PTM'],
  ['user krb-keytab', 'keytab', 'T'],
  ['user krb-keytab', 'password', 'M'],
  ['user ldap', 'password', 'EPTM'],
  ['user local', 'history0', 'M'],
  ['user local', 'history1', 'M'],
  ['user local', 'history10', 'M'],
  ['user local', 'history11', 'M'],
  ['user local', 'history12', 'M'],
  ['user local', 'history13', 'M'],
  ['user local', 'history14', 'M'],
  ['user local', 'history15', 'M'],
  ['user local', 'history16', 'M'],
  ['user local', 'history17', 'M'],
  ['user local', 'history18', 'M'],
  ['user local', 'history19', 'M'],
  ['user local', 'history2', 'M'],
  ['user local', 'history3', 'M'],
  ['user local', 'history4', 'M'],
  ['user local', 'history5', 'M'],
  ['user local', 'history6', 'M'],
  ['user local', 'history7', 'M'],
  ['user local', 'history8', 'M'],
  ['user local', 'history9', 'M'],
  ['user local', 'passwd', 'EPTM'],
  ['user local', 'ppk-secret', 'PTM'],
  ['user oidc', 'client-secret', 'T'],
  ['user peer', 'ldap-password', 'TM'],
  ['user peer', 'mfa-password', 'PTM'],
  ['user peer', 'passwd', 'PTM'],
  ['user radius', 'accounting-server secret', 'PTM'],
  ['user radius', 'rsso-secret', 'PTM'],
  ['user radius', 'secondary-secret', 'EPTM'],
  ['user radius', 'secret', 'EPTM'],
  ['user radius', 'tertiary-secret', 'PTM'],
  ['user scim', 'client-secret-token', 'A'],
  ['user scim', 'secret', 'PT'],
  ['user tacacs+', 'key', 'EPTM'],
  ['user tacacs+', 'secondary-key', 'EPTM'],
  ['user tacacs+', 'tertiary-key', 'PTM'],
  ['videofilter youtube-key', 'key', 'A'],
  ['vpn certificate crl', 'ldap-password', 'PT'],
  ['vpn certificate local', 'acme-eab-key-hmac', 'PT'],
  ['vpn certificate local', 'est-http-password', 'P'],
  ['vpn certificate local', 'est-srp-password', 'P'],
  ['vpn certificate local', 'password', 'EPT'],
  ['vpn certificate local', 'private-key', 'T'],
  ['vpn certificate local', 'scep-password', 'PT'],
  ['vpn certificate setting', 'proxy-password', 'PT'],
  ['vpn ipsec manualkey', 'authkey', 'T'],
  ['vpn ipsec manualkey', 'enckey', 'T'],
  ['vpn ipsec manualkey-interface', 'auth-key', 'T'],
  ['vpn ipsec manualkey-interface', 'enc-key', 'T'],
  ['vpn ipsec phase1', 'authpasswd', 'PT'],
  ['vpn ipsec phase1', 'group-authentication-secret', 'PT'],
  ['vpn ipsec phase1', 'ppk-secret', 'PT'],
  ['vpn ipsec phase1', 'psksecret', 'PT'],
  ['vpn ipsec phase1', 'psksecret-remote', 'PT'],
  ['vpn ipsec phase1-interface', 'authpasswd', 'PT'],
  ['vpn ipsec phase1-interface', 'group-authentication-secret', 'PT'],
  ['vpn ipsec phase1-interface', 'ppk-secret', 'PT'],
  ['vpn ipsec phase1-interface', 'psksecret', 'EPT'],
  ['vpn ipsec phase1-interface', 'psksecret-remote', 'PT'],
  ['vpn kmip-server', 'password', 'PT'],
  ['vpn ocvpn', 'forticlient-access psksecret', 'T'],
  ['vpn ssl client', 'psk', 'A'],
  ['vpn ssl web portal', 'bookmark-group bookmarks logon-password', 'TM'],
  ['vpn ssl web portal', 'bookmark-group bookmarks sso-password', 'TM'],
  ['vpn ssl web portal', 'landing-page sso-password', 'TM'],
  ['vpn ssl web user-bookmark', 'bookmarks logon-password', 'T'],
  ['vpn ssl web user-bookmark', 'bookmarks sso-password', 'T'],
  ['vpn ssl web user-group-bookmark', 'bookmarks logon-password', 'T'],
  ['vpn ssl web user-group-bookmark', 'bookmarks sso-password', 'T'],
  ['wanopt auth-group', 'psk', 'T'],
  ['web-proxy forward-server', 'password', 'PTM'],
  ['wireless-controller apcfg-profile', 'command-list passwd-value', 'PTM'],
  ['wireless-controller inter-controller', 'inter-controller-key', 'PT'],
  ['wireless-controller lw-profile', 'cups-api-key', 'PT'],
  ['wireless-controller lw-profile', 'tc-api-key', 'PT'],
  ['wireless-controller mpsk-profile', 'mpsk-group mpsk-key passphrase', 'TM'],
  ['wireless-controller mpsk-profile', 'mpsk-group mpsk-key sae-password', 'TM'],
  ['wireless-controller mpsk-profile', 'mpsk-group mpsk-key sae-private-key', 'A'],
  ['wireless-controller snmp', 'community name', 'A'],
  ['wireless-controller snmp', 'user auth-pwd', 'PT'],
  ['wireless-controller snmp', 'user priv-pwd', 'PT'],
  ['wireless-controller vap', 'captive-portal-macauth-radius-secret', 'TM'],
  ['wireless-controller vap', 'captive-portal-radius-secret', 'TM'],
  ['wireless-controller vap', 'key', 'PTM'],
  ['wireless-controller vap', 'mpsk-key passphrase', 'TM'],
  ['wireless-controller vap', 'passphrase', 'EPTM'],
  ['wireless-controller vap', 'sae-password', 'EPTM'],
  ['wireless-controller vap', 'sae-private-key', 'A'],
  ['wireless-controller wtp', 'login-passwd', 'PT'],
  ['wireless-controller wtp-profile', 'apcfg-auto-cert-est-http-password', 'PT'],
  ['wireless-controller wtp-profile', 'apcfg-auto-cert-scep-password', 'PT'],
  ['wireless-controller wtp-profile', 'apcfg-mesh-passwd', 'M'],
  ['wireless-controller wtp-profile', 'lbs ble-rtls-server-token', 'A'],
  ['wireless-controller wtp-profile', 'lbs fortipresence-secret', 'PTM'],
  ['wireless-controller wtp-profile', 'lbs polestar-server-token', 'A'],
  ['wireless-controller wtp-profile', 'login-passwd', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-1 sam-cwp-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-1 sam-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-1 sam-private-key', 'A'],
  ['wireless-controller wtp-profile', 'radio-1 sam-private-key-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-2 sam-cwp-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-2 sam-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-2 sam-private-key', 'A'],
  ['wireless-controller wtp-profile', 'radio-2 sam-private-key-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-3 sam-cwp-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-3 sam-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-3 sam-private-key', 'A'],
  ['wireless-controller wtp-profile', 'radio-3 sam-private-key-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-4 sam-cwp-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-4 sam-password', 'PTM'],
  ['wireless-controller wtp-profile', 'radio-4 sam-private-key', 'A'],
  ['wireless-controller wtp-profile', 'radio-4 sam-private-key-password', 'PTM'],
  ['wireless-controller wtp-profile', 'wan-port-auth-password', 'PTM'],
  ['ztna web-portal-bookmark', 'bookmarks logon-password', 'PT'],
]

/** Names that other tables use for what everybody may read: secrets in their own table only. */
const ordinaryNames = new Set(['name', 'value', 'header', 'headers', 'uri'])

/** Names that are a secret in every table. */
const secretNames = new Set(
  secretOptions.map(([, option]) => lastWord(option)).filter((name) => !ordinaryNames.has(name)),
)

/** By an ordinary name the innermost tables in which it is a secret: the last word of each. */
const tablesOfOrdinary = new Map(
  [...ordinaryNames].map((name) => [
    name,
    secretOptions.filter(([, option]) => lastWord(option) === name).map(tableWord),
  ]),
)

/**
 * What the name of a secret ends with, for options that are in no list: of a later FortiOS, or of another product. What
 * goes on behind it is none (`password-policy`, `passwd-time`).
 */
const secretEnding =
  /(?:password|passwd|passphrase|passcode|secret|psk|keytab|(?:^|-)(?:pass|passw|passwo|passwor|psks|psksec|secr|pwd|pin|pin-code|seed|token|hmac|wpa-key|ssh-public-key|(?:access|api|auth|authentication|enc|encryption|preshared|private|reg|secret|shared)-?key))(?:-?\d+|-l\d|-part\d+|-remote|-value)?$/

/** A switch is no secret: `set admin-ssh-password enable`. */
const switches = new Set(['enable', 'disable'])

/** Whether an option of this name is a secret in any table. */
export function mayBeSecretOption(name: string): boolean {
  const option = name.toLowerCase()
  return ordinaryNames.has(option) || secretNames.has(option) || endsAsSecret(option)
}

/**
 * Whether what is set is a secret: because it is encrypted (`set passwd ENC …`), by the name of the option and the table
 * in which it stands, or because its name ends as those of secrets do.
 *
 * @param name in capitals as well, as people write it; so are the others
 * @param value the first word of it
 * @param table path of the table
 */
export function isSecretOption(name: string, value: string | undefined, table: string): boolean {
  const option = name.toLowerCase()
  if (value?.toUpperCase() === 'ENC' || secretNames.has(option)) return true
  const tables = tablesOfOrdinary.get(option)
  if (tables !== undefined) {
    const path = table.toLowerCase()
    return tables.some((word) => path.includes(word))
  }
  return endsAsSecret(option) && !switches.has(value?.toLowerCase() ?? '')
}

/** The few names that configurations are made of are looked at once. */
function endsAsSecret(option: string): boolean {
  const known = endings.get(option)
  if (known !== undefined) return known
  if (endings.size > 5_000) endings.clear()
  const ends = secretEnding.test(option)
  endings.set(option, ends)
  return ends
}

const endings = new Map<string, boolean>()

function tableWord([table, option]: (typeof secretOptions)[number]): string {
  return lastWord(`${table} ${option}`.split(' ').slice(0, -1).join(' '))
}

function lastWord(path: string): string {
  return path.slice(path.lastIndexOf(' ') + 1)
}
