/**
 * What programs that record write around a session: the header of a log of PuTTY (`=~=~=~= PuTTY log 2026.11.30
 * 08:57:45 =~=~=~=`), the first and the last line of `script`. Each of them parts two sessions.
 */
const ofRecorder =
  /^(?:=~=~=~=~?.*PuTTY log.*=~=~=~=|Script (?:started|done)\b.*|\[?(?:Session|Log) (?:started|opened|closed|ended|stopped)\b.*)/i

/** What a client or a server says when a session ends or begins: what was printed before is over, whole or not. */
const ofLogin =
  /^(?:login as: |Using (?:username|keyboard-interactive)|Last login: |Connection (?:to .* closed|closed|reset|refused|lost|timed out)|client_loop: |packet_write_wait: |Network error: |Remote side |Session stopped|\S{1,200}'s password:|[Pp]assword: ?\**$|\S{1,200} login:(?: |$)|Pre-authentication banner|\| Pre-authentication banner|Keyboard-interactive authentication)/

/** No such line is longer. */
const longest = 500

/** Whether a recorder wrote this line by itself, so that it is part of no session. */
export function isOfRecorder(line: string): boolean {
  return ofRecorder.test(line.slice(0, longest))
}

/** What leads to another device, or back from it. Some clients print nothing when it does. */
const toAnotherSession: readonly (readonly string[])[] = [
  ['execute', 'ssh6'],
  ['execute', 'telnet6'],
  ['execute', 'ha', 'manage'],
  ['execute', 'switch-controller', 'ssh'],
  ['exit'],
  ['quit'],
  ['logout'],
]
/** More words than that lie behind a scope. */
const mostWords = 5

/** Whether a command that was typed on a FortiGate ends its session, or opens one on another device. */
export function leavesSession(command: string): boolean {
  const [first = '', ...rest] = command.slice(0, longest).toLowerCase().split(/\s+/, mostWords)
  // `sudo` and a scope may stand in front of what is typed for another one.
  const words = isCutOf(first, 'sudo') ? rest.slice(1) : [first, ...rest]
  return toAnotherSession.some((line) => line.every((word, at) => isCutOf(words[at] ?? '', word)))
}

/** A FortiGate takes as much of a word as tells it from others; how much that is, depends on its version. */
function isCutOf(typed: string, word: string): boolean {
  return typed !== '' && word.startsWith(typed)
}

/** Whether a line parts two sessions, if it is no text within a value. */
export function partsSessions(line: string): boolean {
  return isOfRecorder(line) || ofLogin.test(line.slice(0, longest))
}
