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
  leaves: 'It is unknown who could log in with single sign-on: nobody is counted on.',
}

/** The commands of steps 1 to 3 without which a run could go on, and what each leaves unknown. */
const readings: Readonly<Record<string, Reading>> = {
  'get system ha status': {
    answeredAt: 'connect',
    leaves:
      'It is unknown whether every unit of a cluster is in sync: one that isn’t may keep the old tokens and settings.',
  },
  'execute fortitoken-cloud show': {
    answeredAt: 'service',
    leaves:
      'What is known about FortiToken Cloud comes only from "diagnose fortitoken-cloud show service", and nothing confirms it.',
  },
  'diagnose fortitoken-cloud show service': {
    answeredAt: 'service',
    leaves:
      'What is known about FortiToken Cloud comes only from "execute fortitoken-cloud show", and nothing confirms it; the number of users in the account is unknown.',
  },
  'show system admin': {
    answeredAt: 'inventory',
    decides: true,
    leaves:
      'It is unknown which administrators would migrate and who could still log in: no license can be migrated like this.',
  },
  'show user fortitoken': {
    answeredAt: 'inventory',
    decides: true,
    leaves: 'It is unknown which tokens and licenses there are: none of them can be migrated like this.',
  },
  'show user local': {
    answeredAt: 'inventory',
    decides: true,
    leaves:
      'It is unknown whose second factor would be converted: no license of that VDOM can be migrated like this.',
  },
  'show system central-management': {
    answeredAt: 'inventory',
    leaves:
      'It is unknown whether a FortiManager manages this FortiGate. Its next installation could put the old two-factor settings back.',
  },
  'show system global': {
    answeredAt: 'inventory',
    leaves:
      'It is unknown which FortiToken Cloud region this FortiGate points to, through which VDOM it reaches it, and whether an account can have two sessions. Check "config system global" yourself.',
  },
  'show system csf': {
    answeredAt: 'inventory',
    leaves:
      'It is unknown whether a Security Fabric manages users of this FortiGate. Its root could put the old two-factor settings back.',
  },
  'show system sso-admin': ssoReading,
  'show system sso-forticloud-admin': ssoReading,
  'show system sso-fortigate-cloud-admin': ssoReading,
  'diagnose fortitoken info': {
    answeredAt: 'inventory',
    leaves: 'The state of the tokens is known from the configuration only.',
  },
  'diagnose fortitoken-cloud show users': {
    answeredAt: 'inventory',
    leaves:
      'It is unknown whether some of the users are already in FortiToken Cloud. After the migration, the same list has to prove that everyone came through: while it can’t be read, that can’t be proved for anyone.',
  },
  'get system admin list': {
    answeredAt: 'inventory',
    leaves:
      'It is unknown who else is logged in and may change something at the same time. Ask the other administrators to stay off the FortiGate.',
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
