import type { Finding, Severity } from '../../contract/review'
import type { Case } from './context'

/** What is not known while a command is unread. */
interface Reading {
  readonly answeredAt: 'connect' | 'service' | 'inventory'
  readonly leaves: string
  /** Whether it is one of the tables that decide who migrates. */
  readonly decides?: true
}

const ssoReading: Reading = {
  answeredAt: 'inventory',
  leaves: 'It is not known who could log in by single sign-on: nobody is counted on.',
}

/** The commands of steps 1 to 3 without which a run could go on, and what each leaves unknown. */
const readings: Readonly<Record<string, Reading>> = {
  'get system ha status': {
    answeredAt: 'connect',
    leaves:
      'It is not known whether every unit of a cluster is in sync: one that is not may keep the old tokens and settings.',
  },
  'execute fortitoken-cloud show': {
    answeredAt: 'service',
    leaves:
      'What is known of FortiToken Cloud comes from "diagnose fortitoken-cloud show service" alone, and nothing confirms it.',
  },
  'diagnose fortitoken-cloud show service': {
    answeredAt: 'service',
    leaves:
      'What is known of FortiToken Cloud comes from "execute fortitoken-cloud show" alone, and nothing confirms it; the number of users in the account is not known.',
  },
  'show system admin': {
    answeredAt: 'inventory',
    decides: true,
    leaves:
      'It is not known which administrators move, and who could still log in: no license can be migrated like this.',
  },
  'show user fortitoken': {
    answeredAt: 'inventory',
    decides: true,
    leaves: 'It is not known which tokens and licenses there are: none of them can be migrated like this.',
  },
  'show user local': {
    answeredAt: 'inventory',
    decides: true,
    leaves: 'It is not known whose second factor would move: no license of it can be migrated like this.',
  },
  'show system central-management': {
    answeredAt: 'inventory',
    leaves:
      'It is not known whether a FortiManager manages this FortiGate, whose next installation could put the old two-factor settings back.',
  },
  'show system global': {
    answeredAt: 'inventory',
    leaves:
      'It is not known which region of FortiToken Cloud this FortiGate points to, through which VDOM it reaches it, and whether an account may have two sessions. Look at "config system global" yourself.',
  },
  'show system csf': {
    answeredAt: 'inventory',
    leaves:
      'It is not known whether a Security Fabric manages users of this FortiGate, whose root could put the old two-factor settings back.',
  },
  'show system sso-admin': ssoReading,
  'show system sso-forticloud-admin': ssoReading,
  'show system sso-fortigate-cloud-admin': ssoReading,
  'diagnose fortitoken info': {
    answeredAt: 'inventory',
    leaves: 'In what state the tokens are is known from the configuration only.',
  },
  'diagnose fortitoken-cloud show users': {
    answeredAt: 'inventory',
    leaves:
      'It is not known whether some of the users are in FortiToken Cloud already. After the migration the same list has to prove that everybody arrived: as long as it can’t be read, that can be proved of nobody.',
  },
  'get system admin list': {
    answeredAt: 'inventory',
    leaves:
      'It is not known who else is logged in and may change something at the same time. Ask the other administrators to keep away.',
  },
}

/** At which step a reading that failed is answered. */
export function readingIsAnsweredAt(command: string): Reading['answeredAt'] {
  return readings[command]?.answeredAt ?? 'inventory'
}

/** Whether a command prints one of the tables that decide who migrates. */
export function decidesWhoMigrates(command: string): boolean {
  return readings[command]?.decides === true
}

/** What could not be read, with what that leaves unknown. */
export function findUnread({ context, isMeantIn, several }: Case): readonly Finding[] {
  return (context.unread ?? []).map(({ command, vdom, why, lines }) => {
    const where = vdom !== null && several ? ` in VDOM ${vdom}` : ''
    const leaves = readings[command]?.leaves ?? 'Nothing is concluded from it.'
    const blocks = decidesWhoMigrates(command) && isMeantIn(vdom)
    return {
      id: 'reading.failed',
      severity: blocks ? 'blocker' : ('warning' satisfies Severity),
      vdom,
      subject: command,
      message: `"${command}"${where} was not read: ${why}. ${leaves}`,
      line: null,
      ...(lines !== undefined && { unreadLines: lines }),
    }
  })
}
