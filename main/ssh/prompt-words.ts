/** A question of a keyboard-interactive login, as the library hands it on. */
export interface KeyboardInteractivePrompt {
  readonly prompt: string
  readonly echo?: boolean
}

/**
 * Whether the words say that a code of a token is wanted. FortiOS does not document its wording, so that a prompt of
 * other words is simply shown.
 */
export function asksForTokenCode(words: string): boolean {
  return /\btokens?\b|token ?code|fortitoken|\bOTP\b|\bone[- ]time\b|\bpass ?code\b|\b(?:verification|security|authentication|access) code\b/i.test(
    words,
  )
}

/** Whether the password is wanted that one logs in with: hidden, and by no words anything else. */
export function asksForPassword({ prompt, echo }: KeyboardInteractivePrompt): boolean {
  return echo !== true && /pass ?word|passwd|passphrase/i.test(prompt) && !asksForTokenCode(prompt)
}

/**
 * Whether the host wants a new password chosen, in the words of PAM ("Current password:", "New password:", "Retype new
 * password:", "You are required to change your password") and the like. The old password is asked for again in that
 * conversation, so that its every question is refused.
 */
export function asksForNewPassword(words: string): boolean {
  return (
    /\b(?:new|current|old)\)? (?:\S+ )?pass ?word|\b(?:re-?type|re-?enter|repeat|confirm|verify)\b.{0,30}pass ?word/i.test(
      words,
    ) || /pass ?word (?:has |is )?(?:expired|must be changed)|change (?:your|the) pass ?word/i.test(words)
  )
}
