import { ProblemError } from '../contract/result'
import { maskSecrets } from '../fortios/mask-secrets'

/** The device says nothing more; `shown` is what it said last. */
export function silentProblem(shown: string): ProblemError {
  const unfinished = maskSecrets(shown).split('\n').at(-1) ?? ''
  return new ProblemError({
    code: 'device-silent',
    message: 'The FortiGate stopped answering, so the connection was closed.',
    hint: 'Check the device and the link, then connect again; what was already read and decided is kept.',
    ...(unfinished.trim() !== '' && { detail: unfinished.slice(0, 200) }),
  })
}

/** The device prints without end. */
export function endlessProblem(megabytes: number): ProblemError {
  return new ProblemError({
    code: 'output-endless',
    message: `The FortiGate printed more than ${String(megabytes)} MB without coming to an end, so the connection was closed.`,
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
    message: 'The banner of the FortiGate was not accepted, so it let nobody in.',
    hint: 'Connect again and accept it, if you are allowed to use this device.',
  })
}

/** No prompt of a FortiGate appeared; `shown` is what did. */
export function notFortiGate(shown: string): ProblemError {
  return new ProblemError({
    code: 'not-a-fortigate',
    message: 'What answers there does not look like a FortiGate.',
    hint: 'Check the address. The command line of a FortiGate shows a prompt such as "FGT-1 # ".',
    ...(shown.trim() !== '' && { detail: maskSecrets(shown.trim()).slice(-300) }),
  })
}

/** The device asked something at a command that asks nothing; `printed` ends with the question. */
export function unexpectedQuestion(command: string, printed: string): ProblemError {
  return new ProblemError({
    code: 'unexpected-question',
    message: `The FortiGate asked something unexpected at "${command}", and was answered "n".`,
    hint: 'Look at the console below for its words.',
    detail: maskSecrets(printed).split('\n').slice(-5).join('\n'),
  })
}
