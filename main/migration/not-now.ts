import { ProblemError } from '../contract/result'

/** A person asked for something that is not to be done now. */
export function notNow(message: string): ProblemError {
  return new ProblemError({ code: 'not-now', message, hint: 'Nothing was done.' })
}

/** The person has stopped it. */
export function stopped(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Stopped.',
    hint: 'Nothing was asked and nothing was changed.',
  })
}
