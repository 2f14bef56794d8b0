import { ProblemError } from '../contract/result'
import { maskSecrets } from '../fortios/mask-secrets'

/** The device says nothing more; `shown` is what it said last. */
export function silentProblem(shown: string): ProblemError {
  const unfinished = maskSecrets(shown).split('\n').at(-1) ?? ''
  return new ProblemError({
    code: 'device-silent',
    message: 'The FortiGate stopped answering, so the connection was closed.',
    hint: 'Check the device and the network, then connect again; what was already read and decided is kept.',
    ...(unfinished.trim() !== '' && { detail: unfinished.slice(0, 200) }),
  })
}

/** The device prints without end. */
export function endlessProblem(megabytes: number): ProblemError {
  return new ProblemError({
    code: 'output-endless',
    message: `The FortiGate printed more than ${megabytes} MB without ending, so the connection was closed.`,
    hint: 'Check in another session that no debugging is on ("diagnose debug disable"), then connect again.',
  })
}

/** The person has stopped it. */
export function stoppedProblem(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Stopped.',
    hint: 'Nothing was changed on the FortiGate. Start it again when you are ready.',
  })
}

/** The person has stopped it, and the device did not come back to its prompt. */
export function stoppedWithoutPrompt(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Stopped. The FortiGate did not return to its prompt, so the connection was closed.',
    hint: 'Nothing may be typed while a command may still be running there. Nothing was changed; connect again when you are ready.',
  })
}

/** We have closed the session. */
export function closedProblem(): ProblemError {
  return new ProblemError({
    code: 'connection-closed',
    message: 'The connection to the FortiGate is closed.',
    hint: 'Connect again.',
  })
}

/** The banner was not accepted. */
export function declinedProblem(): ProblemError {
  return new ProblemError({
    code: 'banner-declined',
    message: 'The FortiGate’s banner was not accepted, so the login ended.',
    hint: 'Connect again and accept it, if you are allowed to use this device.',
  })
}

/** The prompt of some other command line appeared; `said` is all of it. */
export function notFortiGate(said: string): ProblemError {
  return new ProblemError({
    code: 'not-a-fortigate',
    message: 'What answers there does not look like a FortiGate.',
    hint: 'Check the address. The command line of a FortiGate shows a prompt such as "FGT-1 # ".',
    ...withWords(said),
  })
}

/** The FortiGate waits for a new password, in its documented words; `said` holds them. */
export function newPasswordProblem(said: string): ProblemError {
  return new ProblemError({
    code: 'password-expired',
    message: 'The FortiGate requires a new password for this account first.',
    hint: 'Nothing was typed there. Log in with another SSH client or in the web interface, change the password, then connect again with the new one.',
    ...withWords(said),
  })
}

/** The first prompt did not come in time; `said`, which may be empty, is what came in its place. */
export function noPromptProblem(said: string): ProblemError {
  return new ProblemError({
    code: 'no-prompt',
    message:
      said === ''
        ? 'The login worked, but then nothing came: no prompt and no other text.'
        : 'The login worked, but instead of its prompt the FortiGate shows something that Tokenferry doesn’t recognize.',
    hint: 'Nothing was typed there. Log in with another SSH client, see what the device asks for and answer it (it may be a new password or a notice to accept), then connect again.',
    ...withWords(said),
  })
}

/** The connection ended before the first prompt, behind some words. */
export function closedBeforePrompt(said: string): ProblemError {
  return new ProblemError({
    code: 'closed-before-prompt',
    message: 'The connection ended before the FortiGate showed its prompt. Before that, it printed this:',
    hint: 'Nothing was typed there, and Tokenferry doesn’t try again on its own: some devices lock an account after a few logins. Do what the text below asks for, or try another SSH client, then connect again.',
    ...withWords(said),
  })
}

/** Something came behind a banner while the person was reading it, so it was not accepted. */
export function overtakenBanner(said: string): ProblemError {
  return new ProblemError({
    code: 'banner-overtaken',
    message:
      'While its banner was open, the FortiGate continued on its own, so nothing was answered and the session was closed.',
    hint: 'Connect again, and answer the banner right after reading it.',
    ...withWords(said),
  })
}

/** Words of the device, already masked. */
function withWords(said: string): { readonly detail?: string } {
  return said === '' ? {} : { detail: said }
}

/** The device is at something that looks like a question, where none belongs; `shown` ends with it. */
export function unexpectedQuestion(shown: string): ProblemError {
  return new ProblemError({
    code: 'unexpected-question',
    message: 'The FortiGate may be asking something unexpected, so the connection was closed.',
    hint: 'Nothing was answered. Read its words, then connect again; what was already read and decided is kept.',
    detail: maskSecrets(shown).split('\n').slice(-5).join('\n'),
  })
}

/** Something came while the question stood open; `printed` is all of it. */
export function questionUsedUp(printed: string): ProblemError {
  return new ProblemError({
    code: 'question-used-up',
    message:
      'The FortiGate printed something after its question, so it was not answered and the connection was closed.',
    hint: 'Nothing was typed. Read below what it printed; Tokenferry reads the FortiGate again over a new connection.',
    ...(printed.trim() !== '' && { detail: maskSecrets(printed).slice(0, 4_000) }),
  })
}

/** A line was about to be typed into a session in which a question may be open. */
export function questionOpen(command: string): ProblemError {
  return new ProblemError({
    code: 'question-open',
    message: `The FortiGate may still be waiting for an answer, so "${command}" was not typed and the connection was closed.`,
    hint: 'Connect again: Tokenferry reads the FortiGate over a new connection.',
  })
}
