import { parseConfig, scopesOf } from '../../../main/fortios/config'
import type { CloudUser } from '../../../main/fortios/output'
import { parseCloudService } from '../../../main/fortios/output'
import { verify } from '../../../main/migration/verification'
import type { Verification } from '../../../main/migration/events'
import { compareConfigurations, takeInventory } from '../../../main/review'
import type { ConfigurationChange } from '../../../main/review/compare-configurations'
import type { ServiceReading } from '../../../main/migration/what-was-read'

const before = `config global
config system global
    set hostname "fw-lab"
    set admintimeout 10
end
config system admin
    edit "admin"
        set accprofile "super_admin"
        set vdom "root"
        set password ENC SH2aaaaaaaaaaaaaaaa
    next
    edit "ada"
        set accprofile "super_admin"
        set vdom "dmz" "root"
        set two-factor fortitoken
        set fortitoken "FTKMOB2100000001"
        set email-to "ada@example.com"
        set password ENC SH2bbbbbbbbbbbbbbbb
    next
end
end
config vdom
edit root
config user fortitoken
    edit "FTKMOB2100000001"
        set license "EFTM000000000001"
        set reg-id "reg-secret-1"
    next
    edit "FTKMOB2100000002"
        set license "EFTM000000000001"
    next
    edit "FTKMOB2100000003"
        set license "EFTM000000000001"
    next
    edit "FTK2001ABCDEFGH1"
    next
end
config user local
    edit "kim"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB2100000002"
        set email-to "kim@example.com"
        set sms-phone "+41790000001"
        set passwd ENC SH2cccccccccccccccc
    next
    edit "hans"
        set type password
        set two-factor fortitoken
        set fortitoken "FTK2001ABCDEFGH1"
        set email-to "hans@example.com"
    next
    edit "plain"
        set type password
        set status disable
    next
end
config firewall policy
    edit 1
        set action accept
        set srcaddr "all"
    next
    edit 2
        set action deny
    next
end
end
config vdom
edit dmz
config user fortitoken
    edit "FTKMOB2200000001"
        set license "EFTM000000000002"
    next
end
config user local
    edit "lee"
        set type ldap
        set ldap-server "ad"
        set two-factor fortitoken
        set fortitoken "FTKMOB2200000001"
        set email-to "lee@example.com"
    next
end
end
`

/** What the migration does to it, and the device to the text of its secrets. */
const after = before
  .replace(/ {4}edit "FTKMOB2[12]\d+"\n(?: {8}.*\n)* {4}next\n/g, '')
  .replace(
    / {8}set two-factor fortitoken\n {8}set fortitoken "FTKMOB.*"\n/g,
    '        set two-factor fortitoken-cloud\n',
  )
  .replaceAll('ENC SH2', 'ENC SH3')

const cloud: readonly CloudUser[] = [
  { name: 'ada', vdom: '#FOS_Administrator', email: 'ada@example.com', phone: null, realm: 'default' },
  { name: 'kim', vdom: 'root', email: 'kim@example.com', phone: '+41790000001', realm: 'default' },
  { name: 'lee', vdom: 'dmz', email: '*****@example.com', phone: null, realm: 'default' },
]
const known: CloudUser = {
  name: 'olga',
  vdom: 'root',
  email: 'olga@example.com',
  phone: null,
  realm: 'default',
}

/** What verification is given; each deviation changes a part of it. */
export interface MigratedDevice {
  readonly before: string
  readonly after: string
  readonly cloudBefore: readonly CloudUser[] | null
  readonly cloudAfter: readonly CloudUser[] | null
  readonly service: string
  readonly serviceAfter: string
}

const service = (balance: number, users: number) =>
  `FortiToken Cloud service status: licensed, service ready.\nService balance: ${balance.toFixed(2)} users. Expiration date: 2027-06-30. Customer ID: 1740029.\nFortiToken Cloud account number of users: ${users}, max number of users: ${balance}.`

/** A device on which everything went as it should. */
export const clean: MigratedDevice = {
  before,
  after,
  cloudBefore: [known],
  cloudAfter: [known, ...cloud],
  service: service(10, 1),
  serviceAfter: service(14, 4),
}

/** Both licenses of it. */
const licenses = [
  { license: 'EFTM000000000001', vdom: 'root' },
  { license: 'EFTM000000000002', vdom: 'dmz' },
]

/** Verifies it, and compares the whole configuration. */
export function verifyDevice(device: MigratedDevice): {
  verification: Verification
  whole: readonly ConfigurationChange[]
} {
  const [old, now] = [parseConfig(device.before), parseConfig(device.after)]
  return {
    verification: verify({
      licenses,
      before: { inventory: takeInventory({ scopes: scopesOf(old) }), cloudUsers: device.cloudBefore },
      after: { inventory: takeInventory({ scopes: scopesOf(now) }), cloudUsers: device.cloudAfter },
      serviceBefore: reading(device.service),
      serviceAfter: reading(device.serviceAfter),
    }),
    whole: compareConfigurations(old, now),
  }
}

function reading(text: string): ServiceReading {
  const parsed = parseCloudService(text)
  return { service: parsed.kind === 'cloud-service' ? parsed : null, unreachable: false, raw: text }
}
