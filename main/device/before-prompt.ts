/**
 * What the console prints if an administrator must choose another password: "You are forced to change your password,
 * please input a new password.", then `New Password:` and `Confirm Password:` (FortiOS 6.2.1 New Features, 440354;
 * Technical Tip FD50109). Other words for it are not documented, and are not guessed at.
 */
const forcedChange = 'You are forced to change your password, please input a new password.'
const passwordLabels: ReadonlySet<string> = new Set(['New Password:', 'Confirm Password:'])

/** Whether a text, come to rest before the first prompt, waits for a new password in the documented words. */
export function demandsNewPassword(text: string): boolean {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return passwordLabels.has(lines.at(-1) ?? '') && lines.includes(forcedChange)
}

/** The most of such a text that is shown, in characters: what it asks stands at its end. */
const mostShown = 2_000

/** The end of a text, as much of it as is shown; whole lines if there are several. */
export function endOf(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length <= mostShown) return trimmed
  const end = trimmed.slice(-mostShown)
  const firstLine = end.indexOf('\n')
  return firstLine < 0 ? end : end.slice(firstLine + 1)
}
