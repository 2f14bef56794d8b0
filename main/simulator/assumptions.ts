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
    'Passwords in a configuration are encrypted and can’t be known: in a rehearsal one password opens every administrator account of the configuration.',
    null,
  ),
  'login.token-code': assume(
    'An administrator with a second factor is asked for the code in one more question after the password; any six digits are right, before and after the migration.',
    { prompt: 'Token code: ', isRight: (code: string) => /^\d{6}$/.test(code) },
  ),
  'login.key': assume(
    'An administrator who logs in with a key is asked neither for a password nor for a token code.',
    null,
  ),
  'login.failures': assume('After three wrong answers the device hangs up.', 3),
  'login.vdom-administrator': assume(
    'If VDOMs are on, an administrator without the super_admin profile starts in the first of its own VDOMs and can’t leave it.',
    null,
  ),
  'login.forced-change': assume(
    'The demand for a new password comes behind the post-login banner, shows nothing of what is typed, takes any password that is typed twice, and comes again if the two differ.',
    (first: string, second: string) => first !== '' && first === second,
  ),
  'login.concurrent': assume(
    'If the configuration sets admin-concurrent to disable, a second session of an account is closed without a word.',
    null,
  ),
  'terminal.page': assume(
    'A page of output is two lines shorter than the terminal, which has 24 lines whatever window the client asks for; Enter shows one more line, q stops.',
    (terminalLines: number) => Math.max(1, terminalLines - 2),
  ),
  'terminal.filter': assume(
    '`| grep` filters what any command prints, and what passes does not stop at pages; captures show it for `show` of the whole configuration, and the filter alone for `get` of one table.',
    null,
  ),
  'terminal.single-key': assume(
    'A (y/n) question takes one key, without Enter. An Enter after it is already the next command line. Every key but y means no.',
    (key: string) => key === 'y' || key === 'Y',
  ),
  'terminal.banner-refused': assume(
    'Every key but a, at the question below a post-login banner, ends the session.',
    (key: string) => key === 'a' || key === 'A',
  ),
  'terminal.ha-role': assume(
    'From FortiOS 7.6 on, the prompt of a cluster member shows its role after the host name.',
    { sinceMajor: 7, sinceMinor: 6 },
  ),
  'terminal.exec': assume(
    'Commands sent without a terminal (SSH exec) are refused, except scp of sys_config where admin-scp is on and the account may read and write everything.',
    null,
  ),
  'terminal.wrap': assume(
    'A device that breaks lines at a width of its own breaks everything that it prints, prompts and what is typed included, with CR LF.',
    '\r\n',
  ),
  'terminal.idle': assume(
    'A session in which nothing is typed never ends on its own, unless a scenario says so: then it ends without a word, whether or not a question stands open.',
    null,
  ),
  'terminal.empty-line': assume(
    'An empty command line brings the prompt again, without the blank line that precedes it after a command.',
    null,
  ),
  'cli.exit': assume('`exit` in a scope or table is answered with the hint to use end, and stays there.', [
    "please use 'end' to return to root shell",
  ]),
  'cli.parse-error': assume(
    'A command that does not exist in the present scope is refused at its first word that leads nowhere.',
    (word: string) => ['', `command parse error before '${word}'`, 'Command fail. Return code -61'],
  ),
  'cli.missing-entry': assume(
    'Showing an entry that a table does not have is refused with the words known from setting a value that does not exist.',
    (name: string) => [
      '',
      'entry not found in datasource',
      '',
      `value parse error before '${name}'`,
      'Command fail. Return code -3',
    ],
  ),
  'cli.permission': assume(
    'What an administrator may not do is answered with "Permission denied" and return code -37.',
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
    '`get system admin list` has the columns of the reference of FortiOS 6.0 in every version, and the same interface for everyone.',
    { how: 'sshv2', device: 'port1:127.0.0.1:22', widths: [20, 8, 28, 28] },
  ),
  'sessions.cut': assume('A session whose connection is lost leaves `get system admin list` at once.', 0),
  'device.failover': assume(
    'After a failover the other unit answers at the same address, with the same host key and the same configuration but for its host name; it is the primary, nobody is logged in on it, and nothing is done of what the first one had yet to do.',
    null,
  ),
  'device.reboot': assume(
    'A FortiGate that reboots loses every connection, resets new ones until it is up again, and does nothing of what it had yet to do.',
    null,
  ),
  'device.serials': assume(
    'A configuration does not say the serial numbers of the devices, how long they have been up, or which databases they hold: these are made up.',
    null,
  ),
  'tokens.status': assume(
    '`diagnose fortitoken info` calls a mobile token provisioned if its table entry has a registration id, provisioning or provision timeout if it has an activation code only, new otherwise; a hardware token is active where a user has it. In a VDOM it lists the tokens of that VDOM, elsewhere all of them; the global total is that of all VDOMs.',
    null,
  ),

  // FortiToken Cloud

  'service.not-licensed': assume(
    'Without a FortiToken Cloud license the service says so in the place of "licensed, service ready".',
    ['FortiToken Cloud service status: not licensed, service not ready.'],
  ),
  'service.credits': assume(
    'A credit-based account shows its balance in credits, in the place of users, and no expiration date.',
    (credits: string, customer: string) => [
      'FortiToken Cloud service status: licensed, service ready.',
      `Service balance: ${credits} credits. Customer ID: ${customer}.`,
    ],
  ),
  'service.unreachable': assume(
    'If FortiToken Cloud can’t be reached, every command that asks it fails in the words documented for the synchronization of users.',
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
    'Converted are the administrators, and the local users of the VDOM (remote types too), whose token is of the license in that VDOM: also those who are disabled, whose token is locked, or who never activated it. Hardware and trial tokens stay as they are.',
    { isMigrated: (license: string) => !license.startsWith('FTMTRIAL') },
  ),
  'migrate.kind-of-local-users': assume(
    'Local users are reported as local(name), as administrators are reported as admin(name).',
    'local',
  ),
  'migrate.order': assume(
    'Administrators are converted before local users, and each group in the order of its table; all are numbered in one sequence, and the tokens follow in the order of theirs.',
    null,
  ),
  'migrate.all-at-once': assume(
    'The whole change is made before the first line of the result is printed, so a connection that is lost while lines come in does not interrupt it.',
    null,
  ),
  'migrate.refused': assume('An answer other than y ends the command without a word.', null),
  'migrate.other-question': assume(
    'A device that prints more while the question of the migration stands open waits for its key all the same, or has another question there that leads to nothing, or is back at its prompt, as the scenario says.',
    null,
  ),
  'migrate.cut-at-question': assume(
    'A question whose session ends before it was answered is answered no: nothing is migrated.',
    'nothing',
  ),
  'migrate.late': assume(
    'A device that is late makes the whole change at the end of its delay, whether or not the session of the y still stands, and is not hindered by a second y.',
    null,
  ),
  'migrate.secondary': assume('The secondary of a cluster refuses the migration before the question.', [
    'This command is only available on the primary unit.',
    'Command fail. Return code -1',
  ]),
  'migrate.partial': assume(
    'A migration that breaks off has converted its first users, still has all of its tokens, and says so in one line.',
    (license: string, vdom: string) => [
      `Failed to add users to FortiToken Cloud for license(${license}) in vdom(${vdom}).`,
      'Command fail. Return code -1',
    ],
  ),
  'migrate.delete-line-number': assume(
    'The number in fas_migrate_token_clear[…] is the one of the vendor’s page.',
    667,
  ),
} as const

/** The id of an entry of the table. */
export type AssumptionId = keyof typeof assumed

/** The whole table in words, for people: the rehearsal shows it, the documentation lists it. */
export const assumptions: readonly { readonly id: AssumptionId; readonly says: string }[] = (
  Object.keys(assumed) as AssumptionId[]
).map((id) => ({ id, says: assumed[id].says }))
