/**
 * Everything that the simulated FortiGate does and that nobody documents.
 *
 * Each entry holds what we assume, in words for the person who rehearses, and the value that the behaviour is
 * made of, so that the two cannot drift apart. What is documented by the vendor or seen in captures of real
 * devices is not in this table.
 */

interface Assumption<Value> {
  readonly says: string
  readonly value: Value
}

const assume = <Value>(says: string, value: Value): Assumption<Value> => ({ says, value })

/** The table by id. `says` is for people, `value` is what the simulator works with. */
export const assumed = {
  // Logging in and the terminal

  'login.rehearsal-password': assume(
    'Passwords in a configuration are encrypted and can’t be known: in a rehearsal, one password opens every administrator account in the configuration.',
    null,
  ),
  'login.token-code': assume(
    'An administrator with a second factor is asked for the code in one more prompt after the password; any six digits are correct, before and after the migration.',
    { prompt: 'Token code: ', isRight: (code: string) => /^\d{6}$/.test(code) },
  ),
  'login.key': assume(
    'An administrator who logs in with a key is asked neither for a password nor for a token code.',
    null,
  ),
  'login.failures': assume('After three wrong answers, the device hangs up.', 3),
  'login.vdom-administrator': assume(
    'If VDOMs are on, an administrator without the super_admin profile starts in the first of its own VDOMs and can’t leave it.',
    null,
  ),
  'login.forced-change': assume(
    'The prompt for a new password comes after the post-login banner, shows nothing of what is typed, accepts any password that is typed twice, and comes again if the two differ.',
    (first: string, second: string) => first !== '' && first === second,
  ),
  'login.concurrent': assume(
    'If the configuration sets admin-concurrent to disable, a second session of an account is closed silently.',
    null,
  ),
  'terminal.page': assume(
    'A page of output is two lines shorter than the terminal, which has 24 lines regardless of the window that the client requests; Enter shows one more line, q stops.',
    (terminalLines: number) => Math.max(1, terminalLines - 2),
  ),
  'terminal.filter': assume(
    '`| grep` filters what any command prints, and the filtered output does not stop at pages; captures show this for `show` of the whole configuration, and the filter alone for `get` of one table.',
    null,
  ),
  'terminal.single-key': assume(
    'A (y/n) question takes one key, without Enter. An Enter after it is already the next command line. Every key except y means no.',
    (key: string) => key === 'y' || key === 'Y',
  ),
  'terminal.banner-refused': assume(
    'At the question below a post-login banner, every key except a ends the session.',
    (key: string) => key === 'a' || key === 'A',
  ),
  'terminal.ha-role': assume(
    'From FortiOS 7.6 on, the prompt of a cluster member shows its role after the host name.',
    { sinceMajor: 7, sinceMinor: 6 },
  ),
  'terminal.exec': assume(
    'Commands sent without a terminal (SSH exec) are refused, except scp of sys_config if admin-scp is on and the account can read and write everything.',
    null,
  ),
  'terminal.wrap': assume(
    'A device that breaks lines at its own width breaks everything that it prints, including prompts and typed text, with CR LF.',
    '\r\n',
  ),
  'terminal.idle': assume(
    'A session in which nothing is typed never ends on its own, unless a scenario says so: then it ends silently, whether or not a question is open.',
    null,
  ),
  'terminal.empty-line': assume(
    'An empty command line brings back the prompt, without the blank line that precedes it after a command.',
    null,
  ),
  'cli.exit': assume(
    '`exit` in a scope or table is answered with the hint to use end, and the session stays there.',
    ["please use 'end' to return to root shell"],
  ),
  'cli.parse-error': assume(
    'A command that does not exist in the current scope is refused at its first unknown word.',
    (word: string) => ['', `command parse error before '${word}'`, 'Command fail. Return code -61'],
  ),
  'cli.missing-entry': assume(
    'Showing an entry that a table does not have is refused in the words known from setting a value that does not exist.',
    (name: string) => [
      '',
      'entry not found in datasource',
      '',
      `value parse error before '${name}'`,
      'Command fail. Return code -3',
    ],
  ),
  'cli.permission': assume(
    'What an administrator is not allowed to do is answered with "Permission denied" and return code -37.',
    ['', 'Permission denied', 'Command fail. Return code -37'],
  ),
  'cli.show-header': assume(
    'The header lines of the configuration are shown by `show` in the outermost scope only.',
    null,
  ),
  'cli.full-configuration': assume(
    '`show full-configuration` adds the defaults of the user, token and administrator tables that are listed here, and no others.',
    {
      'user fortitoken': [['status', 'active']],
      'user local': [
        ['status', 'enable'],
        ['type', 'password'],
        ['two-factor', 'disable'],
        ['email-to', '""'],
        ['sms-server', 'fortiguard'],
        ['sms-phone', '""'],
      ],
      'system admin': [
        ['wildcard', 'disable'],
        ['two-factor', 'disable'],
        ['email-to', '""'],
        ['sms-server', 'fortiguard'],
        ['sms-phone', '""'],
      ],
      'system console': [
        ['mode', 'line'],
        ['baudrate', '9600'],
        ['output', 'more'],
        ['login', 'enable'],
      ],
    } satisfies Record<string, readonly (readonly [string, string])[]>,
  ),
  'sessions.list': assume(
    '`get system admin list` has the columns of the FortiOS 6.0 reference in every version, and the same interface for everyone.',
    { how: 'sshv2', device: 'port1:127.0.0.1:22', widths: [20, 8, 28, 28] },
  ),
  'sessions.cut': assume('A session whose connection is lost leaves `get system admin list` at once.', 0),
  'device.failover': assume(
    'After a failover, the other unit answers at the same address, with the same host key and the same configuration except for its host name; it is the primary, nobody is logged in to it, and nothing that was still pending on the first one is done.',
    null,
  ),
  'device.reboot': assume(
    'A FortiGate that reboots loses every connection, resets new ones until it is up again, and does nothing that was still pending.',
    null,
  ),
  'device.serials': assume(
    'A configuration does not contain the devices’ serial numbers, how long they have been up, or which databases they have: these are made up.',
    null,
  ),
  'tokens.status': assume(
    '`diagnose fortitoken info` calls a mobile token provisioned if its table entry has a registration id, provisioning or provision timeout if it has an activation code only, new otherwise; a hardware token is active if a user has it. In a VDOM it lists the tokens of that VDOM, elsewhere all of them; the global total is that of all VDOMs.',
    null,
  ),

  // FortiToken Cloud

  'service.not-licensed': assume(
    'Without a FortiToken Cloud license, the service says so in place of "licensed, service ready".',
    ['FortiToken Cloud service status: not licensed, service not ready.'],
  ),
  'service.credits': assume(
    'A credit-based account shows its balance in credits instead of users, and no expiration date.',
    (credits: string, customer: string) => [
      'FortiToken Cloud service status: licensed, service ready.',
      `Service balance: ${credits} credits. Customer ID: ${customer}.`,
    ],
  ),
  'service.unreachable': assume(
    'If FortiToken Cloud can’t be reached, every command that queries it fails in the words documented for the synchronization of users.',
    ['Cannot find ftc server!', 'Command fail. Return code -1'],
  ),
  'service.server': assume(
    '`diagnose fortitoken-cloud show server` prints address, port and https on one line.',
    ['FortiToken Cloud server: 192.0.2.53 port: 8686 https: enable'],
  ),
  'service.balance': assume(
    'The service balance is the number of users that the account may have. A migrated license adds one for each of its tokens, and the account then lasts at least one year from the day of the migration.',
    { lastsDays: 365 },
  ),
  'service.users': assume(
    'Each converted entry becomes one user of FortiToken Cloud, in the realm "default". Local users carry the name of their VDOM and userdata 0, remote ones (LDAP, RADIUS, TACACS+) userdata 1. Two entries of the same name are listed twice.',
    { realm: 'default', local: 0, remote: 1 },
  ),
  'service.sync': assume(
    'A converted user that FortiToken Cloud does not list yet appears after `execute fortitoken-cloud sync`.',
    null,
  ),

  // The migration

  'migrate.checked-first': assume(
    'License and VDOM are looked up on the device before the question is asked.',
    null,
  ),
  'migrate.invalid-license': assume(
    'A license that no mobile token of the VDOM carries, in the wrong VDOM, unknown, already migrated, or a trial license, is refused as invalid.',
    (license: string, vdom: string) => [
      `Invalid License(${license}) in vdom(${vdom}).`,
      'Command fail. Return code -1',
    ],
  ),
  'migrate.unknown-vdom': assume(
    'A VDOM that does not exist is refused like any other value that does not exist.',
    (vdom: string) => [
      '',
      'entry not found in datasource',
      '',
      `value parse error before '${vdom}'`,
      'Command fail. Return code -3',
    ],
  ),
  'migrate.not-authorized': assume(
    'Whether Customer Service has pre-authorized a license is checked after the y. If it has not, one line says so and nothing changes.',
    (license: string) => [
      `License(${license}) is not pre-authorized for migration. Please contact customer support.`,
      'Command fail. Return code -1',
    ],
  ),
  'migrate.credit-account': assume(
    'A credit-based account refuses the migration after the y, and nothing changes.',
    [
      'FortiToken Cloud account is not using a time-based subscription license.',
      'Command fail. Return code -1',
    ],
  ),
  'migrate.transfer-license': assume(
    'If the account has no license, the migration creates the transfer license for one year that the vendor describes, and the service then reads like that of any time-based account.',
    null,
  ),
  'migrate.who': assume(
    'The migration converts the administrators, and the local users of the VDOM (remote types too), whose token belongs to the license in that VDOM, including those who are disabled, whose token is locked, or who never activated it. Hardware and trial tokens stay unchanged.',
    { isMigrated: (license: string) => !license.startsWith('FTMTRIAL') },
  ),
  'migrate.kind-of-local-users': assume(
    'Local users are reported as local(name), as administrators are reported as admin(name).',
    'local',
  ),
  'migrate.order': assume(
    'Administrators are converted before local users, and each group in the order of its table; all are numbered in one sequence, and the tokens follow in the order of their table.',
    null,
  ),
  'migrate.all-at-once': assume(
    'The whole change is made before the first line of the result is printed, so losing the connection while lines come in does not interrupt it.',
    null,
  ),
  'migrate.refused': assume('An answer other than y ends the command silently.', null),
  'migrate.other-question': assume(
    'A device that prints more while the migration question is open still waits for its key, or has another question there that leads to nothing, or is back at its prompt, as set by the scenario.',
    null,
  ),
  'migrate.cut-at-question': assume(
    'A question whose session ends before an answer counts as answered no: nothing is migrated.',
    'nothing',
  ),
  'migrate.late': assume(
    'A device that is late makes the whole change at the end of its delay, whether or not the session of the y is still open, and a second y does not interfere.',
    null,
  ),
  'migrate.secondary': assume('The secondary of a cluster refuses the migration before the question.', [
    'This command is only available on the primary unit.',
    'Command fail. Return code -1',
  ]),
  'migrate.partial': assume(
    'A migration that stops halfway has converted its first users, still has all of its tokens, and says so in one line.',
    (license: string, vdom: string) => [
      `Failed to add users to FortiToken Cloud for license(${license}) in vdom(${vdom}).`,
      'Command fail. Return code -1',
    ],
  ),
  'migrate.delete-line-number': assume(
    'The number in fas_migrate_token_clear[…] is the one on the vendor’s page.',
    667,
  ),
} as const

/** The id of an entry of the table. */
export type AssumptionId = keyof typeof assumed

/** The whole table in words, for people: the rehearsal shows it, the documentation lists it. */
export const assumptions: readonly { readonly id: AssumptionId; readonly says: string }[] = (
  Object.keys(assumed) as AssumptionId[]
).map((id) => ({ id, says: assumed[id].says }))
