/**
 * What programs that record write around a session: the header of a log of PuTTY (`=~=~=~= PuTTY log 2026.11.30
 * 08:57:45 =~=~=~=`), the first and the last line of `script`. Each of them parts two sessions.
 */
const ofRecorder =
  /^(?:=~=~=~=~?.*PuTTY log.*=~=~=~=|Script (?:started|done)\b.*|\[?(?:Session|Log) (?:started|opened|closed|ended|stopped)\b.*)/i

/** What a client or a server says when a session ends or begins: what was printed before is over, whole or not. */
const ofLogin =
  /^(?:login as: |Using (?:username|keyboard-interactive)|Last login: |Connection (?:to .* closed|closed|reset|refused)|client_loop: |packet_write_wait: |Network error: |Remote side |Session stopped|\S{1,200}'s password:|[Pp]assword: ?$|Pre-authentication banner|\| Pre-authentication banner|Keyboard-interactive authentication)/

/** Whether a recorder wrote this line by itself, so that it is part of no session. */
export function isOfRecorder(line: string): boolean {
  return ofRecorder.test(line)
}

/** Whether a line parts two sessions, if it is no text within a value. */
export function partsSessions(line: string): boolean {
  return isOfRecorder(line) || ofLogin.test(line)
}
