/** A kind of problem, for people who look it up: docs/problems.md is made from these. */
interface ProblemEntry {
  /** What happened, in general; the sentence of a problem says it of one device, file or host. */
  readonly meaning: string
  /** What to do about it. */
  readonly remedy: string
}

/**
 * Every code that a problem can have, once, in the order of the alphabet. A code is stable: it stands in output that
 * programs read, and code decides by it.
 */
export const problems = {
  'agent-empty': {
    meaning: 'The SSH agent holds no key, or no longer the one that was chosen. Nothing was sent.',
    remedy: 'Add the key with `ssh-add`, unlock the agent, or choose a key file.',
  },
  'agent-refused': {
    meaning: 'The SSH agent has the key that the host accepts, and did not sign the login with it.',
    remedy: 'Unlock the agent, confirm the request that it shows, then connect again.',
  },
  'agent-unreachable': {
    meaning: 'No SSH agent answers at its address. Nothing was sent.',
    remedy:
      'Start the agent (`ssh-agent`, or the service “OpenSSH Authentication Agent” on Windows), or choose a key file.',
  },
  'another-device': {
    meaning: 'The FortiGate that answered is not the one in this run.',
    remedy: 'Connect to the FortiGate of this run, or start a new run for the other one.',
  },
  'answer-unclear': {
    meaning:
      'By hand: what was pasted does not clearly show that the key was pressed once and that the command finished.',
    remedy: 'Close that terminal session, log in again and reconnect: the outcome of the license is read.',
  },
  'answered-undecided': {
    meaning:
      'By hand: what was pasted shows that the question was answered before the decision was made in Tokenferry.',
    remedy:
      'Press nothing more. Close that terminal session, log in again and reconnect: the outcome of the license is read.',
  },
  'archive-encrypted': {
    meaning: 'The archive is password-protected, so it can’t be read.',
    remedy: 'Unpack it with its password, and use what comes out.',
  },
  'archive-too-large': {
    meaning:
      'The archive is too large or has too many files to be unpacked, or takes too long. Some archives are made that way on purpose.',
    remedy: 'Check where it comes from; unpack it, and use what comes out.',
  },
  'archive-unreadable': {
    meaning: 'The archive is damaged, truncated, or of a kind that is not read.',
    remedy: 'Copy it again, or unpack it, and use what comes out.',
  },
  'backup-encrypted': {
    meaning: 'The file is an encrypted backup, so it can’t be read.',
    remedy: 'Make a backup without a password, or choose another one.',
  },
  'backup-in-archive': {
    meaning: 'One file is needed, but the archive does not hold exactly one.',
    remedy: 'Unpack it, and name the file.',
  },
  'backup-masked': {
    meaning: 'The backup’s passwords are masked, so it can’t be restored.',
    remedy: 'Make a backup without masked passwords.',
  },
  'backup-not-fortios': {
    meaning: 'The file is not a FortiOS configuration.',
    remedy: 'Choose a complete, unencrypted backup in FortiOS format.',
  },
  'backup-other-product': {
    meaning: 'The file is the configuration of another product of the vendor, not of a FortiGate.',
    remedy: 'Choose a backup of the FortiGate that the users log in to.',
  },
  'backup-partial': {
    meaning: 'The backup does not hold the whole configuration.',
    remedy: 'Choose a complete backup made by a super_admin.',
  },
  'backup-refused': {
    meaning: 'The FortiGate refused the command that shows its configuration.',
    remedy: 'Make a backup in the web interface of the FortiGate and choose that file instead.',
  },
  'backup-several': {
    meaning: 'The file holds several configurations, one after the other.',
    remedy:
      'Split it: each configuration begins with its line `#config-version`, or with its first `config` if it has none.',
  },
  'backup-too-large': {
    meaning: 'The file holds far more text than the configuration of a FortiGate.',
    remedy: 'Check that it is the right file.',
  },
  'backup-transcript': {
    meaning: 'The file is a recording of a terminal, not a backup.',
    remedy: 'Choose a complete, unencrypted backup in FortiOS format.',
  },
  'backup-unreadable': {
    meaning: 'The file could not be read from the disk.',
    remedy: 'Check that it is there, that it is complete, and that you may open it.',
  },
  'backup-unwritable': {
    meaning: 'The backup could not be written to the disk.',
    remedy: 'Free some space, or check the folder’s permissions, then back up again.',
  },
  'backup-yaml': {
    meaning: 'The backup is in YAML format.',
    remedy: 'Make a backup in FortiOS format.',
  },
  'backups-differ': {
    meaning: 'Two backups are of two devices, or of different parts of one, so they can’t be compared.',
    remedy: 'Make both as full backups of one FortiGate, as super_admin.',
  },
  'banner-declined': {
    meaning: 'The banner that the FortiGate shows after a login was not accepted, so you were not let in.',
    remedy: 'Connect again and accept it, if you are allowed to use this device.',
  },
  'banner-overtaken': {
    meaning: 'While its banner was open, the FortiGate continued on its own. Nothing was answered.',
    remedy: 'Connect again, and answer the banner once you have read it.',
  },
  'bundle-unreadable': {
    meaning:
      '`tokenferry verify`: something in the bundle can’t be read, or is larger than it can be, so the bundle can’t be checked.',
    remedy: 'Check the permissions of its files, and check the disk.',
  },
  cancelled: {
    meaning: 'A person stopped it.',
    remedy: 'Start it again when you are ready.',
  },
  'changed-at-the-last-moment': {
    meaning:
      'Right before the “y”, a second session found the license no longer untouched. The “y” was not sent.',
    remedy: 'Connect again: the FortiGate is read, and the outcome of the license is concluded from that.',
  },
  'closed-before-prompt': {
    meaning: 'The connection ended before the FortiGate showed its prompt, after words of its own.',
    remedy: 'Do what they ask, or try another SSH client, then connect again.',
  },
  'cloud-answer-unknown': {
    meaning: 'The REST API of FortiToken Cloud answered in a form that its documentation does not describe.',
    remedy: 'Tick by hand or compare with a list instead.',
  },
  'cloud-status': {
    meaning:
      'The REST API of FortiToken Cloud refused a request; the code ends with the HTTP status: `cloud-401`, `cloud-403`, `cloud-429` …',
    remedy:
      '401: copy the client ID and secret again. 403: give the client permission to read users. Otherwise try again later, or tick by hand or compare with a list instead.',
  },
  'cloud-unreachable': {
    meaning: 'FortiToken Cloud can’t be reached from this computer.',
    remedy: 'Check your internet connection, or tick by hand or compare with a list instead.',
  },
  'cloud-untrusted': {
    meaning: 'The certificate of FortiToken Cloud is not trusted here. Nothing was sent.',
    remedy: 'Find out what is in between, such as a proxy, or tick by hand or compare with a list instead.',
  },
  'columns-unknown': {
    meaning: 'In a list from the portal, it is unclear which column holds what.',
    remedy: 'Paste a table with a name and a serial number in each row, or choose its columns.',
  },
  'connect-failed': {
    meaning: 'No connection could be made; the operating system says why.',
    remedy: 'Check the address and your network or VPN.',
  },
  'connect-timeout': {
    meaning: 'The host did not answer in time, or showed no command line in time.',
    remedy: 'Check the address, and that no firewall on the way drops SSH.',
  },
  'connection-closed': {
    meaning: 'Tokenferry has closed the connection to the FortiGate.',
    remedy: 'Connect again.',
  },
  'connection-lost': {
    meaning: 'The connection was lost, or the host closed it.',
    remedy: 'Connect again. What was already read and decided is kept.',
  },
  'data-folder-unwritable': {
    meaning: 'The data folder can’t be written to, so nothing could be recorded.',
    remedy: 'Check its permissions or free some space, then start again.',
  },
  'device-has-open-run': {
    meaning: 'In another run on this FortiGate, a “y” may have been sent, and its outcome is not settled.',
    remedy: 'Open that run and connect, or verify it again if it is finished.',
  },
  'device-in-use': {
    meaning: 'Another run is working on this FortiGate right now.',
    remedy: 'Finish or leave that run, then connect again.',
  },
  'device-locked': {
    meaning:
      'A lock says that a “y” may have been sent to this FortiGate from a run that is not on this computer’s list.',
    remedy: 'Open that run where it belongs, or find out first what was migrated; only then remove the lock.',
  },
  'device-silent': {
    meaning: 'The FortiGate stopped answering. The connection was closed.',
    remedy: 'Check the device and the connection, then connect again.',
  },
  'device-too-slow': {
    meaning: '`tokenferry preflight`: the device was not read within the time that each device has.',
    remedy:
      'Give it longer with `--device-minutes` if it has many VDOMs. Otherwise use another SSH client to see what it prints.',
  },
  disconnected: {
    meaning: 'The host ended the connection before the login was complete.',
    remedy: 'Wait a minute, then try again. Too many sessions or too many wrong attempts can cause it.',
  },
  'encrypted-backup': {
    meaning: 'In a review: the file is an encrypted backup, so it can’t be read.',
    remedy: 'Make a backup without a password.',
  },
  'exec-refused': {
    meaning: 'The host runs no commands outside its command line.',
    remedy: 'You don’t have to do anything: Tokenferry reads what it needs over the command line instead.',
  },
  fault: {
    meaning: 'Something went wrong inside Tokenferry.',
    remedy: 'Try again. If it happens again, close the application and resume the run.',
  },
  'file-changed': {
    meaning: 'A file has changed since it was reviewed.',
    remedy: 'Add it again to review what it holds now.',
  },
  'file-silent': {
    meaning: 'A file or a folder did not respond in time. Usually it is on a network share that is gone.',
    remedy: 'Check the drive or share, or copy the file to this computer.',
  },
  'file-too-large': {
    meaning: 'A file, or what came on standard input, is larger than the limit for its kind.',
    remedy: 'Check that it is the right one.',
  },
  'file-unreadable': {
    meaning: 'A chosen file can’t be read.',
    remedy: 'Check its permissions, or choose another one.',
  },
  'file-unwritable': {
    meaning: 'A file can’t be saved where you wanted it.',
    remedy: 'Choose another folder.',
  },
  'folder-unreadable': {
    meaning: 'Not everything in the chosen folder can be read.',
    remedy: 'Choose the files themselves, or a folder that you may open.',
  },
  'given-up': {
    meaning: 'By hand: a person said that they can’t hand over what was asked for.',
    remedy: 'Do it again when you can. If a question may be open, log in again first.',
  },
  'host-key-changed': {
    meaning: 'The host key is not the known one. Nothing was sent.',
    remedy:
      'Ask the people who run the host why. Someone may be intercepting the connection. If the host was set up again, forget its old key in Settings, or remove it from the OpenSSH file that holds it.',
  },
  'host-key-refused': {
    meaning: 'A person did not trust the host key. Nothing was sent.',
    remedy: 'Compare the fingerprint with the one shown on the console of the host, then connect again.',
  },
  'host-key-revoked': {
    meaning: 'The host key is marked as revoked on this computer. Nothing was sent.',
    remedy: 'Ask the people who run the host why. Someone may be intercepting the connection.',
  },
  'host-key-unknown': {
    meaning: '`tokenferry preflight`: nobody has trusted this host key yet. Nothing was sent.',
    remedy:
      'Compare it with the one on the console, then add it to the list of devices, or connect once with the application or with ssh.',
  },
  'host-unknown': {
    meaning: 'The name of the host can’t be resolved.',
    remedy: 'Check the spelling, or use the IP address.',
  },
  'host-unreachable': {
    meaning: 'The host can’t be reached from this network.',
    remedy: 'Check the address and your network or VPN.',
  },
  incomplete: {
    meaning: 'The form does not say where to connect, or as whom.',
    remedy: 'Fill it in, then connect.',
  },
  internal: {
    meaning: 'Reading a device or a file failed because of an internal error in Tokenferry.',
    remedy: 'Report it.',
  },
  'journal-closed': {
    meaning: 'The run was left while something was still being done in it. Nothing more is recorded.',
    remedy: 'Open the run again to continue.',
  },
  'journal-damaged': {
    meaning:
      'A record of the journal is not what was saved: it was changed, or one before it is missing. Nothing is concluded from it.',
    remedy: 'It is kept as it is. Start a new run: it reads from the FortiGate what is done and what is not.',
  },
  'journal-not-understood': {
    meaning:
      'A record of the journal is complete, but not one that this version of Tokenferry writes. Nothing is concluded from it.',
    remedy:
      'It is kept as it is. Open it with the version of Tokenferry that wrote it; or start a new run: it reads from the FortiGate what is done and what is not.',
  },
  'journal-unreadable': {
    meaning: 'The journal of a run can’t be read from the disk.',
    remedy: 'Check the file’s permissions.',
  },
  'journal-unwritable': {
    meaning: 'Nothing can be recorded, so nothing is done on the FortiGate.',
    remedy: 'Free some space or check the folder’s permissions, then try again.',
  },
  'jump-forbids': {
    meaning: 'The jump host does not forward connections to the next host.',
    remedy: 'Ask the people who run it (on an OpenSSH server: `AllowTcpForwarding` and `PermitOpen`).',
  },
  'jump-no-way': {
    meaning: 'The jump host can’t reach the next host.',
    remedy: 'Check the address and port as the jump host sees them, and that SSH is allowed there.',
  },
  'key-passphrase': {
    meaning: 'The key file is protected by a passphrase, or the passphrase you typed does not open it.',
    remedy: 'Type the passphrase of the key.',
  },
  'key-public': {
    meaning: 'The chosen file is a public key, but you need the private one to log in.',
    remedy: 'Choose the file with the same name without “.pub”.',
  },
  'key-unreadable': {
    meaning: 'The key file can’t be read, or is not a private key that can be used.',
    remedy: 'Choose an OpenSSH, PEM or PKCS #8 private key (ed25519, ECDSA or RSA).',
  },
  'list-is-workbook': {
    meaning: 'The chosen file is a spreadsheet workbook, which can’t be read.',
    remedy: 'Save its sheet as CSV UTF-8 or as Unicode text, and choose that.',
  },
  'list-too-long': {
    meaning:
      'The chosen file or the pasted text is too large for a list of users: more than 8 MB, 200,000 lines, 200 columns or 2,000,000 cells.',
    remedy: 'Keep only the columns with the name and the serial number, or compare the users in parts.',
  },
  'lock-unreadable': {
    meaning: 'Whether another run is working on this FortiGate is unknown: its lock can’t be read.',
    remedy:
      'Connect again. If it happens again, look for Tokenferry in every session of this computer; if no run is open on this FortiGate, remove the lock.',
  },
  'locks-unwritable': {
    meaning: 'It can’t be recorded that this run is working on the FortiGate.',
    remedy: 'Check the permissions of the folder of locks, or name another one in `TOKENFERRY_LOCKS`.',
  },
  'login-expired': {
    meaning: 'The host stopped waiting for a person’s answer and closed the connection.',
    remedy: 'Connect again with the code ready.',
  },
  'login-incomplete': {
    meaning: 'The host accepted the first part of the login and wants another one that can’t be given here.',
    remedy: 'Log in with an account that needs a key, or a password and a code, and nothing else.',
  },
  'login-needs-person': {
    meaning: 'During a reconnect, the host asked something at the login. Nothing was answered.',
    remedy: 'Connect again, and answer it yourself.',
  },
  'login-paused': {
    meaning:
      'Two login attempts in a row were refused, or may have been, so there was no third: by default, a FortiGate locks an address out after three. An agent may make two attempts at once.',
    remedy: 'Check the user name and the password or key, and wait a minute.',
  },
  'login-rejected': {
    meaning: 'The host refused the login. The same credentials are never tried again automatically.',
    remedy:
      'Check the user name and the password or key. FortiOS locks this computer’s address out for a while after a few wrong attempts.',
  },
  'logo-unusable': {
    meaning: 'The chosen file can’t be the logo of reports.',
    remedy: 'Choose a PNG or JPEG file of at most 256 kB.',
  },
  malformed: {
    meaning: 'The window sent main something that the contract between them does not allow.',
    remedy: 'Close the application and start it again.',
  },
  'method-not-offered': {
    meaning: 'The host does not let this user log in in the chosen way.',
    remedy: 'Choose another way to log in.',
  },
  'needs-a-person': {
    meaning:
      '`tokenferry preflight`: the device asks something, or shows a banner, that only a person can answer.',
    remedy:
      'Use an account that logs in without a token code, check this device with the application, or accept banners with `--accept-banners`.',
  },
  'no-agent': {
    meaning: 'No SSH agent is running for this application.',
    remedy: 'Start one and open Tokenferry from the same session, or log in with a key file or a password.',
  },
  'no-answer': {
    meaning: 'The window got no answer from main.',
    remedy:
      'Try again. If it happens again, close the window and open Tokenferry again; an unfinished migration is kept.',
  },
  'no-backup': {
    meaning: 'There is no backup of a FortiGate to rehearse with.',
    remedy: 'Back up first.',
  },
  'no-common-algorithm': {
    meaning: 'The host offers no encryption that Tokenferry uses.',
    remedy:
      'Change the FortiGate (`set strong-crypto enable` in `config system global`) or upgrade FortiOS; only if neither is possible, allow old algorithms for this connection.',
  },
  'no-prompt': {
    meaning: 'The login worked, but the FortiGate showed no prompt. Nothing was typed there.',
    remedy: 'Log in with another SSH client, answer what the device asks, then connect again.',
  },
  'no-rehearsal': {
    meaning: 'The account of a rehearsal can’t be used for a real FortiGate.',
    remedy: 'Choose how to log in: a password, a key or an SSH agent.',
  },
  'no-report': {
    meaning: 'There is no report yet.',
    remedy: 'Finish the run first.',
  },
  'no-run': {
    meaning: 'No run is open.',
    remedy: 'Open one on the home screen.',
  },
  'no-second-session': {
    meaning:
      'A “y” may already have been sent for this license, and no second session could be opened to read the license right before another one. The command was not typed again.',
    remedy:
      'Let this administrator log in twice, or ask Fortinet Customer Service what state this license is in.',
  },
  'no-shell': {
    meaning: 'The host let the user in but opened no command line.',
    remedy: 'Use an administrator account that may use the CLI.',
  },
  'no-such-choice': {
    meaning: 'There is no sample or scenario with that name.',
    remedy: 'Choose from the list.',
  },
  'no-such-file': {
    meaning: 'A file is not, or is no longer, among the reviewed files.',
    remedy: 'Add it again.',
  },
  'no-such-line': {
    meaning: 'A reviewed file has no line with that number.',
    remedy: 'Add the file again to review what it holds now.',
  },
  'no-such-run': {
    meaning: 'There is no such run.',
    remedy: 'Go back to the home screen.',
  },
  'not-a-bundle': {
    meaning: '`tokenferry verify`: the folder is not an evidence bundle.',
    remedy: 'Name the folder `evidence` of a run.',
  },
  'not-a-file': {
    meaning: 'A file is needed, but the name is that of a folder, a pipe or a device.',
    remedy: 'Name a file. For a pipe, use standard input, written as "-".',
  },
  'not-a-fortigate': {
    meaning: 'The device at this address does not look like a FortiGate.',
    remedy: 'Check the address. Tokenferry needs FortiOS 7.0.4 or newer.',
  },
  'not-connected': {
    meaning: 'There is no connection to the FortiGate.',
    remedy: 'Connect again. What was already read and decided is kept.',
  },
  'not-fortios': {
    meaning: 'In a review: the file is not a FortiOS configuration.',
    remedy: 'Choose a backup in FortiOS format.',
  },
  'not-now': {
    meaning: 'What was asked for can’t be done now; the message says why. Nothing was done.',
    remedy: 'First do what the message says.',
  },
  'not-ssh': {
    meaning: 'There is no usable SSH server at this address.',
    remedy:
      'Check the port. A FortiGate also hangs up immediately on an address that none of its administrators trusts.',
  },
  'nothing-to-review': {
    meaning: 'Nothing that was dropped or chosen is a file.',
    remedy: 'Choose the files, or the folder that holds them. A configuration is recognized by its content.',
  },
  'output-endless': {
    meaning: 'The FortiGate kept printing without end. The connection was closed.',
    remedy:
      'Check in another session that no debugging is on (`diagnose debug disable`), then connect again.',
  },
  'password-expired': {
    meaning: 'The host wants this account to choose a new password first. Nothing was typed there.',
    remedy: 'Change the password with another SSH client or in the web interface, then connect again.',
  },
  'password-not-tried': {
    meaning:
      '`tokenferry preflight`: the password was not tried, because other devices have rejected it and none has accepted it.',
    remedy: 'Check the user name and the password, then run it again.',
  },
  'policy-forbids': {
    meaning: 'Your organization’s policy on this computer forbids what was asked for. Nothing was done.',
    remedy:
      'Do without it, or ask the administrator of this computer ([administrators.md](administrators.md)).',
  },
  'policy-invalid': {
    meaning:
      'Your organization’s policy on this computer can’t be followed. Nothing new is started, and no migration command is typed.',
    remedy:
      'Ask the administrator of this computer to correct the file that the message names ([administrators.md](administrators.md)).',
  },
  'port-refused': {
    meaning: 'This address and port refused the connection.',
    remedy:
      'Check the port, and that SSH is allowed in the administrative access of the interface (`set allowaccess ssh`).',
  },
  'question-open': {
    meaning:
      'The FortiGate may still be waiting for an answer, so the next line was not typed. The connection was closed.',
    remedy: 'Connect again: the FortiGate is read over a new connection.',
  },
  'question-used-up': {
    meaning: 'The FortiGate printed something after its question, so it was not answered.',
    remedy: 'Read what it printed. The FortiGate is read again over a new connection.',
  },
  refused: {
    meaning: 'A message that did not come from the window was refused.',
    remedy: 'Close the application and start it again.',
  },
  'rehearsal-without-cloud': {
    meaning: 'A rehearsal has no account in FortiToken Cloud, so the REST API is not queried.',
    remedy: 'Tick by hand, or paste a list.',
  },
  'report-missing': {
    meaning: 'The report is not where it was saved.',
    remedy: 'Find where its folder was moved, or verify again: that creates a new one.',
  },
  'report-unwritable': {
    meaning: 'The report can’t be saved.',
    remedy: 'Free some space or check the folder’s permissions, then finish again.',
  },
  'run-is-damaged': {
    meaning:
      'A run with a damaged journal can’t be discarded, archived or removed: it may have migrated something.',
    remedy: 'Move its folder away yourself.',
  },
  'run-is-evidence': {
    meaning: '“y” was sent to the FortiGate in this run, so the run is kept as evidence.',
    remedy: 'Finish it, or move its folder away yourself.',
  },
  'run-is-remembered': {
    meaning:
      'In this run, “y” was sent to the FortiGate for a license that it did not migrate. Later runs on it have to know, so the run is kept.',
    remedy: 'Archive it instead.',
  },
  'run-not-kept': {
    meaning: 'What is kept of a run could not be saved, so the run was not removed.',
    remedy: 'Free some space, or choose another folder for its evidence.',
  },
  'run-not-settled': {
    meaning: '“y” may have been sent to the FortiGate in this run, and the outcome is not settled.',
    remedy: 'Open the run and connect: it reads from the FortiGate what was done.',
  },
  'run-open': {
    meaning: 'A run is open already.',
    remedy: 'Leave it first; it can be resumed later.',
  },
  'run-undeletable': {
    meaning: 'The folder of a run can’t be removed.',
    remedy: 'Check its permissions, or remove it yourself.',
  },
  'run-unfinished': {
    meaning: 'A run that is not finished can’t be verified again, archived or removed.',
    remedy: 'Resume it, or discard it.',
  },
  'scope-refused': {
    meaning: 'The FortiGate did not enter a VDOM or the global settings when told to.',
    remedy: 'Use an administrator with access to the global settings and to every VDOM (a super_admin).',
  },
  'scp-refused': {
    meaning: 'The FortiGate did not provide its configuration over SCP.',
    remedy: 'You don’t have to do anything: the backup is read over the command line instead.',
  },
  'settings-set-aside': {
    meaning: 'The settings file could not be read, so the settings start fresh. The old file is kept.',
    remedy: 'Confirm the host keys again, and restore the settings that you had changed.',
  },
  'settings-unreadable': {
    meaning:
      'The settings file can’t be read right now, so the settings start fresh. The file is left as it is.',
    remedy: 'Check its permissions, then start again. Until then, a known host key looks new.',
  },
  'settings-unwritable': {
    meaning: 'The settings can’t be saved.',
    remedy: 'Free some space, or check the permissions of the file and its folder.',
  },
  'signing-key-changed': {
    meaning:
      'A report was signed with a different key than earlier ones, because the usual key could not be opened or its file holds none. No key is deleted.',
    remedy:
      'Keep the fingerprint of this report as well. If the keyring of the operating system was closed, open it: then the usual key signs again.',
  },
  'signing-key-exposed': {
    meaning: 'Other users of this computer can read or change the key that signs reports.',
    remedy:
      'Remove that permission (`chmod 600`). If someone may have used the key, move its file away: a new one is created.',
  },
  'signing-key-other': {
    meaning:
      'Your organization has decided which key signs evidence, and that key is not available. Nothing is started without it. What was started before is still finished, signed with the key that is there.',
    remedy:
      'Ask the administrator of this computer to put the key that the message names into the data folder ([administrators.md](administrators.md)).',
  },
  stopped: {
    meaning: '`tokenferry preflight`: it was stopped before this device was read.',
    remedy: 'Run it again.',
  },
  'tables-unreadable': {
    meaning: 'A table that decides about the migration could not be read in full.',
    remedy:
      'Use an administrator who may read users and administrators in every VDOM (a super_admin), then read again.',
  },
  'too-many-files': {
    meaning: 'More files were chosen than are reviewed at once, or opened at once than one start can name.',
    remedy: 'Choose the folder that holds the backups.',
  },
  'transcript-unwritable': {
    meaning: 'The transcript can’t be saved. The session continues, and the journal is still written.',
    remedy: 'Free some space, or check the permissions of the run’s folder.',
  },
  truncated: {
    meaning: 'In a review: the file ends too early, or is damaged. What came before was reviewed.',
    remedy: 'Make a complete backup.',
  },
  'unexpected-question': {
    meaning: 'The FortiGate may be asking something that was not expected. Nothing was answered.',
    remedy: 'Read what it says, then connect again.',
  },
  'unknown-question': {
    meaning:
      'The question that `migrate-ftm` asked has a wording that is not documented. It was answered “n”.',
    remedy: 'Read it. It can be approved within narrow bounds; otherwise ask Fortinet Customer Service.',
  },
  unreadable: {
    meaning: 'In a review: the file could not be read from the disk.',
    remedy: 'Check that it is there, and that you may open it.',
  },
  'vdom-untypeable': {
    meaning:
      'The FortiGate has a VDOM whose name is too long or holds a character that a terminal reads as a key, such as `?`. It can’t be entered, so the FortiGate can’t be read in full.',
    remedy: 'Migrate this FortiGate without Tokenferry, with Fortinet Customer Service.',
  },
  'vdoms-unknown': {
    meaning: 'The FortiGate has VDOMs, but its list of them could not be understood.',
    remedy: 'Use an administrator with access to the global settings and every VDOM (a super_admin).',
  },
  'window-crashed': {
    meaning:
      'The process of the window crashed, and the window was reloaded. The session, the run and its journal don’t depend on it.',
    remedy:
      'Continue. If it happens again, save a diagnostics file and give it to the people who support you.',
  },
  'yaml-backup': {
    meaning: 'In a review: the backup is in YAML format.',
    remedy: 'Make a backup in FortiOS format.',
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>

/** The codes of problems. Those of the REST API of FortiToken Cloud end with the HTTP status. */
export type ProblemCode = Exclude<keyof typeof problems, 'cloud-status'> | `cloud-${number}`
